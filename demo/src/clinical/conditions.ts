import type { AnalyteKey } from "./analytes.ts";
import type { PanelKey } from "./panels.ts";

/** What a condition does to a measurement. */
export type Effect = {
  readonly shift: number;
  /** The shift comes gradually over so many years; absent: at once. */
  readonly overYears?: number;
  /** On top, with every year that passes. */
  readonly perYear?: number;
  readonly wander?: number;
};

export type Condition = {
  /** ICD-10-CM */
  readonly code: string;
  readonly name: string;
  readonly effects: Partial<Record<AnalyteKey, Effect>>;
  /** Followed up with these, beside vital signs. */
  readonly monitoredBy: readonly PanelKey[];
  readonly visitsPerYear: number;
};

/** Long-term conditions. Sizes of effects are those of a textbook patient, not of anybody. */
export const conditions = {
  hypertension: {
    code: "I10",
    name: "Essential (primary) hypertension",
    effects: { systolic: { shift: 20, perYear: -0.6, wander: 6 }, diastolic: { shift: 11, perYear: -0.4, wander: 4 } },
    monitoredBy: ["basicMetabolic"],
    visitsPerYear: 1.5,
  },
  diabetes: {
    code: "E11.9",
    name: "Type 2 diabetes mellitus without complications",
    effects: {
      glucose: { shift: 62, perYear: 1.5, wander: 30 },
      haemoglobinA1c: { shift: 2.4, perYear: 0.05, wander: 0.6 },
      triglyceride: { shift: 55, wander: 25 },
      highDensity: { shift: -8 },
      albuminCreatinineRatio: { shift: 18, perYear: 6, wander: 8 },
      weight: { shift: 12 },
    },
    monitoredBy: ["haemoglobinA1c", "basicMetabolic", "albuminCreatinineRatio"],
    visitsPerYear: 2.5,
  },
  kidneyDisease: {
    code: "N18.32",
    name: "Chronic kidney disease, stage 3b",
    effects: {
      creatinine: { shift: 0.7, overYears: 2, perYear: 0.12, wander: 0.08 },
      ureaNitrogen: { shift: 15, overYears: 2, perYear: 2, wander: 3 },
      potassium: { shift: 0.55, overYears: 2, perYear: 0.04, wander: 0.15 },
      carbonDioxide: { shift: -2, perYear: -0.2 },
      haemoglobin: { shift: -1.6, overYears: 2, perYear: -0.15 },
      albuminCreatinineRatio: { shift: 160, overYears: 2, perYear: 25, wander: 30 },
    },
    monitoredBy: ["completeMetabolic", "bloodCount", "albuminCreatinineRatio"],
    visitsPerYear: 3,
  },
  hyperlipidaemia: {
    code: "E78.5",
    name: "Hyperlipidemia, unspecified",
    effects: {
      cholesterol: { shift: 52, perYear: -5, wander: 10 },
      triglyceride: { shift: 60, perYear: -3, wander: 15 },
    },
    monitoredBy: ["lipids"],
    visitsPerYear: 1,
  },
  hypothyroidism: {
    code: "E03.9",
    name: "Hypothyroidism, unspecified",
    effects: { thyrotropin: { shift: 4.2, perYear: -0.5, wander: 1.2 } },
    monitoredBy: ["thyrotropin"],
    visitsPerYear: 1,
  },
  atrialFibrillation: {
    code: "I48.20",
    name: "Chronic atrial fibrillation, unspecified",
    effects: {
      internationalRatio: { shift: 1.45, wander: 0.35 },
      heartRate: { shift: 12, wander: 6 },
    },
    monitoredBy: ["prothrombin"],
    visitsPerYear: 3,
  },
  heartFailure: {
    code: "I50.22",
    name: "Chronic systolic (congestive) heart failure",
    effects: {
      natriureticPeptide: { shift: 1100, overYears: 0.7, perYear: 120, wander: 350 },
      heartRate: { shift: 8 },
      sodium: { shift: -2 },
      oxygenSaturation: { shift: -2 },
    },
    monitoredBy: ["natriureticPeptide", "basicMetabolic"],
    visitsPerYear: 2.5,
  },
  obstructiveLungDisease: {
    code: "J44.9",
    name: "Chronic obstructive pulmonary disease, unspecified",
    effects: { oxygenSaturation: { shift: -4, perYear: -0.2 }, respiratoryRate: { shift: 4 } },
    monitoredBy: ["bloodCount"],
    visitsPerYear: 1.5,
  },
  asthma: {
    code: "J45.909",
    name: "Unspecified asthma, uncomplicated",
    effects: { respiratoryRate: { shift: 1.5 } },
    monitoredBy: [],
    visitsPerYear: 1,
  },
  ironDeficiency: {
    code: "D50.9",
    name: "Iron deficiency anemia, unspecified",
    effects: {
      haemoglobin: { shift: -3, perYear: 0.5 },
      ferritin: { shift: -52, perYear: 8 },
      redCellWidth: { shift: 3, perYear: -0.4 },
    },
    monitoredBy: ["bloodCount", "ferritin"],
    visitsPerYear: 1.5,
  },
  depression: {
    code: "F32.A",
    name: "Depression, unspecified",
    effects: {},
    monitoredBy: ["thyrotropin"],
    visitsPerYear: 1.5,
  },
  osteoarthritis: {
    code: "M17.9",
    name: "Osteoarthritis of knee, unspecified",
    effects: {},
    monitoredBy: [],
    visitsPerYear: 0.7,
  },
  opioidDependence: {
    code: "F11.20",
    name: "Opioid dependence, uncomplicated",
    effects: {},
    monitoredBy: ["drugScreen"],
    visitsPerYear: 0,
  },
} as const satisfies Readonly<Record<string, Condition>>;

export type ConditionKey = keyof typeof conditions;
