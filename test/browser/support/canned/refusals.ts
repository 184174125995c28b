import type { RefusalExplanation } from "@crossbay/contract";

export const explainedId = "0193a4f2-77c1-7d40-9a55-3fdc0a1e9b20";

export const refusalExplained: RefusalExplanation = {
  requestId: explainedId,
  events: [
    {
      at: "2026-11-01T19:03:52Z",
      who: "OKAFOR, Amara (aokafor)",
      title: "Emergency physician",
      participantName: "Crossbay General Hospital",
      what: "Opening a chart",
      verdict: "refused",
      rule: "no-consent",
      sentence: "No decision of the patient lets Crossbay General Hospital see the record.",
    },
  ],
  now: {
    consent: "none",
    sentence: "It would be refused again: no decision is recorded.",
    linkedPatients: 2,
    reviewWaits: true,
  },
  advice: [
    "Ask the patient, and record the decision on the page of consent.",
    "In a medical emergency break the glass: the title includes it.",
  ],
};
