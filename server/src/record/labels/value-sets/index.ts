import { developmentalDisability } from "./developmental-disability.ts";
import { domesticViolence } from "./domestic-violence.ts";
import { genetic } from "./genetic.ts";
import { hiv } from "./hiv.ts";
import { mentalHealth } from "./mental-health.ts";
import { reproductiveHealth } from "./reproductive-health.ts";
import { sexualHealth } from "./sexual-health.ts";
import { substanceUse } from "./substance-use.ts";
import type { ValueSet } from "./value-set.ts";

/** Every value set that labels; a change here or in one of them is a new version of the label rules. */
export const valueSets: readonly ValueSet[] = [
  hiv,
  substanceUse,
  mentalHealth,
  reproductiveHealth,
  sexualHealth,
  genetic,
  domesticViolence,
  developmentalDisability,
];
