export type ParticipantType =
  | "exchange"
  | "hospital"
  | "private-practice"
  | "nursing-home"
  | "behavioural-health"
  | "laboratory"
  | "health-plan"
  | "community-organisation"
  | "ems-agency";

export type DemoParticipant = {
  readonly key: string;
  readonly name: string;
  readonly type: ParticipantType;
  readonly emergencyServices: boolean;
  readonly part2Program: boolean;
  readonly mentalHealthLicensed: boolean;
  readonly minorConsentServices: boolean;
  readonly timeZone: string;
  readonly sites?: readonly string[];
};

const plain = {
  emergencyServices: false,
  part2Program: false,
  mentalHealthLicensed: false,
  minorConsentServices: false,
  timeZone: "America/New_York",
} as const;

/** The organisations of the region and the exchange itself; `key` is how sources, accounts and consents name them. */
export const participants: readonly DemoParticipant[] = [
  { ...plain, key: "exchange", name: "Crossbay Health Information Exchange", type: "exchange" },
  {
    ...plain,
    key: "crossbay-general",
    name: "Crossbay General Hospital",
    type: "hospital",
    emergencyServices: true,
    minorConsentServices: true,
    sites: ["Main Campus", "Ferry Road Outpatient Pavilion"],
  },
  {
    ...plain,
    key: "lantern-street",
    name: "Lantern Street Family Practice",
    type: "private-practice",
    sites: ["Lantern Street"],
  },
  {
    ...plain,
    key: "saltmarsh",
    name: "Saltmarsh Nursing Home",
    type: "nursing-home",
    sites: ["East Wing", "West Wing"],
  },
  {
    ...plain,
    key: "tidewater",
    name: "Tidewater Recovery Center",
    type: "behavioural-health",
    part2Program: true,
  },
  { ...plain, key: "northpoint", name: "Northpoint Laboratories", type: "laboratory" },
  { ...plain, key: "bayline", name: "Bayline Health Plan", type: "health-plan" },
  { ...plain, key: "open-door", name: "Open Door Community Services", type: "community-organisation" },
  { ...plain, key: "pier-nine", name: "Pier Nine Ambulance", type: "ems-agency", emergencyServices: true },
];
