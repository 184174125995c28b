import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import type { DemoConsent } from "../region/consents.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

const story = "Robert Smith × 5";

type One = {
  readonly self: Demographics;
  /** Complaint at the emergency department. */
  readonly code: string;
  readonly value?: DemoConsent["value"];
  readonly scope?: "community";
  /** As the practice has him, when he goes there. */
  readonly practice?: Partial<Demographics>;
};

const smith = { family: "Smith", given: "Robert", sex: "M" } as const;

/** Five men of one name; two were born on the same day, two live in the same street. */
const five: readonly One[] = [
  {
    self: {
      ...smith,
      middle: "Alan",
      birthDate: "1958-02-14",
      address: { street: "22 Harbor St", city: "Crossbay", zip: "00112" },
      phone: "5185550190",
    },
    code: "R07.9",
    value: "grant",
    practice: { given: "Bob" },
  },
  {
    self: {
      ...smith,
      middle: "Brian",
      birthDate: "1958-02-14",
      address: { street: "701 Quarry Rd", city: "Pier Hill", zip: "00121" },
      phone: "5185550191",
    },
    code: "M54.50",
    value: "deny",
  },
  {
    self: {
      ...smith,
      birthDate: "1979-12-01",
      address: { street: "29 Harbor St", city: "Crossbay", zip: "00112" },
      phone: "5185550192",
    },
    code: "S61.411A",
    value: "emergency-only",
  },
  {
    self: {
      ...smith,
      middle: "Dean",
      birthDate: "1985-07-19",
      address: { street: "140 Osprey Ave", city: "Saltmarsh", zip: "00117" },
    },
    code: "K52.9",
  },
  {
    self: {
      ...smith,
      middle: "Earl",
      birthDate: "2001-05-06",
      address: { street: "6 Icehouse Ct", unit: "Apt 2", city: "Crossbay", zip: "00113" },
      phone: "5185550194",
    },
    code: "S93.401A",
    value: "grant",
    scope: "community",
    practice: { given: "Rob" },
  },
];

export const tellSmith = (calendar: Calendar): readonly Chronicle[] =>
  five.map((one, index) => tellOne(calendar, one, index));

function tellOne(calendar: Calendar, { self, code, value, scope, practice }: One, index: number): Chronicle {
  const ordinal = 12 + index;
  const life = cast({ key: `robert-smith-${index + 1}`, story, ordinal, self });
  const hospital = record("CGH", `201000${ordinal}`, self);
  const events = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(30 + index * 47, 9 + index * 2.3),
    complaint: complaintOf(code),
    admits: false,
  });
  if (practice) {
    const atPractice = record("LSFP", `L1000${ordinal}`, { ...self, ...practice });
    events.push(
      ...every(calendar, 190, 2, 14).flatMap((at) =>
        planPracticeVisit({ life, practice: atPractice, at, panelKeys: [], reason: "Check-up" }),
      ),
    );
  }
  if (value === undefined) return tell(life, { story, self }, calendar, events);
  const decision = scope
    ? { scope, value }
    : { scope: "participant" as const, participantKey: "crossbay-general", value };
  return tell(life, { story, self }, calendar, events, [
    signed(life, hospital, calendar.daysAgo(29 + index * 47), decision),
  ]);
}
