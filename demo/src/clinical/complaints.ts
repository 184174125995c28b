import type { AnalyteKey } from "./analytes.ts";
import type { Effect } from "./conditions.ts";
import type { PanelKey } from "./panels.ts";

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
