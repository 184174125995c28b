import type { Sex } from "../people/demo-person.ts";
import type { Random } from "../seeded-random.ts";
import { mix, seedOf } from "../seeded-random.ts";
import { ageOn, type Wall, yearMs } from "../wall-time.ts";
import { type Analyte, type AnalyteKey, analytes, rangeFor } from "./analytes.ts";
import { type ConditionKey, conditions, type Effect } from "./conditions.ts";

/** Whose results these are: a body that stays itself over the years. */
export type Body = {
  readonly seed: number;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly conditions: readonly { readonly key: ConditionKey; readonly since: Wall }[];
};

/** As it is reported; `flag` is of HL7 table 0078, empty when usual. */
export type Measurement = {
  readonly analyte: Analyte;
  readonly value: string;
  readonly range: string;
  readonly flag: string;
};
type Numbers = Partial<Record<AnalyteKey, number>>;

/**
 * Measures a set of things in one sample, so that they agree with each other: what laboratories calculate
 * (filtration rate, LDL, red cell indices, body mass index) is calculated here too.
 * @param today what an acute illness does on top; no effect of time
 */
export function measure(
  body: Body,
  keys: readonly AnalyteKey[],
  at: Wall,
  random: Random,
  today: Partial<Record<AnalyteKey, Effect>> = {},
): readonly Measurement[] {
  const numbers: Numbers = {};
  const numberOf = (key: AnalyteKey): number => {
    const known = numbers[key];
    if (known !== undefined) return known;
    const calculated = calculate(key, numberOf, body, at) ?? observe(body, key, at, random, today[key]);
    const { decimals } = analytes[key];
    const rounded = Number(calculated.toFixed(decimals));
    numbers[key] = rounded;
    return rounded;
  };
  const isChild = ageOn(body.birthDate, at) < 18;
  return keys.map((key) => toMeasurement(key, numberOf(key), body.sex, isChild));
}

function observe(body: Body, key: AnalyteKey, at: Wall, random: Random, today?: Effect): number {
  const analyte: Analyte = analytes[key];
  const grown = childhood(key, body, at);
  const usual = grown ?? (body.sex === "F" ? (analyte.women?.usual ?? analyte.usual) : analyte.usual);
  const scale = grown === undefined ? 1 : grown / analyte.usual;
  const constitution = ((mix(body.seed ^ seedOf(key)) / 4294967296) * 2 - 1) * analyte.spread * scale;
  let value = usual + constitution + random.normal(0, analyte.spread * scale * ownVariation(key));
  for (const { key: condition, since } of body.conditions) {
    const effect: Effect | undefined = (conditions[condition].effects as Partial<Record<AnalyteKey, Effect>>)[key];
    if (!effect || since > at) continue;
    const years = (at - since) / yearMs;
    const come = effect.overYears === undefined ? 1 : Math.min(1, years / effect.overYears);
    value += effect.shift * come + (effect.perYear ?? 0) * years + random.normal(0, effect.wander ?? 0);
  }
  if (today) value += today.shift + random.normal(0, today.wander ?? 0);
  return plausible(key, value, usual);
}

/** A height does not vary at all and a weight little; most chemistry varies by a third of its spread. */
const ownVariation = (key: AnalyteKey): number => (key === "height" ? 0 : key === "weight" ? 0.08 : 0.35);

/** The usual value of a child, where it differs much from an adult's; undefined otherwise. */
function childhood(key: AnalyteKey, body: Body, at: Wall): number | undefined {
  const age = (at - Date.parse(`${body.birthDate}T00:00:00Z`)) / yearMs;
  if (age >= 18) return undefined;
  const adult = { height: body.sex === "F" ? 163 : 176, weight: body.sex === "F" ? 60 : 68 };
  if (key === "height") return age < 1 ? 50 + 25 * age : 75 + (adult.height - 75) * ((age - 1) / 17) ** 0.85;
  if (key === "weight") return age < 1 ? 3.4 + 6.4 * age : 9.8 + (adult.weight - 9.8) * ((age - 1) / 17) ** 1.35;
  if (key === "heartRate") return 130 - Math.min(age, 12) * 4.6;
  if (key === "respiratoryRate") return 34 - Math.min(age, 12) * 1.5;
  if (key === "systolic") return 84 + age * 1.9;
  if (key === "diastolic") return 52 + age * 1.2;
  if (key === "creatinine") return 0.3 + age * 0.028;
  return undefined;
}

function calculate(key: AnalyteKey, of: (key: AnalyteKey) => number, body: Body, at: Wall): number | undefined {
  switch (key) {
    case "filtration":
      return ckdEpi2021(of("creatinine"), ageOn(body.birthDate, at), body.sex);
    case "lowDensity":
      return Math.max(20, of("cholesterol") - of("highDensity") - of("triglyceride") / 5);
    case "meanVolume":
      return (of("haematocrit") / of("erythrocytes")) * 10;
    case "meanHaemoglobin":
      return (of("haemoglobin") / of("erythrocytes")) * 10;
    case "meanConcentration":
      return (of("haemoglobin") / of("haematocrit")) * 100;
    case "haematocrit":
      return of("haemoglobin") * 2.98;
    case "erythrocytes":
      return of("haemoglobin") / (hasIronDeficiency(body) ? 2.55 : 2.98);
    case "prothrombinTime":
      return 12.2 * of("internationalRatio") ** 0.95;
    case "massIndex":
      return of("weight") / (of("height") / 100) ** 2;
    default:
      return undefined;
  }
}

const hasIronDeficiency = (body: Body): boolean => body.conditions.some(({ key }) => key === "ironDeficiency");

/**
 * Estimated filtration rate, mL/min per 1.73 m².
 * @param creatinine mg/dL
 * @see Inker et al. (2021), NEJM 385:1737, CKD-EPI creatinine equation without race
 */
export function ckdEpi2021(creatinine: number, age: number, sex: Sex): number {
  const ratio = creatinine / (sex === "F" ? 0.7 : 0.9);
  const below = Math.min(ratio, 1) ** (sex === "F" ? -0.241 : -0.302);
  const above = Math.max(ratio, 1) ** -1.2;
  return Math.min(140, 142 * below * above * 0.9938 ** age * (sex === "F" ? 1.012 : 1));
}

/** No body leaves these bounds, whatever adds up. */
function plausible(key: AnalyteKey, value: number, usual: number): number {
  if (key === "oxygenSaturation") return Math.min(100, Math.max(80, value));
  if (key === "internationalRatio") return Math.max(0.9, value);
  if (key === "temperature") return Math.min(40.6, Math.max(35.5, value));
  return Math.max(usual * 0.15, value);
}

/** Ranges printed for adults say nothing about a child. */
const rangedByAge: ReadonlySet<AnalyteKey> = new Set([
  "massIndex",
  "heartRate",
  "respiratoryRate",
  "systolic",
  "diastolic",
  "creatinine",
  "filtration",
]);

/** A number as it is reported: rounded, with its range and its flag. */
export function toMeasurement(key: AnalyteKey, value: number, sex: Sex, isChild: boolean): Measurement {
  const analyte: Analyte = analytes[key];
  const { low, high } = isChild && rangedByAge.has(key) ? {} : rangeFor(analyte, sex);
  return {
    analyte,
    value: value.toFixed(analyte.decimals),
    range: printRange(low, high, analyte.decimals),
    flag: isChild && rangedByAge.has(key) ? "" : flagOf(analyte, value, low, high),
  };
}

function printRange(low: number | undefined, high: number | undefined, decimals: number): string {
  if (low !== undefined && high !== undefined) return `${low.toFixed(decimals)}-${high.toFixed(decimals)}`;
  if (low !== undefined) return `>=${low.toFixed(decimals)}`;
  return high === undefined ? "" : `<=${high.toFixed(decimals)}`;
}

function flagOf(analyte: Analyte, value: number, low?: number, high?: number): string {
  if (analyte.panicLow !== undefined && value < analyte.panicLow) return "LL";
  if (analyte.panicHigh !== undefined && value > analyte.panicHigh) return "HH";
  if (low !== undefined && value < low) return "L";
  if (high !== undefined && value > high) return "H";
  return "";
}
