import type { ValueSet } from "./value-set.ts";

/** Mental health (New York Mental Hygiene Law 33.13). Dementia and sleep disorders are cared for by everybody, and left out. */
export const mentalHealth: ValueSet = {
  label: "mental-health",
  about: "Mental illness, suicide and self-harm, psychotherapy and psychiatric evaluation; not dementia",
  codes: {
    "ICD-10-CM": `F20 F21 F22 F23 F24 F25 F28 F29 F30 F31 F32 F33 F34 F39 F40 F41 F42 F43 F44 F45 F48 F50 F53 F60 F63 F64 F65 F66 F68 F69
      F90 F91 F92 F93 F94 F95 F98 F99 O99.34 R45.85 T14.91 X71 X72 X73 X74 X75 X76 X77 X78 X79 X80 X81 X82 X83 Z04.6 Z13.3 Z81.8
      Z91.5`,
    "ICD-9-CM":
      "295 296 297 298 300 301 307.1 307.5 308 309 311 312 313 314 V62.84 V62.85 E950 E951 E952 E953 E954 E955 E956 E957 E958 E959",
    "SNOMED CT": `74732009 35489007 370143000 58214004 13746004 69322001 197480006 48694002 47505003 191736004 371631005 406506008
      192127007 56882008 78004001 6471006 82313006 228557008 21897009 36923009 76441001 231504006`,
    LOINC: "44249-1 44261-6 44260-8 55757-9 55758-7 69737-5 70274-6 73831-0 73832-8 89204-2",
    CPT: "90785 90791 90792 90832-90834 90836-90840 90845-90847 90849 90853 90863 90865 90867-90870 90875 90876 90880 90885 90887 96127 96130-96133 96136-96139",
    HCPCS: "G0410 G0411 H0017-H0019 H0031 H0032 H0035-H0040 H0046 H2011-H2013 H2017-H2020 S9480 S9484 S9485",
  },
  words: [
    "depressive|major depress\\w*|postpartum depression|depression screen\\w*|schizo\\w+|psychos[ie]s|psychotic",
    "bipolar (?:disorder|i\\b|ii\\b|affective)|anxiety|panic (?:disorder|attack)|post[- ]?traumatic stress|ptsd|obsessive[- ]compulsive",
    "suicid\\w*|self[- ]?harm|psychiatr\\w*|psychotherap\\w*|psycholog\\w*|(?:behaviou?ral|mental) health|mental (?:illness|disorder)",
    "anorexia nervosa|bulimi\\w*|eating disorder|personality disorder|adhd|attention[- ]deficit|mania|manic|phq-?[29]|gad-?7",
  ],
};
