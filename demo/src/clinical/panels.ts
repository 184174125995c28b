import type { AnalyteKey } from "./analytes.ts";

/** An order as a laboratory or a desk reports it: OBR-4 and what stands below. */
export type Panel = {
  /** LOINC */
  readonly code: string;
  readonly name: string;
  /** The performing source's own code, in the alternate triplet. */
  readonly localCode: string;
  readonly localName: string;
  /** OBR-24, HL7 table 0074 */
  readonly section: "CH" | "HM" | "LAB" | "TX" | "MB" | "NRS" | "RAD";
  readonly measured: readonly AnalyteKey[];
  /** Tests answered by a word instead of a number. */
  readonly answered?: readonly QualitativeTest[];
};

type QualitativeTest = {
  readonly code: string;
  readonly name: string;
  readonly usual: string;
  /** Reported instead when something is found. */
  readonly found: string;
};

const basic = [
  "glucose",
  "ureaNitrogen",
  "creatinine",
  "sodium",
  "potassium",
  "chloride",
  "carbonDioxide",
  "calcium",
  "filtration",
] as const;

const absent = (code: string, name: string, found = "Positive"): QualitativeTest => ({
  code,
  name,
  usual: "Negative",
  found,
});

export const panels = {
  basicMetabolic: panel(
    "24321-2",
    "Basic metabolic 2000 panel - Serum or Plasma",
    "BMP",
    "Basic metabolic",
    "CH",
    basic,
  ),
  completeMetabolic: panel(
    "24323-8",
    "Comprehensive metabolic 2000 panel - Serum or Plasma",
    "CMP",
    "Comp metabolic",
    "CH",
    [
      ...basic,
      "totalProtein",
      "albumin",
      "bilirubin",
      "alkalinePhosphatase",
      "alanineTransaminase",
      "aspartateTransaminase",
    ],
  ),
  bloodCount: panel("58410-2", "CBC panel - Blood by Automated count", "CBC", "CBC", "HM", [
    "leukocytes",
    "erythrocytes",
    "haemoglobin",
    "haematocrit",
    "meanVolume",
    "meanHaemoglobin",
    "meanConcentration",
    "redCellWidth",
    "platelets",
  ]),
  haemoglobinA1c: panel("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "A1C", "Hemoglobin A1c", "CH", [
    "haemoglobinA1c",
  ]),
  lipids: panel("24331-1", "Lipid 1996 panel - Serum or Plasma", "LIPID", "Lipid panel", "CH", [
    "cholesterol",
    "triglyceride",
    "highDensity",
    "lowDensity",
  ]),
  thyrotropin: panel("3016-3", "Thyrotropin [Units/volume] in Serum or Plasma", "TSH", "TSH", "CH", ["thyrotropin"]),
  troponin: panel(
    "89579-7",
    "Troponin I.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method",
    "HSTNI",
    "hs-Troponin I",
    "CH",
    ["troponin"],
  ),
  natriureticPeptide: panel(
    "33762-6",
    "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma",
    "NTBNP",
    "NT-proBNP",
    "CH",
    ["natriureticPeptide"],
  ),
  prothrombin: panel("34528-0", "PT panel - Platelet poor plasma by Coagulation assay", "PTINR", "PT / INR", "HM", [
    "prothrombinTime",
    "internationalRatio",
  ]),
  albuminCreatinineRatio: panel(
    "9318-7",
    "Albumin/Creatinine [Mass Ratio] in Urine",
    "UACR",
    "Albumin/creat ratio",
    "LAB",
    ["albuminCreatinineRatio"],
  ),
  ferritin: panel("2276-4", "Ferritin [Mass/volume] in Serum or Plasma", "FERR", "Ferritin", "CH", ["ferritin"]),
  lead: panel("5671-3", "Lead [Mass/volume] in Blood", "PB", "Lead, venous", "CH", ["lead"]),
  vitals: panel(
    "85353-1",
    "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel",
    "VS",
    "Vital signs",
    "NRS",
    [
      "systolic",
      "diastolic",
      "heartRate",
      "respiratoryRate",
      "temperature",
      "oxygenSaturation",
      "weight",
      "height",
      "massIndex",
    ],
  ),
  triageVitals: panel(
    "85353-1",
    "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel",
    "VS",
    "Vital signs",
    "NRS",
    ["systolic", "diastolic", "heartRate", "respiratoryRate", "temperature", "oxygenSaturation"],
  ),
  growth: panel(
    "85353-1",
    "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel",
    "VS",
    "Growth and vital signs",
    "NRS",
    ["heartRate", "respiratoryRate", "temperature", "weight", "height", "massIndex"],
  ),
  urinalysis: {
    ...panel("24356-8", "Urinalysis complete panel - Urine", "UA", "Urinalysis", "LAB", []),
    answered: [
      absent("25428-4", "Glucose [Presence] in Urine by Test strip", "2+"),
      absent("2514-8", "Ketones [Presence] in Urine by Test strip", "Trace"),
      absent("20454-5", "Protein [Presence] in Urine by Test strip", "1+"),
      absent("5794-3", "Hemoglobin [Presence] in Urine by Test strip", "1+"),
      absent("5802-4", "Nitrite [Presence] in Urine by Test strip"),
      absent("5799-2", "Leukocyte esterase [Presence] in Urine by Test strip", "2+"),
    ],
  },
  drugScreen: {
    ...panel("19295-5", "Opiates [Presence] in Urine by Screen method", "UDS", "Urine drug screen", "TX", []),
    answered: [
      absent("19295-5", "Opiates [Presence] in Urine by Screen method"),
      absent("19343-3", "Amphetamine [Presence] in Urine by Screen method"),
      absent("14316-4", "Benzodiazepines [Presence] in Urine by Screen method"),
      absent("58359-1", "Buprenorphine+Norbuprenorphine [Presence] in Urine by Screen method"),
    ],
  },
  streptococcus: {
    ...panel(
      "78012-2",
      "Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay",
      "STREP",
      "Rapid strep A",
      "MB",
      [],
    ),
    answered: [absent("78012-2", "Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay")],
  },
  pregnancyTest: {
    ...panel("2106-3", "Choriogonadotropin (pregnancy test) [Presence] in Urine", "UHCG", "Urine hCG", "LAB", []),
    answered: [absent("2106-3", "Choriogonadotropin (pregnancy test) [Presence] in Urine")],
  },
} as const satisfies Readonly<Record<string, Panel>>;

export type PanelKey = keyof typeof panels;

function panel(
  code: string,
  name: string,
  localCode: string,
  localName: string,
  section: Panel["section"],
  measured: readonly AnalyteKey[],
): Panel {
  return { code, name, localCode, localName, section, measured };
}
