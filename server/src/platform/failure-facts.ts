/**
 * What a log line may say of a failure: its class, and its code (an SQLSTATE, a name such as ECONNREFUSED). Its message may
 * quote values, so it stays out. Not as `code`, which the log takes for a security code and leaves out.
 */
export function failureFacts(error: unknown): { failure: string | undefined; errorCode: unknown } {
  const { name, code } = error as { name?: string; code?: unknown };
  return { failure: name, errorCode: code };
}
