import { ProblemError } from "../platform/problem.ts";

/** The audit record could not be committed, so nothing may be shown: answered as `audit-unavailable` (503). */
export class AuditUnavailableError extends ProblemError {
  constructor(cause: unknown) {
    super(
      "audit-unavailable",
      {
        detail: "Nobody may look at a record without leaving a trace, and the trace cannot be written now. Try again.",
        nextSteps: ["retry"],
      },
      { cause },
    );
    this.name = "AuditUnavailableError";
  }
}
