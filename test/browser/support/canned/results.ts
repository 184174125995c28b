import type { ResultSeries, ResultValue } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

interface Test {
  name: string;
  category: string;
  unit?: string;
  range?: { text: string; low?: number; high?: number };
  /** Oldest first, one a quarter, the last on 12 Mar 2026. */
  values: (number | string)[];
  flag?: "H" | "HH" | "L" | "LL" | "A";
  note?: string;
}

const metabolic = "Basic metabolic panel";
const count = "Complete blood count";
const lipids = "Lipid panel";

const tests: Test[] = [
  {
    name: "Hemoglobin",
    category: count,
    unit: "g/dL",
    range: { text: "12.0–15.5", low: 12, high: 15.5 },
    values: [12.9, 12.4, 12.1, 11.6, 11.2],
    flag: "L",
  },
  {
    name: "Leukocytes",
    category: count,
    unit: "10*3/uL",
    range: { text: "4.0–11.0", low: 4, high: 11 },
    values: [6.1, 7.2, 5.9, 6.6],
  },
  {
    name: "Platelets",
    category: count,
    unit: "10*3/uL",
    range: { text: "150–400", low: 150, high: 400 },
    values: [251, 263, 244, 239],
  },
  {
    name: "Potassium",
    category: metabolic,
    unit: "mmol/L",
    range: { text: "3.5–5.1", low: 3.5, high: 5.1 },
    values: [4.1, 4.4, 4.3, 4.9, 5.3, 6.4],
    flag: "HH",
    note: "Called to Rosa Delgado NP at 14:12. Specimen not hemolyzed.",
  },
  {
    name: "Sodium",
    category: metabolic,
    unit: "mmol/L",
    range: { text: "136–145", low: 136, high: 145 },
    values: [139, 140, 138, 141],
  },
  {
    name: "Creatinine",
    category: metabolic,
    unit: "mg/dL",
    range: { text: "0.5–1.1", low: 0.5, high: 1.1 },
    values: [0.9, 1.0, 1.2, 1.5, 1.8],
    flag: "H",
  },
  {
    name: "Glucose",
    category: metabolic,
    unit: "mg/dL",
    range: { text: "70–99", low: 70, high: 99 },
    values: [92, 97, 95, 96],
  },
  {
    name: "Calcium",
    category: metabolic,
    unit: "mg/dL",
    range: { text: "8.6–10.2", low: 8.6, high: 10.2 },
    values: [9.3],
  },
  {
    name: "Cholesterol in LDL",
    category: lipids,
    unit: "mg/dL",
    range: { text: "< 130", high: 130 },
    values: [118, 121, 109],
  },
  {
    name: "Cholesterol in HDL",
    category: lipids,
    unit: "mg/dL",
    range: { text: "> 50", low: 50 },
    values: [58, 61, 60],
  },
  {
    name: "Triglyceride [Mass/volume] in Serum or Plasma",
    category: lipids,
    unit: "mg/dL",
    range: { text: "< 150", high: 150 },
    values: [131, 120, 126],
  },
  {
    name: "Hemoglobin A1c",
    category: "Diabetes",
    unit: "%",
    range: { text: "< 5.7", high: 5.7 },
    values: [5.4, 5.5, 5.6],
  },
  {
    name: "Thyrotropin [Units/volume] in Serum or Plasma by Detection limit <= 0.005 mIU/L",
    category: "Thyroid",
    unit: "mIU/L",
    range: { text: "0.4–4.0", low: 0.4, high: 4 },
    values: [2.1, 1.9],
  },
  { name: "SARS-CoV-2 RNA", category: "Microbiology", values: ["Not detected"] },
  {
    name: "Urine culture",
    category: "Microbiology",
    values: ["Escherichia coli, more than 100,000 colony forming units per milliliter"],
    flag: "A",
  },
  { name: "Body weight", category: "Vital signs", unit: "kg", values: [71.2, 70.8, 70.1, 69.4] },
];

const directions = { H: "high", HH: "high", L: "low", LL: "low", A: "abnormal" } as const;

/** Sixteen tests of Maria Twinning, newest values first. */
export const series: ResultSeries[] = tests.map((test, testPlace) => {
  const values = test.values.map((value, place) => measured(test, { value, place, testPlace })).reverse();
  return {
    seriesId: `series-${testPlace + 1}`,
    name: test.name,
    category: test.category,
    ...(test.unit ? { unit: test.unit } : {}),
    values,
    count: values.length,
  };
});

interface Placed {
  value: number | string;
  place: number;
  testPlace: number;
}

function measured(test: Test, { value, place, testPlace }: Placed): ResultValue {
  const last = test.values.length - 1;
  const at = quarterBefore(last - place);
  return {
    id: uuidOf(1000 + testPlace * 20 + place),
    from: { source: place % 3 === 2 ? "Crossbay General Hospital" : "Northpoint Laboratories", at },
    at,
    value: String(value),
    ...(typeof value === "number" ? { number: value } : {}),
    ...(test.unit ? { unit: test.unit } : {}),
    ...(test.range ? { range: test.range } : {}),
    ...(test.flag && place === last ? { flag: test.flag, direction: directions[test.flag] } : {}),
    critical: place === last && (test.flag === "HH" || test.flag === "LL"),
    status: "final",
    ...(test.note && place === last ? { note: test.note } : {}),
  };
}

function quarterBefore(quarters: number): string {
  const at = new Date(Date.UTC(2026, 2, 12, 18, 5));
  at.setUTCDate(at.getUTCDate() - quarters * 91);
  return at.toISOString();
}
