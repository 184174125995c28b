/** A failure that its message explains whole: shown as one sentence, without a stack. */
export class PlainError extends Error {
  readonly exitCode: number;

  constructor(message: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "PlainError";
    this.exitCode = options.exitCode ?? 1;
  }
}
