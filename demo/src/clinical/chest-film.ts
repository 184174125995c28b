import type { Random } from "../seeded-random.ts";

/** A radiologist's report, by section; a section's lines become repetitions of OBX-5. */
export type ReportSection = { readonly code: string; readonly name: string; readonly lines: readonly string[] };
export type ChestFinding = "clear" | "pneumonia" | "congestion";

/** LOINC 36643-5, XR Chest 2 Views. */
export const chestFilm = {
  code: "36643-5",
  name: "XR Chest 2 Views",
  localCode: "CXR2",
  localName: "Chest PA & lateral",
};

export function reportChestFilm(finding: ChestFinding, reason: string, random: Random): readonly ReportSection[] {
  const side = random.pick(["right", "left"]);
  const { lines, impression } = findings(finding, side);
  return [
    {
      code: "18782-3",
      name: "Radiology Study observation (narrative)",
      lines: [
        `INDICATION: ${reason}.`,
        "TECHNIQUE: PA & lateral views of the chest.",
        random.chance(0.4) ? "COMPARISON: Prior film of last year." : "COMPARISON: None.",
        "FINDINGS:",
        ...lines,
      ],
    },
    { code: "19005-8", name: "Radiology Imaging study [Impression] (narrative)", lines: impression },
  ];
}

function findings(finding: ChestFinding, side: string): { lines: readonly string[]; impression: readonly string[] } {
  switch (finding) {
    case "clear":
      return {
        lines: [
          "Heart & mediastinum are normal in size and contour.",
          "Lungs are clear. No effusion. No pneumothorax.",
          "Bones are intact.",
        ],
        impression: ["No acute cardiopulmonary abnormality."],
      };
    case "pneumonia":
      return {
        lines: [
          `Patchy airspace opacity in the ${side} lower lobe.`,
          "Heart size is normal. No pneumothorax.",
          `Trace ${side} pleural effusion.`,
        ],
        impression: [
          `${side === "right" ? "Right" : "Left"} lower lobe pneumonia.`,
          "Follow-up film in 6 weeks is advised.",
        ],
      };
    case "congestion":
      return {
        lines: [
          "Heart is enlarged. Cephalization of the pulmonary vessels with interstitial edema.",
          "Small bilateral pleural effusions. No pneumothorax.",
        ],
        impression: ["Findings of congestive heart failure with mild pulmonary edema."],
      };
  }
}
