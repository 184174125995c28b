import type { Random } from "../seeded-random.ts";
import type { Address } from "./demo-person.ts";

/** Towns around an invented bay; no post office has a ZIP code that begins with 001. */
const towns: readonly { readonly city: string; readonly zip: string }[] = [
  { city: "Crossbay", zip: "00112" },
  { city: "Crossbay", zip: "00113" },
  { city: "Crossbay", zip: "00114" },
  { city: "Saltmarsh", zip: "00117" },
  { city: "Pier Hill", zip: "00121" },
  { city: "Tidewater Point", zip: "00124" },
  { city: "Lantern Hollow", zip: "00128" },
];

const streetNames =
  `Lantern Ferry Harbor Saltmarsh Tidewater Beacon Driftwood Cormorant Heron Osprey Sandpiper Plover Tern
  Mackerel Herring Oyster Quahog Scallop Anchor Capstan Mainsail Spinnaker Halyard Rudder Keel Bowsprit Dory Skiff Ketch
  Schooner Breakwater Jetty Inlet Estuary Delta Shoal Sandbar Dune Seagrass Eelgrass Cattail Bulrush Juniper Bayberry
  Beachplum Rosehip Sassafras Tupelo Sycamore Catalpa Hornbeam Larch Hemlock Quarry Foundry Ropewalk Chandler Cooper
  Sailmaker Lighthouse Signal Fogbell Northpoint Southgate Eastquay Westmoor Cannery Icehouse Windmill Orchard`.split(
    /\s+/,
  );
const streetKinds = ["St", "Ave", "Rd", "Ln", "Dr", "Ct", "Way", "Ter"];

/** Area codes of New York State, for numbers that a reader recognises as local. */
const areaCodes = [
  "212",
  "315",
  "347",
  "516",
  "518",
  "585",
  "607",
  "631",
  "646",
  "716",
  "718",
  "845",
  "914",
  "917",
  "929",
];

export function inventAddress(random: Random): Address {
  const town = random.pick(towns);
  const street = `${random.whole(1, 989)} ${random.pick(streetNames)} ${random.pick(streetKinds)}`;
  const unit = random.chance(0.25) ? `Apt ${random.whole(1, 24)}${random.pick(["", "A", "B", "C"])}` : undefined;
  return unit === undefined ? { street, ...town } : { street, unit, ...town };
}

/** A number of the block 555-0100 to 555-0199, kept for fiction in every area code. */
export const inventPhone = (random: Random): string => `${random.pick(areaCodes)}55501${two(random.whole(0, 99))}`;

/** For crowds: any area code, so that a million people do not share fifteen hundred telephones. */
export const inventPhoneAnywhere = (random: Random): string =>
  `${random.whole(2, 9)}${random.whole(0, 8)}${random.whole(0, 9)}55501${two(random.whole(0, 99))}`;

/**
 * Nine digits in the form of a social security number that belongs to nobody: areas 900–999 are never
 * issued as SSN, and taxpayer numbers of those areas have groups from 50 up.
 */
export const inventSsn = (random: Random): string =>
  `9${two(random.whole(0, 99))}${two(random.whole(1, 49))}${String(random.whole(1, 9999)).padStart(4, "0")}`;

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
