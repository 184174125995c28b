/** A command of `./crossbay`. `run` answers the exit code; a `PlainError` it throws is shown as one sentence. */
export type Command = {
  name: string;
  /** One line for `./crossbay --help`. */
  summary: string;
  /** Whole text for `./crossbay NAME --help`. */
  usage: string;
  run(args: readonly string[]): Promise<number>;
};
