import type { Database, Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";

/** One transaction of which nothing stays when it ends in a refusal, whatever had been written until then. */
export async function writeTransaction<Result extends object>(
  database: Database,
  work: (tx: Tx) => Promise<Result | SupportRefusal>,
): Promise<Result | SupportRefusal> {
  try {
    return await database.transaction(async (tx) => {
      const outcome = await work(tx);
      if ("refused" in outcome) throw new RolledBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  }
}

class RolledBack extends Error {
  readonly refusal: SupportRefusal;

  constructor(refusal: SupportRefusal) {
    super("Rolled back because of a refusal.");
    this.refusal = refusal;
  }
}
