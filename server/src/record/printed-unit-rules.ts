/** UCUM codes whose print form is another; all others are printed as they are. @see https://ucum.org/ucum (print symbols) */
const printForms: Readonly<Record<string, string>> = {
  "mm[Hg]": "mmHg",
  "cm[H2O]": "cmH₂O",
  Cel: "°C",
  "[degF]": "°F",
  "kg/m2": "kg/m²",
  m2: "m²",
  "mL/min/{1.73_m2}": "mL/min/1.73 m²",
  "mL/min/1.73.m2": "mL/min/1.73 m²",
  "10*3/uL": "10³/µL",
  "10*6/uL": "10⁶/µL",
  "10*9/L": "10⁹/L",
  "10*12/L": "10¹²/L",
  "/uL": "/µL",
  "ug/L": "µg/L",
  "ug/dL": "µg/dL",
  "ug/mL": "µg/mL",
  "ug/g": "µg/g",
  "umol/L": "µmol/L",
  "u[IU]/mL": "µIU/mL",
  "m[IU]/L": "mIU/L",
  "m[IU]/mL": "mIU/mL",
  "[IU]/L": "IU/L",
  "[IU]/mL": "IU/mL",
  "[in_i]": "in",
  "[lb_av]": "lb",
  "{INR}": "INR",
  "/[HPF]": "/HPF",
  "/[LPF]": "/LPF",
};

/** A unit as clinicians write it. */
export const printedUnit = (unit: string | undefined): string | undefined =>
  unit === undefined ? undefined : (printForms[unit] ?? unit);
