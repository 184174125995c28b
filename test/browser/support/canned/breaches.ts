import type { BreachCase } from "@crossbay/contract";
import { generalId } from "./participants.ts";
import { uuidOf } from "./people.ts";

const general = "Crossbay General Hospital";

const factor = (rating: "low" | "medium" | "high", words: string) => ({ rating, words });

export const breachCases: BreachCase[] = [
  {
    id: uuidOf(1501),
    number: "B-2026-0007",
    participantId: generalId,
    participantName: general,
    title: "Chart of a colleague opened without a reason",
    what: "A registrar opened the chart of a nurse of the same ward on 12 October, on a day on which she was no patient.\nThe privacy officer found it through a flag.",
    discoveredOn: "2026-10-13",
    patientsConcerned: 1,
    reportedAt: "2026-10-13T15:00:00Z",
    reportedBy: "ELLERY, Tom",
    state: "open",
    clock: [
      {
        step: "reported",
        words: "Reported to the exchange, one business day after it was discovered",
        dueOn: "2026-10-14",
        doneAt: "2026-10-13T15:00:00Z",
        late: false,
      },
      {
        step: "assessed",
        words: "Risk assessed by the four factors of 45 CFR 164.402, ten business days after it was discovered",
        dueOn: "2026-10-23",
        late: true,
      },
      {
        step: "patients-told",
        words: "Patients told in writing, 60 days after it was discovered at the latest (45 CFR 164.404)",
        dueOn: "2036-12-12",
        late: false,
      },
      {
        step: "authority-told",
        words: "Secretary of Health told, 60 days after the end of the year at the latest (45 CFR 164.408)",
        dueOn: "2037-03-01",
        late: false,
      },
      { step: "closed", words: "Closed", late: false },
    ],
    log: [
      { at: "2026-10-14T09:10:00Z", by: "ELLERY, Tom", words: "Talked to the registrar, who says it was curiosity." },
    ],
  },
  {
    id: uuidOf(1502),
    number: "B-2026-0003",
    participantId: generalId,
    participantName: general,
    title: "Letter sent to the wrong address",
    what: "A letter about an emergency access went to the address of a former household.",
    discoveredOn: "2026-05-04",
    patientsConcerned: 1,
    reportedAt: "2026-05-04T10:00:00Z",
    reportedBy: "ELLERY, Tom",
    state: "closed",
    assessment: {
      natureOfData: factor("low", "Name and the day of the visit alone."),
      whoReceived: factor("low", "A sister, who gave it back unopened."),
      acquiredOrViewed: factor("low", "The seal was whole."),
      mitigation: factor("low", "The address is corrected, and the letter destroyed."),
      conclusion: "low-probability",
    },
    clock: [
      {
        step: "reported",
        words: "Reported to the exchange, one business day after it was discovered",
        dueOn: "2026-05-05",
        doneAt: "2026-05-04T10:00:00Z",
        late: false,
      },
      {
        step: "assessed",
        words: "Risk assessed by the four factors of 45 CFR 164.402, ten business days after it was discovered",
        dueOn: "2026-05-14",
        doneAt: "2026-05-06T10:00:00Z",
        late: false,
      },
      { step: "closed", words: "Closed", doneAt: "2026-05-08T10:00:00Z", late: false },
    ],
    log: [],
  },
];
