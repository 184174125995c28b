import type { Address } from "../../../fhir/index.ts";
import type { Repetition } from "../../segment.ts";
import type { Place, Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { addressTypes, addressUses } from "../tables/person-tables.ts";
import { readPeriod } from "./read-time.ts";

/** XAD → Address; nothing where no part of the place itself is given. */
export function readXad(scope: Scope, place: Place, xad: Repetition): Address | undefined {
  if (xad.isEmpty) return undefined;
  const street = xad.component(1);
  const lines = [street.text(1), street.text(2), street.text(3), xad.text(2), xad.text(19)].filter(
    (line) => line !== "",
  );
  const address: Address = {};
  const kind = xad.text(7).toUpperCase();
  const use = codeOf(addressUses, kind);
  const type = codeOf(addressTypes, kind);
  if (lines.length > 0) address.line = lines;
  const parts = {
    city: xad.text(3),
    district: xad.text(9),
    state: xad.text(4),
    postalCode: xad.text(5),
    country: xad.text(6),
  };
  for (const [part, value] of Object.entries(parts)) if (value !== "") address[part as keyof typeof parts] = value;
  if (Object.keys(address).length === 0) return undefined;
  if (use !== undefined) address.use = use;
  if (type !== undefined) address.type = type;
  const range = xad.component(12);
  const period = readPeriod(scope, place, xad.text(13) || range.text(1), xad.text(14) || range.text(2));
  if (period) address.period = period;
  return address;
}
