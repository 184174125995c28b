import type { Identifier, Location, Reference } from "../../../fhir/index.ts";
import { authoritySystem } from "../../authority.ts";
import type { Repetition } from "../../segment.ts";
import { businessKey } from "../business-key.ts";
import type { Scope } from "../scope.ts";

/** Parts of PL, the finest first, with their physical type. */
const levels = [
  { component: 3, code: "bd", display: "Bed" },
  { component: 2, code: "ro", display: "Room" },
  { component: 1, code: "wa", display: "Ward" },
  { component: 8, code: "lvl", display: "Level" },
  { component: 7, code: "bu", display: "Building" },
  { component: 4, code: "si", display: "Site" },
] as const;

/**
 * PL → one shared Location, the finest place that is named, and a reference with the whole place to show.
 * The places around it are in its name and, the facility, in `partOf`; they are not resources of their own.
 */
export function sharePl(scope: Scope, pl: Repetition): Reference<Location> | undefined {
  if (pl.isEmpty) return undefined;
  const named = levels.filter(({ component }) => pl.text(component) !== "");
  const finest = named[0];
  const description = pl.text(9);
  if (finest === undefined && description === "") return undefined;
  const facility = pl.component(4);
  const name = placeName(pl) || description;
  const keyed = [4, 7, 8, 1, 2, 3].map((component) => pl.text(component));
  const key = finest ? businessKey(...keyed) : businessKey("description", description);
  const location: Location = { resourceType: "Location", id: scope.context.resourceId("Location", key) };
  const identifier: Identifier[] = [];
  const comprehensive = pl.component(10);
  if (comprehensive.text(1) !== "") {
    const system = authoritySystem(comprehensive.text(2), comprehensive.text(3), comprehensive.text(4));
    identifier.push(system === "" ? { value: comprehensive.text(1) } : { system, value: comprehensive.text(1) });
  }
  if (finest) identifier.push({ value: pl.text(finest.component) });
  if (identifier.length > 0) location.identifier = identifier;
  location.name = name;
  if (description !== "") location.description = description;
  location.mode = "instance";
  if (finest) {
    const { code, display } = finest;
    const system = "http://terminology.hl7.org/CodeSystem/location-physical-type";
    location.physicalType = { coding: [{ system, code, display }] };
    if (finest.component !== 4 && facility.text(1) !== "") location.partOf = { display: facility.text(1) };
  }
  scope.share(location);
  return { reference: `Location/${location.id}`, display: name };
}

/** Such as `4 East, room 136, bed B, General Hospital`. */
function placeName(pl: Repetition): string {
  const part = (component: number, before: string) =>
    pl.text(component) === "" ? "" : `${before}${pl.text(component)}`;
  return [part(1, ""), part(2, "room "), part(3, "bed "), part(8, "floor "), part(7, "building "), part(4, "")]
    .filter(Boolean)
    .join(", ");
}
