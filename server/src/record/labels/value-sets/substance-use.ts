import type { ValueSet } from "./value-set.ts";

/** Use of alcohol and drugs; tobacco is not protected. From a Part 2 programme everything carries `part2` besides. */
export const substanceUse: ValueSet = {
  label: "substance-use",
  about: "Use of alcohol and drugs, its consequences and treatment, and tests for them; not tobacco",
  codes: {
    "ICD-10-CM": `F10 F11 F12 F13 F14 F15 F16 F18 F19 G31.2 G62.1 G72.1 I42.6 K29.2 K70 K85.2 K86.0 O35.4 O35.5 O99.31 O99.32 P04.3
      P04.4 P96.1 Q86.0 R78.0 R78.1 R78.2 R78.3 R78.4 R78.5 T40 T51.0 Y90 Z02.83 Z71.41 Z71.42 Z71.51 Z71.52 Z81.1 Z81.3`,
    "ICD-9-CM":
      "291 292 303 304 305.0 305.2 305.3 305.4 305.5 305.6 305.7 305.8 305.9 571.0 571.1 571.2 571.3 965.0 980.0 V65.42",
    "SNOMED CT": `66590003 7200002 15167005 75544000 5602001 31956009 78267003 85005007 37344009 191816009 26416006 66214007 361055000
      6525002 56876005 1149222004 228388006 385989002 145121000119106 191877009 191829009 191865004 191867007
      191868002 191869005 191871005 191873008 191874002 191875001 425741009 231481003 231482005`,
    LOINC: `5639-0 5640-8 5641-6 5642-4 5643-2 5644-0 5645-7 14336-2 14719-9 15120-9 15402-1 16843-5 20470-1 22745-4 34180-0 34882-1
      35664-2 42242-8 45324-1 46983-3 50343-3 55349-5 56478-1 58356-7 58375-7 58376-5 58377-3 58378-1 3577-4 9357-5 16781-7 3397-7
      19359-9 3427-2 19415-9 3426-4 18282-4 3879-4 19295-5 19261-7 3349-8 19550-3 19659-2 19321-9 69739-1 68518-0 75626-2 75624-7
      82667-7 88037-7 74013-4`,
    RxNorm: "6813 1819 7243 3554 82819 3304 352364",
    CPT: "80305-80307 80320-80377 82075 82077 99408 99409",
    HCPCS:
      "G0396 G0397 G0480-G0483 G0659 G2067-G2080 H0001 H0003 H0005-H0016 H0020 H0047-H0050 H2034-H2036 T1006 T1007",
  },
  words: [
    "alcohol (?:abuse|dependence|use|withdrawal|intoxication|level|screen\\w*)|blood alcohol|alcoholism|(?<!non[- ])alcoholic|ethanol|ethyl glucuronide",
    "drugs? of abuse|(?:drug|substance|opioid|opiate|stimulant|sedative|inhalant) (?:abuse|dependence|use disorder|misuse|withdrawal|overdose|addiction)",
    "(?:drug|toxicology) screen\\w*|substance use",
    "opiates?|heroin|methadone|buprenorphine|suboxone|naltrexone|disulfiram|acamprosate|cocaine|benzoylecgonine",
    "cannabis|cannabinoids?|marijuana|thc|(?:meth)?amphetamines?|phencyclidine|mdma",
    "overdose|detox(?:ification)?|addict(?:ion|ive|ed)?|audit-c|dast-10",
  ],
};
