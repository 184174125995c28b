import type { ProblemCode } from "@crossbay/contract";

/** An expected no: its code in the contract's table, and what the reader is told. */
export type AccountsRefusal = {
  refused: ProblemCode;
  detail: string;
  /** Not before then it makes sense to try again. */
  retryAt?: Date;
};

export const isRefused = (outcome: object): outcome is AccountsRefusal => "refused" in outcome;
