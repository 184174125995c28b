import type { CodeableConcept } from "@crossbay/formats/fhir";

/** What a concept is called: its text, the display of a coding, else its code. */
export const textOfConcept = (concept: CodeableConcept | undefined): string | undefined =>
  concept?.text ||
  concept?.coding?.find((coding) => coding.display)?.display ||
  concept?.coding?.find((coding) => coding.code)?.code;
