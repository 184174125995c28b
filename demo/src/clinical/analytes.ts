import type { Sex } from "../people/demo-person.ts";

/** Something a laboratory or a nurse measures: LOINC, UCUM, and what is usual in a healthy adult. */
export type Analyte = {
  /** LOINC */
  readonly code: string;
  readonly name: string;
  /** UCUM */
  readonly unit: string;
  readonly decimals: number;
  readonly low?: number;
  readonly high?: number;
  /** Beyond these a flag becomes LL or HH. */
  readonly panicLow?: number;
  readonly panicHigh?: number;
  /** Where the reference range or the usual value differs for women. */
  readonly women?: { readonly low?: number; readonly high?: number; readonly usual?: number };
  readonly usual: number;
  /** Spread between healthy people; a single person's own results vary by about a third of it. */
  readonly spread: number;
};

type Rest = Omit<Analyte, "code" | "name" | "unit" | "decimals" | "usual" | "spread">;

const analyte = (
  code: string,
  name: string,
  unit: string,
  decimals: number,
  usual: number,
  spread: number,
  rest: Rest,
): Analyte => ({ code, name, unit, decimals, usual, spread, ...rest });

export const analytes = {
  glucose: analyte("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", 0, 89, 7, {
    low: 70,
    high: 99,
    panicLow: 45,
    panicHigh: 400,
  }),
  ureaNitrogen: analyte("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma", "mg/dL", 0, 13, 3, {
    low: 7,
    high: 20,
    panicHigh: 100,
  }),
  creatinine: analyte("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", 2, 0.95, 0.11, {
    low: 0.7,
    high: 1.3,
    panicHigh: 7.5,
    women: { low: 0.5, high: 1.1, usual: 0.78 },
  }),
  sodium: analyte("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", 0, 140, 1.6, {
    low: 136,
    high: 145,
    panicLow: 120,
    panicHigh: 160,
  }),
  potassium: analyte("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", 1, 4.2, 0.25, {
    low: 3.5,
    high: 5.1,
    panicLow: 2.8,
    panicHigh: 6.2,
  }),
  chloride: analyte("2075-0", "Chloride [Moles/volume] in Serum or Plasma", "mmol/L", 0, 102, 1.8, {
    low: 98,
    high: 107,
  }),
  carbonDioxide: analyte("2028-9", "Carbon dioxide, total [Moles/volume] in Serum or Plasma", "mmol/L", 0, 25, 1.3, {
    low: 22,
    high: 29,
    panicLow: 10,
  }),
  calcium: analyte("17861-6", "Calcium [Mass/volume] in Serum or Plasma", "mg/dL", 1, 9.4, 0.25, {
    low: 8.6,
    high: 10.2,
    panicLow: 6.5,
    panicHigh: 13,
  }),
  magnesium: analyte("19123-9", "Magnesium [Mass/volume] in Serum or Plasma", "mg/dL", 1, 2.1, 0.12, {
    low: 1.7,
    high: 2.4,
  }),
  filtration: analyte(
    "98979-8",
    "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)",
    "mL/min/{1.73_m2}",
    0,
    95,
    10,
    { low: 60 },
  ),
  totalProtein: analyte("2885-2", "Protein [Mass/volume] in Serum or Plasma", "g/dL", 1, 7.1, 0.3, {
    low: 6.0,
    high: 8.3,
  }),
  albumin: analyte("1751-7", "Albumin [Mass/volume] in Serum or Plasma", "g/dL", 1, 4.4, 0.25, { low: 3.5, high: 5.2 }),
  bilirubin: analyte("1975-2", "Bilirubin.total [Mass/volume] in Serum or Plasma", "mg/dL", 1, 0.6, 0.2, {
    low: 0.1,
    high: 1.2,
  }),
  alkalinePhosphatase: analyte(
    "6768-6",
    "Alkaline phosphatase [Enzymatic activity/volume] in Serum or Plasma",
    "U/L",
    0,
    72,
    15,
    { low: 40, high: 129 },
  ),
  alanineTransaminase: analyte(
    "1742-6",
    "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
    "U/L",
    0,
    22,
    7,
    { low: 7, high: 55 },
  ),
  aspartateTransaminase: analyte(
    "1920-8",
    "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
    "U/L",
    0,
    22,
    5,
    { low: 8, high: 48 },
  ),
  leukocytes: analyte("6690-2", "Leukocytes [#/volume] in Blood by Automated count", "10*3/uL", 1, 6.8, 1.3, {
    low: 4.0,
    high: 11.0,
    panicLow: 1.5,
    panicHigh: 35,
  }),
  erythrocytes: analyte("789-8", "Erythrocytes [#/volume] in Blood by Automated count", "10*6/uL", 2, 5.0, 0.25, {
    low: 4.35,
    high: 5.65,
    women: { low: 3.92, high: 5.13, usual: 4.5 },
  }),
  haemoglobin: analyte("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 1, 15.0, 0.7, {
    low: 13.5,
    high: 17.5,
    panicLow: 7,
    women: { low: 12.0, high: 15.5, usual: 13.4 },
  }),
  haematocrit: analyte("4544-3", "Hematocrit [Volume Fraction] of Blood by Automated count", "%", 1, 44.5, 2, {
    low: 38.8,
    high: 50.0,
    women: { low: 34.9, high: 44.5, usual: 40 },
  }),
  meanVolume: analyte("787-2", "MCV [Entitic mean volume] in Red Blood Cells by Automated count", "fL", 1, 89, 3, {
    low: 80,
    high: 100,
  }),
  meanHaemoglobin: analyte("785-6", "MCH [Entitic mass] by Automated count", "pg", 1, 29.8, 1.2, { low: 27, high: 33 }),
  meanConcentration: analyte(
    "786-4",
    "MCHC [Entitic Mass/volume] in Red Blood Cells by Automated count",
    "g/dL",
    1,
    33.5,
    0.6,
    {
      low: 31.5,
      high: 36,
    },
  ),
  redCellWidth: analyte("788-0", "Erythrocyte [DistWidth] in Blood by Automated count", "%", 1, 13.0, 0.6, {
    low: 11.5,
    high: 14.5,
  }),
  platelets: analyte("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", 0, 245, 40, {
    low: 150,
    high: 400,
    panicLow: 30,
  }),
  haemoglobinA1c: analyte("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", 1, 5.3, 0.2, {
    low: 4.0,
    high: 5.6,
  }),
  cholesterol: analyte("2093-3", "Cholesterol [Mass/volume] in Serum or Plasma", "mg/dL", 0, 182, 22, { high: 199 }),
  triglyceride: analyte("2571-8", "Triglyceride [Mass/volume] in Serum or Plasma", "mg/dL", 0, 105, 30, { high: 149 }),
  highDensity: analyte("2085-9", "Cholesterol in HDL [Mass/volume] in Serum or Plasma", "mg/dL", 0, 52, 9, {
    low: 40,
    women: { low: 50, usual: 61 },
  }),
  lowDensity: analyte(
    "13457-7",
    "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation",
    "mg/dL",
    0,
    108,
    20,
    { high: 129 },
  ),
  thyrotropin: analyte("3016-3", "Thyrotropin [Units/volume] in Serum or Plasma", "m[IU]/L", 2, 1.9, 0.6, {
    low: 0.4,
    high: 4.5,
  }),
  troponin: analyte(
    "89579-7",
    "Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method",
    "ng/L",
    0,
    6,
    3,
    { high: 20, panicHigh: 100, women: { high: 15 } },
  ),
  natriureticPeptide: analyte(
    "33762-6",
    "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma",
    "pg/mL",
    0,
    70,
    30,
    {
      high: 125,
      panicHigh: 5000,
    },
  ),
  prothrombinTime: analyte("5902-2", "Prothrombin time (PT)", "s", 1, 12.4, 0.5, { low: 11.0, high: 13.5 }),
  internationalRatio: analyte("6301-6", "INR in Platelet poor plasma by Coagulation assay", "{INR}", 1, 1.0, 0.06, {
    low: 0.9,
    high: 1.1,
    panicHigh: 5,
  }),
  albuminCreatinineRatio: analyte("9318-7", "Albumin/Creatinine [Mass Ratio] in Urine", "mg/g{creat}", 0, 9, 4, {
    high: 30,
  }),
  ferritin: analyte("2276-4", "Ferritin [Mass/volume] in Serum or Plasma", "ng/mL", 0, 110, 40, {
    low: 24,
    high: 336,
    women: { low: 11, high: 307, usual: 62 },
  }),
  lead: analyte("5671-3", "Lead [Mass/volume] in Blood", "ug/dL", 1, 1.1, 0.5, { high: 3.5 }),
  systolic: analyte("8480-6", "Systolic blood pressure", "mm[Hg]", 0, 118, 7, { low: 90, high: 129, panicHigh: 190 }),
  diastolic: analyte("8462-4", "Diastolic blood pressure", "mm[Hg]", 0, 75, 5, { low: 60, high: 79, panicHigh: 120 }),
  heartRate: analyte("8867-4", "Heart rate", "/min", 0, 72, 7, { low: 60, high: 100, panicHigh: 140 }),
  respiratoryRate: analyte("9279-1", "Respiratory rate", "/min", 0, 15, 1.5, { low: 12, high: 20, panicHigh: 32 }),
  temperature: analyte("8310-5", "Body temperature", "Cel", 1, 36.7, 0.25, { low: 36.1, high: 37.5, panicHigh: 40.5 }),
  oxygenSaturation: analyte("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry", "%", 0, 98, 0.8, {
    low: 95,
    panicLow: 85,
  }),
  weight: analyte("29463-7", "Body weight", "kg", 1, 82, 12, { women: { usual: 70 } }),
  height: analyte("8302-2", "Body height", "cm", 0, 176, 6, { women: { usual: 163 } }),
  massIndex: analyte("39156-5", "Body mass index (BMI) [Ratio]", "kg/m2", 1, 26, 3, { low: 18.5, high: 24.9 }),
} as const satisfies Readonly<Record<string, Analyte>>;

export type AnalyteKey = keyof typeof analytes;

/** The reference range as printed for this sex, in the analyte's unit. */
export function rangeFor(analyte: Analyte, sex: Sex): { readonly low?: number; readonly high?: number } {
  return sex === "F" && analyte.women ? { low: analyte.low, high: analyte.high, ...analyte.women } : analyte;
}
