import { allergies } from "../clinical/allergies.ts";
import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planResidence } from "../history/plan-residence.ts";
import type { PlannedEvent } from "../history/planned-event.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics, SourceRecord } from "../people/demo-person.ts";
import { yearMs } from "../wall-time.ts";
import { type Calendar, cast, record, signed, tell } from "./story.ts";

/** Lives at Saltmarsh and is in the emergency department every other week; once under a second number. */
export function tellWalterFinch(calendar: Calendar): readonly Chronicle[] {
  const story = "Walter Finch";
  const self: Demographics = {
    family: "Finch",
    given: "Walter",
    middle: "James",
    birthDate: "1941-04-27",
    sex: "M",
    address: { street: "1 Saltmarsh Way", unit: "Room 14", city: "Saltmarsh", zip: "00117" },
    phone: "5185550186",
    ssn: "987654322",
  };
  const life = cast({
    key: "walter-finch",
    story,
    ordinal: 9,
    self,
    conditions: [
      { key: "obstructiveLungDisease", since: calendar.last - 11 * yearMs },
      { key: "heartFailure", since: calendar.last - 4 * yearMs },
      { key: "hypertension", since: calendar.last - 14 * yearMs },
    ],
    allergies: [allergies[2]!],
    memberNumber: "BL90010009",
    about: {
      maritalStatus: "W",
      nextOfKin: {
        family: "Finch",
        given: "Hannah",
        relation: { code: "GCH", name: "Grandchild" },
        phone: "5185550187",
      },
    },
  });
  const home = record("SNH", "S-100009", { ...self, family: "FINCH", given: "WALTER", middle: "J" });
  const hospital = record("CGH", "20100009", self);
  const doubled: SourceRecord = {
    ...record("CGH", "20900009", {
      family: "Finch",
      given: "Walt",
      birthDate: self.birthDate,
      sex: "M",
      address: { street: "Saltmarsh Nursing Home", city: "Saltmarsh", zip: "00117" },
    }),
    mergedInto: hospital.recordNumber,
  };
  const residence = planResidence({ life, home, at: calendar.daysAgo(640, 11), reason: "Long-term care" });
  const dyspnea = {
    ...complaintOf("J45.901"),
    code: "J44.1",
    name: "Chronic obstructive pulmonary disease with (acute) exacerbation",
    worksUp: ["bloodCount", "natriureticPeptide"] as const,
  };
  const emergencies = [310, 221, 142, 83, 71, 58, 36, 22, 6].flatMap((days, index) =>
    planEmergencyVisit({
      life,
      hospital: days === 58 ? doubled : hospital,
      at: calendar.daysAgo(days, (index * 5.3) % 24),
      complaint: index % 3 === 2 ? complaintOf("R55") : dyspnea,
      admits: index === 1 || index === 6,
    }),
  );
  const merge: PlannedEvent = {
    kind: "merge",
    at: calendar.daysAgo(55, 9.7),
    life,
    record: hospital,
    retired: doubled,
  };
  return [
    tell(
      life,
      { story, self },
      calendar,
      [...residence, ...emergencies, merge],
      [
        signed(
          life,
          hospital,
          calendar.daysAgo(300),
          { scope: "community", value: "grant" },
          { signerName: "Hannah Finch", signerRelation: "health-care-agent" },
        ),
      ],
    ),
  ];
}
