import type { AnalyteKey } from "./analytes.ts";
import type { PanelKey } from "./panels.ts";

/** What a condition does to a measurement: at once, and with every year that passes. */
export type Effect = { readonly shift: number; readonly perYear?: number; readonly wander?: number };

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
      creatinine: { shift: 0.7, perYear: 0.12, wander: 0.08 },
      ureaNitrogen: { shift: 15, perYear: 2, wander: 3 },
      potassium: { shift: 0.55, perYear: 0.04, wander: 0.15 },
      carbonDioxide: { shift: -2, perYear: -0.2 },
      haemoglobin: { shift: -1.6, perYear: -0.15 },
      albuminCreatinineRatio: { shift: 160, perYear: 25, wander: 30 },
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
      natriureticPeptide: { shift: 1100, perYear: 120, wander: 350 },
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

/** Something that brings a person to the emergency department today and is over in a week. */
export type Complaint = {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly effects: Partial<Record<AnalyteKey, Effect>>;
  readonly worksUp: readonly PanelKey[];
  readonly chestFilm?: "clear" | "pneumonia" | "congestion";
  readonly adults: boolean;
  readonly children: boolean;
  readonly admits: number;
};

export const complaints: readonly Complaint[] = [
  complaint("R07.9", "Chest pain, unspecified", "Chest pain", "adults", 0.25, ["troponin", "basicMetabolic"], {
    effects: { systolic: { shift: 14 }, heartRate: { shift: 12 } },
    chestFilm: "clear",
  }),
  complaint("J18.9", "Pneumonia, unspecified organism", "Fever and cough", "everybody", 0.4, ["bloodCount"], {
    effects: {
      temperature: { shift: 1.9 },
      leukocytes: { shift: 7.5, wander: 2 },
      oxygenSaturation: { shift: -5 },
      respiratoryRate: { shift: 7 },
      heartRate: { shift: 24 },
    },
    chestFilm: "pneumonia",
  }),
  complaint(
    "N39.0",
    "Urinary tract infection, site not specified",
    "Burning urination",
    "adults",
    0.1,
    ["urinalysis", "bloodCount"],
    {
      effects: { temperature: { shift: 0.9 }, leukocytes: { shift: 4.5, wander: 2 } },
    },
  ),
  complaint(
    "S93.401A",
    "Sprain of unspecified ligament of right ankle, initial encounter",
    "Twisted ankle",
    "everybody",
    0,
    [],
    {},
  ),
  complaint(
    "S61.411A",
    "Laceration without foreign body of right hand, initial encounter",
    "Cut hand",
    "everybody",
    0,
    [],
    {},
  ),
  complaint("R55", "Syncope and collapse", "Fainted", "adults", 0.3, ["troponin", "bloodCount", "basicMetabolic"], {
    effects: { systolic: { shift: -16 }, diastolic: { shift: -8 } },
  }),
  complaint(
    "K52.9",
    "Noninfective gastroenteritis and colitis, unspecified",
    "Vomiting",
    "everybody",
    0.1,
    ["basicMetabolic"],
    {
      effects: {
        potassium: { shift: -0.7 },
        ureaNitrogen: { shift: 9 },
        heartRate: { shift: 18 },
        carbonDioxide: { shift: -3 },
      },
    },
  ),
  complaint("J02.0", "Streptococcal pharyngitis", "Sore throat", "children", 0, ["streptococcus"], {
    effects: { temperature: { shift: 1.7 }, heartRate: { shift: 20 } },
  }),
  complaint("J45.901", "Unspecified asthma with (acute) exacerbation", "Short of breath", "children", 0.2, [], {
    effects: { oxygenSaturation: { shift: -5 }, respiratoryRate: { shift: 9 }, heartRate: { shift: 20 } },
    chestFilm: "clear",
  }),
  complaint("M54.50", "Low back pain, unspecified", "Back pain", "adults", 0, [], {}),
];

function complaint(
  code: string,
  name: string,
  reason: string,
  who: "adults" | "children" | "everybody",
  admits: number,
  worksUp: readonly PanelKey[],
  rest: { effects?: Complaint["effects"]; chestFilm?: Complaint["chestFilm"] },
): Complaint {
  return {
    code,
    name,
    reason,
    effects: rest.effects ?? {},
    worksUp,
    adults: who !== "children",
    children: who !== "adults",
    admits,
    ...(rest.chestFilm === undefined ? {} : { chestFilm: rest.chestFilm }),
  };
}

/** Complaint by its ICD-10-CM code, for the stories. */
export function complaintOf(code: string): Complaint {
  const found = complaints.find((one) => one.code === code);
  if (!found) throw new Error(`No complaint ${code}`);
  return found;
}
