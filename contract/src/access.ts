import { type Static, Type } from "typebox";

export const Purpose = Type.Union(
  [
    Type.Literal("treatment"),
    Type.Literal("care-management"),
    Type.Literal("quality-improvement"),
    Type.Literal("insurance-eligibility"),
  ],
  { description: "Why the reader looks: level 1 uses of consent" },
);
export type Purpose = Static<typeof Purpose>;

export const purposes = [
  "treatment",
  "care-management",
  "quality-improvement",
  "insurance-eligibility",
] as const satisfies readonly Purpose[];

/** May the reader do this? If not, why, in a sentence for the tooltip of the disabled button. */
export const Verdict = Type.Object({ allowed: Type.Boolean(), because: Type.Optional(Type.String()) });
export type Verdict = Static<typeof Verdict>;

export const ConsentValue = Type.Union([
  Type.Literal("none"),
  Type.Literal("grant"),
  Type.Literal("emergency-only"),
  Type.Literal("deny"),
]);
export type ConsentValue = Static<typeof ConsentValue>;
