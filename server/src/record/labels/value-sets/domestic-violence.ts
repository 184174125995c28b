import type { ValueSet } from "./value-set.ts";

/** Violence and abuse: whoever did it may be in the room. */
export const domesticViolence: ValueSet = {
  label: "domestic-violence",
  about: "Violence by partners and family, sexual assault, abuse and neglect",
  codes: {
    "ICD-10-CM": "O9A.3 O9A.4 O9A.5 T74 T76 Y07 Z04.4 Z04.7 Z04.81 Z62.81 Z69 Z91.41",
    "ICD-9-CM": "995.5 995.8 E967 V15.41 V15.42 V61.1 V61.21 V71.5 V71.81",
    "SNOMED CT": "397940009 95922009 225915006 248110007 706893006",
    LOINC: "76499-3 76500-8 76501-6 76502-4 76503-2",
  },
  words: [
    "domestic (?:violence|abuse)|intimate partner violence|sexual (?:assault|abuse)|rape(?! ?seed)|(?:child|elder|adult|spousal?|partner|physical|emotional) abuse",
    "child neglect|battered|maltreatment",
  ],
};
