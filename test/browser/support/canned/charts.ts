import type { Chart, ChartEncounter, PersonBanner, ResultTrend } from "@crossbay/contract";
import { anneke, maria, uuidOf } from "./people.ts";
import { series } from "./results.ts";

export const withholdingNotice =
  "Some information may be withheld from this chart, by the patient's decision or by law. The same sentence stands on every chart.";

const general = (at: string) => ({ source: "Crossbay General Hospital", at });
const lantern = (at: string) => ({ source: "Lantern Street Family Practice", at });
const shown = <Item>(items: Item[], more = false) => ({ state: "shown" as const, items, more });
const notInRole = { state: "not-in-your-role" as const, items: [], more: false };

const encounter = (tail: number, rest: Omit<ChartEncounter, "id">): ChartEncounter => ({
  id: uuidOf(300 + tail),
  ...rest,
});

const encounters: ChartEncounter[] = [
  encounter(1, {
    class: "Emergency",
    status: "finished",
    start: "2026-03-12T16:20:00Z",
    end: "2026-03-12T23:10:00Z",
    location: "Emergency Department, Bay 4",
    reason: "Palpitations and weakness",
    attending: "OKAFOR, Amara",
    disposition: "Home",
    from: general("2026-03-12T23:12:00Z"),
  }),
  encounter(2, {
    class: "Ambulatory",
    status: "finished",
    start: "2026-02-19T14:00:00Z",
    end: "2026-02-19T14:30:00Z",
    location: "Room 2",
    reason: "Blood pressure follow-up",
    attending: "DELGADO, Rosa",
    from: lantern("2026-02-19T15:01:00Z"),
  }),
  encounter(3, {
    class: "Inpatient",
    status: "finished",
    start: "2025-08-03T09:00:00Z",
    end: "2025-08-06T16:00:00Z",
    location: "5 West, 512-A",
    reason: "Acute pyelonephritis",
    attending: "HALVORSEN, Nils",
    disposition: "Home",
    from: general("2025-08-06T16:04:00Z"),
  }),
  encounter(4, {
    class: "Ambulatory",
    status: "finished",
    start: "2025-05-14T13:00:00Z",
    end: "2025-05-14T13:20:00Z",
    reason: "Annual examination",
    attending: "DELGADO, Rosa",
    from: lantern("2025-05-14T14:00:00Z"),
  }),
  encounter(5, {
    class: "Ambulatory",
    status: "finished",
    start: "2024-11-20",
    reason: "Influenza immunization",
    from: lantern("2024-11-20T15:30:00Z"),
  }),
  encounter(6, {
    class: "Emergency",
    status: "finished",
    start: "2024-06-02T02:11:00Z",
    end: "2024-06-02T05:00:00Z",
    reason: "Laceration of left hand",
    from: general("2024-06-02T05:02:00Z"),
  }),
];

const mariaChart: Chart = {
  banner: maria,
  withholdingNotice,
  notices: [],
  demographics: {
    addresses: ["14 Lantern Street, Apt 2, Crossbay, NY 11901"],
    phones: ["(555) 010-4417"],
    otherNames: ["TWINNING-HALE, Maria"],
    language: "English",
  },
  identifiers: shown([
    {
      value: "LSFP-20417",
      authority: "Lantern Street Family Practice",
      type: "Medical record number",
      from: lantern("2026-02-19T15:01:00Z"),
    },
    {
      value: "CGH-100245",
      authority: "Crossbay General Hospital",
      type: "Medical record number",
      from: general("2026-03-12T16:22:00Z"),
    },
  ]),
  problems: shown([
    {
      id: uuidOf(201),
      name: "Chronic kidney disease, stage 3",
      code: "N18.30",
      codeSystem: "ICD-10-CM",
      status: "active",
      onset: "2025-09",
      from: lantern("2026-02-19T15:01:00Z"),
    },
    {
      id: uuidOf(202),
      name: "Essential hypertension",
      code: "I10",
      codeSystem: "ICD-10-CM",
      status: "active",
      onset: "2019",
      from: lantern("2026-02-19T15:01:00Z"),
    },
    {
      id: uuidOf(203),
      name: "Iron deficiency anemia",
      code: "D50.9",
      codeSystem: "ICD-10-CM",
      status: "active",
      onset: "2025-12-01",
      from: general("2026-03-12T23:12:00Z"),
    },
    {
      id: uuidOf(204),
      name: "Acute pyelonephritis",
      code: "N10",
      codeSystem: "ICD-10-CM",
      status: "resolved",
      onset: "2025-08-03",
      from: general("2025-08-06T16:04:00Z"),
    },
  ]),
  allergies: shown([
    {
      id: uuidOf(211),
      substance: "Penicillin",
      reactions: ["Anaphylaxis"],
      severity: "severe",
      category: "medication",
      status: "active",
      onset: "1999",
      from: general("2026-03-12T16:22:00Z"),
    },
    {
      id: uuidOf(212),
      substance: "Latex",
      reactions: ["Contact dermatitis"],
      severity: "moderate",
      category: "environment",
      status: "active",
      from: lantern("2025-05-14T14:00:00Z"),
    },
  ]),
  encounters: shown(encounters, true),
  results: shown(series),
  reports: shown([
    {
      id: uuidOf(221),
      name: "Chest X-ray, two views",
      at: "2026-03-12T17:40:00Z",
      status: "final",
      orderedBy: "OKAFOR, Amara",
      text: "FINDINGS: Heart size normal. Lungs clear. No effusion.\n\nIMPRESSION: No acute cardiopulmonary disease.",
      from: general("2026-03-12T18:20:00Z"),
    },
    {
      id: uuidOf(222),
      name: "Renal ultrasound",
      at: "2025-10-02T15:00:00Z",
      status: "final",
      orderedBy: "DELGADO, Rosa",
      text: "Both kidneys small with thinned cortex. No hydronephrosis.",
      from: general("2025-10-02T17:11:00Z"),
    },
  ]),
  coverages: shown([
    {
      id: uuidOf(231),
      payer: "Bayline Health Plan",
      memberId: "BLP-4471920",
      plan: "Harbor PPO",
      from: general("2026-03-12T16:22:00Z"),
    },
  ]),
  contacts: shown([
    {
      id: uuidOf(241),
      name: "TWINNING, Marta",
      relationship: "Sister",
      phone: "(555) 010-4418",
      from: general("2026-03-12T16:22:00Z"),
    },
  ]),
  verdicts: { recordConsent: { allowed: true }, openResultWindow: { allowed: true } },
};

/** Somebody of whom little is known, read by a registrar's eyes. */
const sparseChart: Chart = {
  banner: { ...anneke, allergies: [] },
  withholdingNotice,
  notices: [],
  demographics: { addresses: [], phones: [], otherNames: [] },
  identifiers: shown([]),
  problems: notInRole,
  allergies: notInRole,
  encounters: { state: "dates-only", items: encounters.slice(0, 1), more: false },
  results: notInRole,
  reports: notInRole,
  coverages: shown([]),
  contacts: shown([]),
  verdicts: { recordConsent: { allowed: true }, openResultWindow: { allowed: false, because: "Not in your role." } },
};

export const charts = new Map<string, Chart>([
  [maria.personId, mariaChart],
  [anneke.personId, sparseChart],
]);

export function trendOf(banner: PersonBanner, seriesId: string): ResultTrend | undefined {
  const found = series.find((each) => each.seriesId === seriesId);
  return found && { banner, withholdingNotice, notices: [], series: found };
}
