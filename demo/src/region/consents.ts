/** A signed decision, as paper at the desk of the source whose patient signed it. */
export type DemoConsent = {
  readonly personKey: string;
  readonly sourceKey: string;
  readonly recordNumber: string;
  readonly scope: "participant" | "community" | "everyone";
  /** Whom the decision is about; only with scope `participant`. */
  readonly participantKey?: string;
  readonly value: "grant" | "deny" | "emergency-only";
  /** YYYY-MM-DD */
  readonly signedOn: string;
  readonly signerName: string;
  readonly signerRelation: "self" | "parent" | "guardian" | "health-care-agent";
};
