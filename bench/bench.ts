/** A measurement of `./crossbay bench`. Prints a table while it works; its figures end as one line of JSON. */
export type Bench = {
  name: string;
  summary: string;
  run(options: { quick: boolean; databaseUrl: string | undefined }): Promise<Record<string, number>>;
  /** What figures break a promise, in a sentence: the command then ends with code 1. */
  failure?(figures: Record<string, number>): string | undefined;
};
