/** AL1: what, in which code system, how bad, and what it did. */
export type Allergy = {
  readonly kind: "DA" | "FA" | "EA";
  readonly code: string;
  readonly name: string;
  readonly system: "RXNORM" | "SCT";
  readonly severity: "MI" | "MO" | "SV";
  readonly reaction: string;
};

export const allergies: readonly Allergy[] = [
  { kind: "DA", code: "7984", name: "Penicillin V", system: "RXNORM", severity: "MO", reaction: "Hives" },
  { kind: "DA", code: "723", name: "Amoxicillin", system: "RXNORM", severity: "MI", reaction: "Rash" },
  {
    kind: "DA",
    code: "10831",
    name: "Sulfamethoxazole / Trimethoprim",
    system: "RXNORM",
    severity: "MO",
    reaction: "Rash",
  },
  { kind: "DA", code: "5640", name: "Ibuprofen", system: "RXNORM", severity: "MI", reaction: "Stomach upset" },
  { kind: "DA", code: "2670", name: "Codeine", system: "RXNORM", severity: "MI", reaction: "Nausea" },
  { kind: "DA", code: "29046", name: "Lisinopril", system: "RXNORM", severity: "SV", reaction: "Swelling of the lips" },
  { kind: "FA", code: "762952008", name: "Peanut", system: "SCT", severity: "SV", reaction: "Anaphylaxis" },
  { kind: "FA", code: "735029006", name: "Shellfish", system: "SCT", severity: "MO", reaction: "Hives" },
  { kind: "EA", code: "111088007", name: "Latex", system: "SCT", severity: "MO", reaction: "Contact rash" },
  { kind: "EA", code: "288328004", name: "Bee venom", system: "SCT", severity: "SV", reaction: "Anaphylaxis" },
];
