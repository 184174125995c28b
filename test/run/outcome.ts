/** What one step of the test run came to; `report` is what a person has to read of it. */
export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly report: readonly string[];
};

export const passedOnce: Outcome = { passed: 1, failed: 0, skipped: 0, report: [] };

/** One failure, with what is to be read about it. */
export const failedOnce = (...report: string[]): Outcome => ({ passed: 0, failed: 1, skipped: 0, report });

/** One check that passes when it has nothing to say. */
export const outcomeOf = (problems: readonly string[]): Outcome =>
  problems.length === 0 ? passedOnce : failedOnce(...problems);

export const addOutcomes = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  report: [...a.report, ...b.report],
});

/** The closing line that continuous integration reads. */
export const closingLine = ({ passed, failed, skipped }: Outcome): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
