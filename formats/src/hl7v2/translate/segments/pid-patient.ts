import type { Address, Extension, Identifier, Patient } from "../../../fhir/index.ts";
import { authoritySystem } from "../../authority.ts";
import type { Segment } from "../../segment.ts";
import { readXad } from "../datatypes/address.ts";
import { readConceptField } from "../datatypes/concept.ts";
import { readXtn } from "../datatypes/contact-point.ts";
import { readXpn } from "../datatypes/human-name.ts";
import { identifierKey, identifierType, readCx } from "../datatypes/identifier.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { licenceSystems } from "../tables/licence-systems.ts";
import { genders, maritalStatuses } from "../tables/person-tables.ts";
import { readEthnicity, readRace } from "./pid-race.ts";

/** FHIR JSON keeps extensions of primitive elements under underscore names. */
type PatientWithParts = Patient & {
  _birthDate?: { extension: Extension[] };
  _gender?: { extension: Extension[] };
};

/** PID → Patient, by HL7's map PID[Patient]. */
export function readPatient(scope: Scope, pid: Segment): Patient {
  const patient: PatientWithParts = { resourceType: "Patient", id: scope.patientId };
  const extension = readExtensions(pid);
  if (extension.length > 0) patient.extension = extension;
  patient.identifier = readIdentifiers(scope, pid);
  const name = [5, 9].flatMap((field) =>
    pid.field(field).reps.flatMap((rep) => readXpn(scope, { segment: pid, field }, rep)),
  );
  if (name.length > 0) patient.name = name;
  const telecom = readTelecom(scope, pid);
  if (telecom.length > 0) patient.telecom = telecom;
  readGender(scope, pid, patient);
  readBirth(scope, pid, patient);
  readDeath(scope, pid, patient);
  const address = readAddresses(scope, pid);
  if (address.length > 0) patient.address = address;
  const maritalStatus = readConceptField(scope, pid, 16, maritalStatuses);
  if (maritalStatus) patient.maritalStatus = maritalStatus;
  const language = readLanguage(scope, pid);
  if (language) patient.communication = [{ language }];
  return patient;
}

function readIdentifiers(scope: Scope, pid: Segment): Identifier[] {
  const identifiers: Identifier[] = [];
  const seen = new Set<string>();
  for (const field of [3, 2, 4]) {
    for (const rep of pid.field(field).reps) {
      const identifier = readCx(scope, { segment: pid, field }, rep);
      if (identifier === undefined) continue;
      if (field === 3 && identifier.system === undefined && !kindsOfOthers.has(rep.text(5).toUpperCase())) {
        identifier.system = authoritySystem(scope.context.authority);
      }
      const key = identifierKey(identifier);
      if (seen.has(key)) continue;
      seen.add(key);
      identifiers.push(identifier);
    }
  }
  const ssn = pid.text(19);
  if (ssn !== "") {
    const system = "http://hl7.org/fhir/sid/us-ssn";
    const digits = ssn.replace(/\D/g, "");
    const isKnown = identifiers.some((known) => known.system === system && known.value?.replace(/\D/g, "") === digits);
    if (!isKnown) identifiers.push({ type: identifierType("SS"), system, value: ssn });
  }
  const licence = pid.text(20);
  if (licence !== "") {
    const system = codeOf(licenceSystems, pid.text(20, 2).toUpperCase());
    identifiers.push({ type: identifierType("DL"), ...(system && { system }), value: licence });
  }
  return identifiers;
}

/** Numbers that the source did not assign even when it names no authority. */
const kindsOfOthers = new Set(["DL", "PPN", "MC", "MA", "NI", "TAX", "MB", "SN"]);

function readTelecom(scope: Scope, pid: Segment) {
  const of = (field: number, use?: "home" | "work") =>
    pid.field(field).reps.flatMap((rep) => readXtn(scope, { segment: pid, field }, rep, use));
  return [...of(13, "home"), ...of(14, "work"), ...of(40)];
}

function readGender(scope: Scope, pid: Segment, patient: PatientWithParts): void {
  const sent = pid.text(8);
  if (sent === "") return;
  const code = sent.toUpperCase();
  const gender = codeOf(genders, code) ?? codeOf(genders, code === "MALE" || code === "FEMALE" ? code[0]! : "");
  if (gender === undefined)
    scope.warn(
      "103",
      { segment: pid, field: 8 },
      "PID-8 is no code of table 0001 (administrative sex); it was read as unknown.",
    );
  patient.gender = gender ?? "unknown";
  if (code === "A" || code === "N" || gender === undefined) {
    const valueCodeableConcept = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0001", code: sent }] };
    patient._gender = { extension: [{ url: alternateCodes, valueCodeableConcept }] };
  }
}

/** A birth date in the future (by more than a day, for zones) is an error of the sender and left out. */
function readBirth(scope: Scope, pid: Segment, patient: PatientWithParts): void {
  const birth = readTimeField(scope, pid, 7);
  if (birth !== undefined && birth.instantMs > scope.context.receivedAt.getTime() + 86_400_000) {
    scope.warn("102", { segment: pid, field: 7 }, "PID-7 (birth date) is in the future; it was left out.");
  } else if (birth !== undefined) {
    patient.birthDate = birth.date;
    const isMidnight = /T00:00:00(?:\.0*)?(?:Z|[+-])/.test(birth.dateTime);
    if (birth.hasTime && !isMidnight) {
      const url = "http://hl7.org/fhir/StructureDefinition/patient-birthTime";
      patient._birthDate = { extension: [{ url, valueDateTime: birth.dateTime }] };
    }
  }
  const order = pid.text(25);
  const isMultiple = pid.text(24).toUpperCase();
  if (/^[1-9]\d?$/.test(order)) patient.multipleBirthInteger = Number(order);
  else if (isMultiple === "Y" || isMultiple === "N") patient.multipleBirthBoolean = isMultiple === "Y";
}

function readDeath(scope: Scope, pid: Segment, patient: Patient): void {
  const death = readTimeField(scope, pid, 29);
  const indicator = pid.text(30).toUpperCase();
  if (death) patient.deceasedDateTime = death.dateTime;
  else if (["Y", "YES", "N", "NO"].includes(indicator)) patient.deceasedBoolean = indicator.startsWith("Y");
}

/** PID-12 (county) belongs to the address only where there is exactly one. */
function readAddresses(scope: Scope, pid: Segment): Address[] {
  const addresses = pid.field(11).reps.flatMap((rep) => readXad(scope, { segment: pid, field: 11 }, rep) ?? []);
  const county = pid.text(12);
  const only = addresses.length === 1 ? addresses[0] : undefined;
  if (county !== "" && only !== undefined && only.district === undefined) only.district = county;
  else if (county !== "" && only?.district !== county) addresses.push({ district: county });
  return addresses;
}

/** A code of two or three letters is a language of BCP 47, unless the sender says otherwise. */
function readLanguage(scope: Scope, pid: Segment) {
  const language = readConceptField(scope, pid, 15);
  const coding = language?.coding?.[0];
  const named = pid.text(15, 3).toUpperCase();
  if (
    coding?.code !== undefined &&
    /^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/.test(coding.code) &&
    (named === "" || named === "HL70296")
  ) {
    coding.system = "urn:ietf:bcp:47";
    coding.code = coding.code.replace(/^[A-Za-z]+/, (letters) => letters.toLowerCase());
  }
  return language;
}

function readExtensions(pid: Segment): Extension[] {
  const extensions: Extension[] = [];
  const race = readRace(pid.field(10));
  const ethnicity = readEthnicity(pid.field(22));
  if (race) extensions.push(race);
  if (ethnicity) extensions.push(ethnicity);
  const mother = [pid.text(6, 1), pid.text(6, 2)].filter(Boolean).reverse().join(" ");
  if (mother !== "") extensions.push({ url: `${patientExtension}-mothersMaidenName`, valueString: mother });
  const birthPlace = pid.text(23);
  if (birthPlace !== "") extensions.push({ url: `${patientExtension}-birthPlace`, valueAddress: { text: birthPlace } });
  const religion = { code: pid.text(17), display: pid.text(17, 2) };
  if (religion.code !== "") {
    const system = "http://terminology.hl7.org/CodeSystem/v2-0006";
    const coding = religion.display === "" ? { system, code: religion.code } : { system, ...religion };
    extensions.push({ url: `${patientExtension}-religion`, valueCodeableConcept: { coding: [coding] } });
  }
  return extensions;
}

const patientExtension = "http://hl7.org/fhir/StructureDefinition/patient";
const alternateCodes = "http://hl7.org/fhir/StructureDefinition/alternate-codes";
