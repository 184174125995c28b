import type { ConditionKey } from "../clinical/conditions.ts";
import type { Body } from "../clinical/measure.ts";
import type { Random } from "../seeded-random.ts";
import { ageOn, type Wall, yearMs } from "../wall-time.ts";
import type { Sex } from "./demo-person.ts";

/** Long-term conditions that fit age and sex, each with its beginning. */
export function inventConditions(birthDate: string, sex: Sex, last: Wall, random: Random): Body["conditions"] {
  const age = ageOn(birthDate, last);
  const found = new Set<ConditionKey>();
  for (const [key, probability] of likelihoods(age, sex)) if (random.chance(probability)) found.add(key);
  if (found.has("diabetes") && age > 50 && random.chance(0.3)) found.add("kidneyDisease");
  if (found.has("heartFailure")) found.add("hypertension");
  const lived = last - Date.parse(`${birthDate}T00:00:00Z`);
  return [...found].map((key) => ({
    key,
    since: Math.round(last - Math.min(lived * 0.4, (0.5 + 9 * random.fraction()) * yearMs)),
  }));
}

/** Rates of a middling American town, rounded. */
function likelihoods(age: number, sex: Sex): readonly (readonly [ConditionKey, number])[] {
  const over = (from: number, perYear: number): number => Math.min(0.6, Math.max(0, (age - from) * perYear));
  const between = (from: number, to: number, probability: number): number =>
    age >= from && age <= to ? probability : 0;
  return [
    ["hypertension", over(30, 0.013)],
    ["diabetes", over(32, 0.006)],
    ["hyperlipidaemia", over(30, 0.009)],
    ["kidneyDisease", over(58, 0.004)],
    ["hypothyroidism", over(25, sex === "F" ? 0.0025 : 0.0008)],
    ["atrialFibrillation", over(58, 0.005)],
    ["heartFailure", over(62, 0.005)],
    ["obstructiveLungDisease", over(45, 0.003)],
    ["asthma", between(5, 60, 0.08)],
    ["ironDeficiency", between(15, 50, sex === "F" ? 0.07 : 0.01)],
    ["depression", between(16, 75, 0.09)],
    ["osteoarthritis", over(50, 0.008)],
    ["opioidDependence", between(20, 60, 0.025)],
  ];
}
