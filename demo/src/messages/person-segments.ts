import type { FieldInput, SegmentInput } from "@crossbay/formats/hl7v2";
import type { Life } from "../history/planned-event.ts";
import type { Demographics, SourceRecord } from "../people/demo-person.ts";
import { type DemoSource, sourceOf } from "../region/sources.ts";
import { hl7Date } from "../wall-time.ts";

/** PID as this source writes it; a laboratory adds the ordering site's record number. */
export function personSegment(
  source: DemoSource,
  record: SourceRecord,
  demographics: Demographics,
  life: Life,
  orderedFrom?: SourceRecord,
): SegmentInput {
  const { birthDate, sex, address, phone, ssn } = demographics;
  const fields: Record<number, FieldInput> = {
    1: "1",
    3: orderedFrom
      ? [recordNumber(source, record), recordNumber(sourceOf(orderedFrom.sourceKey), orderedFrom)]
      : recordNumber(source, record),
    5: names(demographics),
    7: hl7Date(birthDate),
    8: sex,
  };
  if (life.race) fields[10] = [life.race.code, life.race.name, "HL70005"];
  if (address) {
    fields[11] = [address.street, address.unit ?? "", address.city, "NY", address.zip, "USA", "H"];
  }
  if (phone) fields[13] = phoneOf(source, phone);
  if (life.language) fields[15] = [life.language.code, life.language.name, "HL70296"];
  if (life.maritalStatus) fields[16] = [life.maritalStatus, maritalWords[life.maritalStatus], "HL70002"];
  if (ssn) fields[19] = ssn;
  if (life.ethnicity) fields[22] = [life.ethnicity.code, life.ethnicity.name, "HL70189"];
  if (life.birthOrder) {
    fields[24] = "Y";
    fields[25] = String(life.birthOrder);
  }
  return { name: "PID", fields };
}

/** CX: the number, its assigning authority and its type; a laboratory's own number is internal. */
export const recordNumber = (source: DemoSource, record: SourceRecord): readonly string[] => [
  record.recordNumber,
  "",
  "",
  source.assigningAuthority,
  source.key === "NPL" ? "PI" : "MR",
];

export function nextOfKinSegments(source: DemoSource, life: Life): SegmentInput[] {
  if (!life.nextOfKin) return [];
  const { family, given, relation, phone } = life.nextOfKin;
  const fields: Record<number, FieldInput> = {
    1: "1",
    2: [family, given],
    3: [relation.code, relation.name, "HL70063"],
  };
  if (phone) fields[5] = phoneOf(source, phone);
  return [{ name: "NK1", fields }];
}

export const allergySegments = (life: Life): SegmentInput[] =>
  life.allergies.map((allergy, index) => ({
    name: "AL1",
    fields: {
      1: String(index + 1),
      2: [allergy.kind, allergyKinds[allergy.kind], "HL70127"],
      3: [allergy.code, allergy.name, allergy.system],
      4: [allergy.severity, severities[allergy.severity], "HL70128"],
      5: allergy.reaction,
    },
  }));

export function insuranceSegments(life: Life, demographics: Demographics): SegmentInput[] {
  if (!life.memberNumber) return [];
  const { family, given, birthDate, sex } = demographics;
  const fields: Record<number, FieldInput> = {
    1: "1",
    2: ["BLH-CHOICE", "Bayline Choice", "L"],
    3: ["BLH", "", "", "BLH"],
    4: "Bayline Health Plan",
    8: "G4410",
    15: "HMO",
    16: [family, given],
    17: ["SEL", "Self", "HL70063"],
    18: hl7Date(birthDate),
    36: life.memberNumber,
    43: sex,
  };
  return [{ name: "IN1", fields }];
}

function names({ family, given, middle, suffix, maidenName }: Demographics): FieldInput {
  const legal = [family, given, middle ?? "", suffix ?? "", "", "", "L"];
  return maidenName ? [legal, [maidenName, given, "", "", "", "", "M"]] : legal;
}

/** XTN: since 2.4 with its parts, before as one text. */
function phoneOf(source: DemoSource, digits: string): FieldInput {
  const written = `(${digits.slice(0, 3)})${digits.slice(3, 6)}-${digits.slice(6)}`;
  if (source.hl7v2?.version !== "2.5.1") return written;
  return [written, "PRN", "PH", "", "1", digits.slice(0, 3), digits.slice(3)];
}

const maritalWords = { S: "Single", M: "Married", W: "Widowed", D: "Divorced" } as const;
const allergyKinds = { DA: "Drug allergy", FA: "Food allergy", EA: "Environmental allergy" } as const;
const severities = { MI: "Mild", MO: "Moderate", SV: "Severe" } as const;
