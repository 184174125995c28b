/** Why this cannot be a National Provider Identifier, in a sentence; ten digits of which the last one checks the others. */
export function refuseNpi(npi: string): string | undefined {
  if (!/^[12]\d{9}$/.test(npi)) return "An NPI has ten digits and begins with 1 or 2.";
  return luhnSum(`80840${npi}`) % 10 === 0 ? undefined : "The NPI is mistyped: its check digit does not fit.";
}

/** Luhn's sum (ISO/IEC 7812-1, annex B); of an NPI with 80840 in front: 45 CFR 162.406, and CMS's own specification. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
