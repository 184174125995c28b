import type { ValueSet } from "./value-set.ts";

/** Decisions about having children. A pregnancy that is carried is part of everybody's care, and left out. */
export const reproductiveHealth: ValueSet = {
  label: "reproductive-health",
  about:
    "Contraception, sterilisation, infertility, pregnancy tests, and the end of a pregnancy; not a pregnancy that is carried",
  codes: {
    "ICD-10-CM":
      "O00 O01 O02 O03 O04 O07 O08 N46 N96 N97 Z30 Z31.0 Z31.1 Z31.2 Z31.3 Z31.4 Z31.6 Z31.7 Z31.8 Z31.9 Z32.0 Z33.2 Z64.0 Z79.3 Z97.5 Z98.51 Z98.52",
    "ICD-9-CM": "606 628 629.81 630 631 632 633 634 635 636 637 638 639 V25 V26 V72.4",
    "SNOMED CT":
      "17369002 57797005 386639001 268460000 169553002 8619003 6738008 15296000 167252002 166434005 22523008",
    LOINC: "2106-3 2118-8 2110-5 2111-3 19080-1 21198-7 20415-6 80384-1 80385-8",
    RxNorm: "6373 42331 1005921",
    CPT: "55250 55450 58300 58301 58321-58323 58345 58350 58565 58600 58605 58611 58615 58670 58671 58970 58974 58976 59812 59820 59821 59830 59840 59841 59850-59852 59855-59857 59866 81025 84702-84704 89250-89281",
    HCPCS: "J7294-J7298 J7300 J7301 J7307 S0190 S0191 S0199 S2260 S2262 S2265-S2267 S4011 S4013-S4018 S4989 S4993",
  },
  words: [
    "abortions?|miscarriage|contracepti\\w*|birth control|iud|intrauterine device|infertil\\w*|ivf|in vitro fertili[sz]ation",
    "pregnancy test|hcg|choriogonadotropin|vasectomy|tubal ligation|mifepristone|misoprostol|levonorgestrel|ulipristal|unwanted pregnancy",
  ],
};
