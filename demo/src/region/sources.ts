export type DemoSource = {
  readonly key: string;
  readonly participantKey: string;
  readonly name: string;
  /** MSH-3 */
  readonly sendingApplication: string;
  /** MSH-4 */
  readonly sendingFacility: string;
  /** PID-3.4 */
  readonly assigningAuthority: string;
  readonly timeZone: string;
  /** Sensitivity labels that everything from this source carries. */
  readonly labels: readonly string[];
  /** How its HL7 v2 feed speaks; absent: it has none. */
  readonly hl7v2?: {
    readonly version: "2.3" | "2.4" | "2.5.1";
    readonly time: "seconds-with-offset" | "seconds" | "minutes";
  };
};

const timeZone = "America/New_York";

/** The sending systems, one a participant that has any; only those with `hl7v2` send messages. */
export const sources: readonly DemoSource[] = [
  {
    key: "CGH",
    participantKey: "crossbay-general",
    name: "Crossbay General registration and results",
    sendingApplication: "BEACON",
    sendingFacility: "CGH",
    assigningAuthority: "CGH",
    timeZone,
    labels: [],
    hl7v2: { version: "2.5.1", time: "seconds-with-offset" },
  },
  {
    key: "LSFP",
    participantKey: "lantern-street",
    name: "Lantern Street office system",
    sendingApplication: "OFFICEPAL",
    sendingFacility: "LSFP",
    assigningAuthority: "LSFP",
    timeZone,
    labels: [],
    hl7v2: { version: "2.4", time: "seconds" },
  },
  {
    key: "SNH",
    participantKey: "saltmarsh",
    name: "Saltmarsh census",
    sendingApplication: "CENSUS",
    sendingFacility: "SNH",
    assigningAuthority: "SNH",
    timeZone,
    labels: [],
    hl7v2: { version: "2.3", time: "minutes" },
  },
  {
    key: "TRC",
    participantKey: "tidewater",
    name: "Tidewater counselling record",
    sendingApplication: "HAVEN",
    sendingFacility: "TRC",
    assigningAuthority: "TRC",
    timeZone,
    labels: ["part2"],
    hl7v2: { version: "2.5.1", time: "seconds" },
  },
  {
    key: "NPL",
    participantKey: "northpoint",
    name: "Northpoint laboratory system",
    sendingApplication: "LABLINE",
    sendingFacility: "NPL",
    assigningAuthority: "NPL",
    timeZone,
    labels: [],
    hl7v2: { version: "2.5.1", time: "seconds-with-offset" },
  },
  {
    key: "BLH",
    participantKey: "bayline",
    name: "Bayline claims",
    sendingApplication: "CLAIMS",
    sendingFacility: "BLH",
    assigningAuthority: "BLH",
    timeZone,
    labels: [],
  },
  {
    key: "PNA",
    participantKey: "pier-nine",
    name: "Pier Nine field record",
    sendingApplication: "FIELDBOOK",
    sendingFacility: "PNA",
    assigningAuthority: "PNA",
    timeZone,
    labels: [],
  },
];

/** The source of this key; throws on an unknown one. */
export function sourceOf(key: string): DemoSource {
  const source = byKey.get(key);
  if (!source) throw new Error(`No demo source ${key}`);
  return source;
}

const byKey = new Map(sources.map((source) => [source.key, source]));
