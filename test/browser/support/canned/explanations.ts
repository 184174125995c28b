import type { ExplainedField, Explanation } from "@crossbay/contract";

const field = (
  place: string,
  name: string,
  value: string,
  fate: ExplainedField["fate"],
  ...becomes: string[]
): ExplainedField => ({ place, name, value, fate, becomes });

const patient = {
  resourceType: "Patient",
  identifier: [{ system: "urn:crossbay:authority:CGH", value: "CGH-100245" }],
  name: [{ family: "Quickwater", given: ["Iris", "Maeve"] }],
  birthDate: "1980-02-29",
};

export const acceptedExplanation: Explanation = {
  answer: "AA",
  faults: [
    {
      code: "102",
      severity: "W",
      place: "PID-13",
      sentence: "The phone number (PID-13) has no digits and was left out.",
    },
  ],
  sourceCode: "CGH-ADT",
  event: "ADT^A01",
  eventAt: "2026-11-01T18:59:44Z",
  segments: [
    {
      name: "MSH",
      sequence: 1,
      title: "Message header",
      fields: [
        field("MSH-3", "Sending application", "HARBORCARE", "used", "finds the source"),
        field("MSH-4", "Sending facility", "CGH", "used", "finds the source"),
        field("MSH-7", "Date/time of message", "20261101135944-0500", "used", "Provenance.occurredDateTime"),
        field("MSH-9", "Message type", "ADT^A01^ADT_A01", "used", "decides what the message does"),
        field("MSH-10", "Message control id", "M2026110100801", "used", "makes a retry known"),
      ],
    },
    {
      name: "PID",
      sequence: 1,
      title: "Patient identification",
      fields: [
        field("PID-1", "Set id", "1", "kept"),
        field("PID-3", "Patient identifier list", "CGH-100245^^^CGH^MR", "used", "Patient.identifier"),
        field("PID-5", "Patient name", "Quickwater^Iris^Maeve", "used", "Patient.name"),
        field("PID-7", "Date/time of birth", "19800229", "used", "Patient.birthDate"),
        {
          ...field("PID-13", "Phone number, home", "(call the ward)", "warned"),
          fault: {
            code: "102",
            severity: "W",
            place: "PID-13",
            sentence: "The phone number (PID-13) has no digits and was left out.",
          },
        },
        field("PID-18", "Patient account number", "V2026110188", "kept"),
      ],
    },
    {
      name: "ZPI",
      sequence: 1,
      title: "",
      fields: [field("ZPI-2", "", "VIP^N", "kept"), field("ZPI-3", "", "20261101", "kept")],
    },
  ],
  resources: [
    {
      type: "Patient",
      words: "Iris Maeve Quickwater, female, born 29 Feb 1980, record number CGH-100245",
      json: JSON.stringify(patient, undefined, 2),
    },
    {
      type: "Encounter",
      words: "Inpatient at 4W, room 412, bed B, since 1 Nov 2026 13:55, attending Amara Okafor",
      json: JSON.stringify({ resourceType: "Encounter", status: "in-progress", class: { code: "IMP" } }, undefined, 2),
    },
  ],
  match: {
    outcome: "review",
    sentence: "The record number is new. Two people are similar; one of them closely enough that a steward would look.",
    candidates: [
      {
        bits: 14.2,
        verdict: "review",
        sharesIdentifier: false,
        fields: [
          { field: "Family name", bits: 9.6, words: "the same, and rare here" },
          { field: "Given name", bits: 4.1, words: "one letter differs" },
          { field: "Birth date", bits: -3.2, words: "day and month swapped" },
          { field: "Sex", bits: 0.9, words: "the same" },
          { field: "Postal code", bits: 2.8, words: "the same" },
        ],
      },
      {
        bits: -11.5,
        verdict: "other",
        sharesIdentifier: true,
        fields: [
          { field: "Family name", bits: 9.6, words: "the same, and rare here" },
          { field: "Birth date", bits: -14.3, words: "another" },
          { field: "Sex", bits: -6.8, words: "another" },
        ],
      },
    ],
  },
};

export const refusedExplanation: Explanation = {
  answer: "AE",
  faults: [
    {
      code: "101",
      severity: "E",
      place: "PID-3",
      sentence:
        "The patient's record number (PID-3) is missing; without it nobody can say whose chart this belongs to.",
    },
  ],
  sourceCode: "CGH-ADT",
  event: "ADT^A01",
  segments: acceptedExplanation.segments,
  resources: [],
};
