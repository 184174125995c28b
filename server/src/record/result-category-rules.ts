import type { Observation } from "@crossbay/formats/fhir";
import { preferredCoding } from "./search-columns-rules.ts";

/** The headings under which results stand, in the order of a chart. */
export const resultCategories = [
  "Vitals",
  "Chemistry",
  "Hematology",
  "Microbiology",
  "Urine",
  "Laboratory",
  "Imaging",
  "Procedures",
  "Other",
] as const;
export type ResultCategory = (typeof resultCategories)[number];

/** The heading of a result: by the section that reported it, else by what its LOINC code measures, else by its kind. */
export function categoryOf(observation: Observation): ResultCategory {
  const codes = (observation.category ?? []).flatMap((concept) => concept.coding?.map((coding) => coding.code) ?? []);
  if (codes.includes("vital-signs")) return "Vitals";
  const coding = preferredCoding(observation.code);
  const byCode = coding?.system === "http://loinc.org" ? categoryOfLoinc.get(coding.code ?? "") : undefined;
  if (byCode) return byCode;
  for (const code of codes) {
    const bySection = categoryOfSection[code ?? ""];
    if (bySection) return bySection;
  }
  return "Other";
}

/** Diagnostic service sections (HL7 table 0074) and FHIR's observation categories. */
const categoryOfSection: Readonly<Record<string, ResultCategory>> = {
  CH: "Chemistry",
  TX: "Chemistry",
  BG: "Chemistry",
  HM: "Hematology",
  BLB: "Hematology",
  MB: "Microbiology",
  MCB: "Microbiology",
  MYC: "Microbiology",
  VR: "Microbiology",
  SR: "Microbiology",
  IMM: "Laboratory",
  LAB: "Laboratory",
  RAD: "Imaging",
  RX: "Imaging",
  CT: "Imaging",
  NMR: "Imaging",
  RUS: "Imaging",
  laboratory: "Laboratory",
  imaging: "Imaging",
  "vital-signs": "Vitals",
  procedure: "Procedures",
  therapy: "Procedures",
};

const loincCodes: Readonly<Partial<Record<ResultCategory, string>>> = {
  Vitals: "8480-6 8462-4 85354-9 8867-4 9279-1 8310-5 2708-6 59408-5 29463-7 3141-9 8302-2 39156-5 8331-1 72514-3",
  Chemistry: `2345-7 2339-0 2951-2 2823-3 2075-0 2028-9 1963-8 3094-0 2160-0 17861-6 2000-8 1742-6 1920-8 6768-6 1975-2
    1968-7 2885-2 1751-7 4548-4 17856-6 2093-3 2085-9 13457-7 18262-6 2089-1 2571-8 3016-3 3024-7 33914-3 48642-3 48643-1
    62238-1 98979-8 69405-9 10839-9 6598-7 89579-7 42757-5 30934-9 33762-6 2532-0 2524-7 2777-1 19123-9 3084-1 1988-5
    30522-7 33959-8 2157-6 13969-1 3040-3 1798-8 10466-1 33037-3 2498-4 2276-4 2132-9 2284-8 1989-3 2744-1 2703-7 2019-8`,
  Hematology: `718-7 4544-3 20570-8 6690-2 26464-8 789-8 777-3 26515-7 787-2 785-6 786-4 788-0 32623-1 770-8 736-9 5905-5
    713-8 706-2 751-8 731-0 742-7 711-2 704-7 5902-2 6301-6 14979-9 3173-2 3255-7 48065-7 48066-5 4537-7 30341-2`,
  Microbiology: `600-7 630-4 6463-4 664-3 20447-9 25836-8 70241-5 24467-3 94500-6 94558-4 94309-2 11268-0 5671-3 34487-9`,
  Urine: "5803-2 5811-5 5792-7 5804-0 5797-6 5794-3 5802-4 5799-2 5770-3 5818-0 5778-6 5767-9 13945-1 5821-4",
};
const categoryOfLoinc = new Map<string, ResultCategory>();
for (const [category, codes] of Object.entries(loincCodes)) {
  for (const code of codes.split(/\s+/)) categoryOfLoinc.set(code, category as ResultCategory);
}
