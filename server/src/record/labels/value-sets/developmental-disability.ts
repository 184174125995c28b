import type { ValueSet } from "./value-set.ts";

/** Developmental disabilities, whose services have a confidentiality of their own (New York Mental Hygiene Law 33.13). */
export const developmentalDisability: ValueSet = {
  label: "developmental-disability",
  about: "Intellectual disability, autism and other disorders of development",
  codes: {
    "ICD-10-CM": "F70 F71 F72 F73 F78 F79 F84 F89 Q90 Z73.4",
    "ICD-9-CM": "299 317 318 319 758.0",
    "SNOMED CT": "110359009 408856003 408857007 35919005 41040004 68618008 86765009 61152003 31216003",
  },
  words: [
    "intellectual disabilit\\w*|autis(?:m|tic)|asperger\\w*|developmental (?:delay|disabilit\\w*|disorder)|down syndrome",
  ],
};
