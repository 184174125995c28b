import { conditions } from "../clinical/conditions.ts";
import type { Wall } from "../wall-time.ts";
import type { Diagnosis, Life } from "./planned-event.ts";

/** The long-term problems that any desk but the recovery centre's would write down. */
export const problemsAt = (life: Life, at: Wall): readonly Diagnosis[] =>
  life.body.conditions
    .filter(({ key, since }) => since <= at && key !== "opioidDependence")
    .map(({ key }) => ({ code: conditions[key].code, name: conditions[key].name }));

export const visitNumber = (life: Life): string =>
  `V${String(life.ordinal).padStart(4, "0")}${String(life.nextNumber()).padStart(4, "0")}`;
