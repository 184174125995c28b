import type { ContactPoint } from "../../../fhir/index.ts";
import type { Repetition } from "../../segment.ts";
import type { Place, Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { telecomUses } from "../tables/person-tables.ts";
import { readPeriod } from "./read-time.ts";

type System = NonNullable<ContactPoint["system"]>;
/** All codes of HL7 table 0201; anything else in XTN.2 says nothing. */
const knownUses = new Set(["PRN", "ORN", "WPN", "VHN", "ASN", "EMR", "NET", "BPN", "PRS"]);

type Use = NonNullable<ContactPoint["use"]>;

/** HL7 table 0202 → ContactPoint.system. CP (cellular) is a phone whose use is mobile. */
const systems: Readonly<Record<string, System>> = {
  PH: "phone",
  CP: "phone",
  FX: "fax",
  BP: "pager",
  INTERNET: "email",
  "X.400": "email",
  MD: "other",
  SAT: "other",
  TDD: "other",
  TTY: "other",
};

/**
 * XTN → ContactPoints: the number, and the e-mail address where the sender put both into one repetition.
 * @param use what the field itself means (PID-13 home, PID-14 work), where XTN.2 says nothing
 */
export function readXtn(scope: Scope, place: Place, xtn: Repetition, use?: Use): ContactPoint[] {
  const equipment = xtn.text(3).toUpperCase();
  const declared = codeOf(systems, equipment);
  const stated = xtn.text(2).toUpperCase();
  const meant =
    equipment === "CP" ? "mobile" : stated === "NET" || !knownUses.has(stated) ? use : codeOf(telecomUses, stated);
  const period = readPeriod(scope, place, xtn.text(13), xtn.text(14));
  const rank = /^[1-9]\d{0,4}$/.test(xtn.text(18)) ? Number(xtn.text(18)) : undefined;
  const points: ContactPoint[] = [];
  const address = addressOf(xtn, declared);
  const number = declared === "email" ? "" : numberOf(xtn);
  if (number !== "" && number !== address) add(declared ?? (stated === "BPN" ? "pager" : "phone"), number);
  if (address !== "") add("email", address);
  return points;

  function add(system: System, value: string): void {
    const point: ContactPoint = { system, value };
    if (meant !== undefined && !(system === "email" && meant === "mobile")) point.use = meant;
    if (rank !== undefined) point.rank = rank;
    if (period) point.period = period;
    points.push(point);
  }
}

/** XTN.4; beside a telephone only where it looks like an address. Some senders put the address into XTN.1. */
function addressOf(xtn: Repetition, declared: System | undefined): string {
  const sent = xtn.text(4);
  if (sent !== "" && (declared === undefined || declared === "email" || looksLikeAddress(sent))) return sent;
  return looksLikeAddress(xtn.text(1)) ? xtn.text(1) : "";
}

/** The number as the parts say it: unformatted, else country, area, local and extension, else as it was typed. */
function numberOf(xtn: Repetition): string {
  const unformatted = xtn.text(12);
  if (unformatted !== "") return unformatted;
  const local = xtn.text(7);
  if (local === "") return xtn.text(1);
  const country = xtn.text(5).replace(/^\+/, "");
  const area = xtn.text(6);
  const extension = xtn.text(8);
  return [country && `+${country}`, area, local, extension && `X${extension}`].filter(Boolean).join(" ");
}

const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);
