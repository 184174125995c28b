import type { ValueSet } from "./value-set.ts";

/** Infections that are passed on sexually, and tests for them; HIV has a set of its own. */
export const sexualHealth: ValueSet = {
  label: "sexual-health",
  about: "Sexually transmitted infections, tests for them whatever the result, and counselling about sexual behaviour",
  codes: {
    "ICD-10-CM": "A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A63 A64 O98.1 O98.2 O98.3 Z11.3 Z20.2 Z70 Z72.5",
    "ICD-9-CM": "054.1 078.11 090 091 092 093 094 095 096 097 098 099 131 V01.6 V74.5",
    "SNOMED CT": "8098009 15628003 76272004 105629000 240589008 266113007 33839006 56335008",
    LOINC: `5292-8 20507-0 20508-8 31147-2 22461-8 24110-9 8041-6 11084-1 6356-0 6357-8 21613-5 43304-5 45068-4 36902-5 21415-5 24111-7
      43305-2 32198-4 47387-6 5028-6`,
    CPT: "86592 86593 86631 86632 86780 87110 87270 87320 87490-87492 87590-87592 87660 87661 87800 87801 87808 87810 87850",
    HCPCS: "G0445",
  },
  words: [
    "syphilis|treponem\\w*|vdrl|rpr|gonorrh\\w*|chlamydia(?! pneumoniae)|trichomon\\w*|chancroid|genital herpes|genital warts",
    "sexually transmitted|(?-i:STD|STI)|venereal",
  ],
};
