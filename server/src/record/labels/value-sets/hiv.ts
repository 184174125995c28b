import type { ValueSet } from "./value-set.ts";

/** HIV related information (New York Public Health Law article 27-F): that somebody was tested counts as much as the result. */
export const hiv: ValueSet = {
  label: "hiv",
  about:
    "HIV infection and AIDS, tests for them whatever the result, CD4 counts, and medicines that are given for nothing else",
  codes: {
    "ICD-10-CM": "B20 B21 B22 B23 B24 B97.35 O98.7 R75 Z11.4 Z20.6 Z21 Z71.7",
    "ICD-9-CM": "042 V08 079.53 795.71 V65.44",
    "SNOMED CT": `86406008 62479008 165816005 91947003 91948008 111880001 40780007 79019005 81000119104 278977008 315124004
      398579006 171121004 31676001`,
    LOINC: `7917-8 7918-6 7919-4 5220-9 5221-7 5222-5 5223-3 5224-1 5225-8 9660-2 9661-0 9662-8 9663-6 9664-4 9665-1 9666-9
      9667-7 9668-5 9669-3 9821-0 13499-9 14092-1 16974-8 16975-5 16976-3 16977-1 16978-9 18396-2 21007-0 22356-0 22357-8 22358-6
      24012-7 29327-4 29893-5 30361-0 31201-7 31430-2 32571-2 32602-5 33660-2 33806-1 33807-9 33866-5 34591-8 34592-6 35437-3
      35438-1 35439-9 40437-6 40438-4 40439-2 40732-0 40733-8 41143-9 41144-7 41145-4 41290-8 42339-2 42600-7 42627-0 42768-2
      43008-2 43009-0 43010-8 43011-6 43012-4 43013-2 43185-8 43599-0 44531-2 44533-8 44607-0 44873-8 48345-3 48346-1 49483-1
      49580-4 49905-3 51786-2 51866-2 53379-4 53601-1 54086-4 56888-1 57975-5 58900-2 68961-2 69668-2 73905-2 73906-0 75622-1
      75666-8 77685-6 80203-3 80387-4 81641-3 83101-6 85037-0 85686-4 86233-4 86657-4 89365-1 89374-3 20447-9 23876-6 25836-8
      25835-0 25842-6 10351-5 29539-4 29541-0 41514-1 41515-8 48510-2 48511-0 62469-2 70241-5 24467-3 8123-2 54218-3 45260-7`,
    RxNorm: `190521 195085 276237 11413 53654 475969 719872 1102270 1433868 1999667 2475199 620216 343047 460132 195088`,
    CPT: "86689 86701-86703 87389-87391 87534-87539 87806 87900 87901 87903 87904 87906",
    HCPCS: "G0432 G0433 G0435 G0475 S3645",
  },
  words: [
    "hiv(?:[- ]?[12])?",
    "human immunodeficiency virus\\w*",
    "acquired immun(?:e|o)[- ]?deficiency",
    "(?<!hearing |walking |visual )(?-i:AIDS)",
    "antiretroviral\\w*",
    "cd4\\+?",
    "abacavir|atazanavir|bictegravir|cabotegravir|darunavir|dolutegravir|doravirine|efavirenz|elvitegravir|emtricitabine",
    "enfuvirtide|etravirine|fosamprenavir|fostemsavir|ibalizumab|lenacapavir|lopinavir|maraviroc|nelfinavir|nevirapine",
    "raltegravir|rilpivirine|saquinavir|stavudine|tipranavir|zidovudine",
  ],
};
