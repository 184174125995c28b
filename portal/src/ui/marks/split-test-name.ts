/** Specimens as test names end with them. What else stands behind "in" is part of what is measured (`in LDL`). */
const specimens =
  "Serum|Plasma|Blood|Urine|Stool|Sputum|Saliva|Specimen|Arterial|Venous|Capillary|Cord|Platelet|Cerebral|Body|Red";
const how = new RegExp(` \\[| in (?:${specimens})\\b`);

/**
 * The name of a test as the eye reads it: what is measured, and then how and in what (`Potassium` · `[Moles/volume] in
 * Serum or Plasma`). Nothing is left out: both parts together are the name.
 */
export function splitTestName(name: string): { what: string; how: string } {
  const at = name.search(how);
  return at > 0 ? { what: name.slice(0, at), how: name.slice(at + 1) } : { what: name, how: "" };
}
