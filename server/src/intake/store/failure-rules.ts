/**
 * What a failed transaction means for its messages.
 * - `passing`: nobody's fault (deadlock, or a commit whose outcome is unknown); the same transaction again tells, for it looks
 *   at the receipts first
 * - `message`: one of the messages is the cause
 * - `outage`: the store is away, full or wrongly set up; the messages are as good as before
 */
export type FailureKind = "passing" | "message" | "outage";

/** @see PostgreSQL manual, appendix A: error codes */
export function classifyFailure(error: unknown): FailureKind {
  if (isCommitUnknown(error)) return "passing";
  const code = codeOf(error);
  if (code === undefined) return isLostConnection(error) ? "outage" : "message";
  if (!/^[0-9A-Z]{5}$/.test(code) || /^E[A-Z]{4}$/.test(code)) return "outage";
  if (passingCodes.has(code)) return "passing";
  if (noPartition(error)) return "outage";
  return messageClasses.has(code.slice(0, 2)) ? "message" : "outage";
}

// Serialization failure, deadlock, lock not available, and a statement that was cancelled for its lock.
const passingCodes: ReadonlySet<string> = new Set(["40001", "40P01", "55P03"]);

// Cardinality, data exception, integrity constraint, program limit.
const messageClasses: ReadonlySet<string> = new Set(["21", "22", "23", "54"]);

// By its name: a pure rule does not import the transaction's code.
const isCommitUnknown = (error: unknown): boolean => error instanceof Error && error.name === "CommitUnknownError";

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
};

const noPartition = (error: unknown): boolean =>
  codeOf(error) === "23514" && (error as { routine?: string }).routine === "ExecFindPartition";

/** `pg` reports these without a code. */
const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && /connection|timeout exceeded|cannot use a pool|not queryable/i.test(error.message);
