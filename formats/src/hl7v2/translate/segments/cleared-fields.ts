import type { Patient } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";

const elements: Readonly<Record<number, readonly (keyof Patient)[]>> = {
  5: ["name"],
  7: ["birthDate"],
  8: ["gender"],
  11: ["address"],
  13: ["telecom"],
  15: ["communication"],
  16: ["maritalStatus"],
  24: ["multipleBirthBoolean"],
  25: ["multipleBirthInteger"],
  29: ["deceasedDateTime"],
  30: ["deceasedBoolean"],
};

/** The elements of Patient that the sender deletes with an explicit null (`""`), rather than leaves unsaid. */
export const clearedFields = (pid: Segment): (keyof Patient)[] =>
  Object.entries(elements).flatMap(([field, names]) => (pid.field(Number(field)).isNull ? names : []));
