/**
 * The record number that a source gives its nth person: looks haphazard, never repeats (multiplying by a
 * number that shares no factor with the modulus visits every residue once).
 * @param nth 0 ≤ nth < 10,000,000
 */
export function inventRecordNumber(sourceKey: string, nth: number): string {
  const scattered = String((nth * 6_180_339 + 2_718_281) % 10_000_000).padStart(7, "0");
  return `${prefixes[sourceKey] ?? ""}${scattered}`;
}

/** Of a record that is opened a second time by mistake. */
export const inventSecondRecordNumber = (sourceKey: string, nth: number): string =>
  inventRecordNumber(sourceKey, nth + 5_000_000);

const prefixes: Readonly<Record<string, string>> = {
  CGH: "2",
  LSFP: "L",
  SNH: "S-",
  TRC: "T5",
  NPL: "NP7",
  BLH: "BL9",
};
