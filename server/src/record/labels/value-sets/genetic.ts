import type { ValueSet } from "./value-set.ts";

/** Genetic tests (New York Civil Rights Law 79-l) and what they say of relatives; a disease that somebody has is a diagnosis like others. */
export const genetic: ValueSet = {
  label: "genetic",
  about: "Genetic tests, carrier states, inherited susceptibility and genetic counselling",
  codes: {
    "ICD-10-CM": "Z13.7 Z14 Z15 Z31.43 Z31.44 Z31.5 Z84.81",
    "ICD-9-CM": "V26.3 V82.7 V83 V84",
    "SNOMED CT": "405824009 412734009 412738007 79841006 444260001",
    LOINC: "21636-6 21640-8 21667-1 21668-9 21654-9 24475-6 29770-5 51968-6 55233-1 69548-6 81247-9 81252-9",
    CPT: "81105-81112 81120 81121 81161-81479 88230 88233 88235 88237 88239-88241 88245 88248 88249 88261-88264 88267 88269 88271-88275 88280 88283 88285 88289 88291 96040 96041",
    HCPCS: "S0265 S3800 S3840-S3842 S3844-S3846 S3849 S3850 S3852-S3854 S3861 S3865 S3866 S3870",
    "HL7 0074": "GE CG",
  },
  words: [
    "genetic (?:test\\w*|counsel\\w*|susceptibility|carrier|screen\\w*|analysis|variant)|brca[12]?|karyotype|chromosom\\w* (?:analysis|microarray)",
    "(?:gene|dna) (?:analysis|mutations?|variants?|sequencing)|mutation analysis|factor v leiden|cftr|fragile x|(?:exome|genome) sequencing|huntingtin",
  ],
};
