/** Somebody as an external learning system is to know them. */
export type Learner = { accountId: string; username: string; given: string; family: string; email: string };

/** A course that somebody has completed there. */
export type Completion = { courseId: string; completedAt: Date; score: number };

/**
 * Where courses are taken. The built-in system takes all of them; an external one takes those that are mapped to courses of
 * its own, and is told who has to take what and asked what was completed. The user managers' video stays with the exchange.
 */
export type LearningSystem = {
  name: string;
  /** Where people go to take a course. */
  url: string;
  takes(courseId: string): boolean;
  /** Makes somebody known there; who is known already is found again. @returns the id there */
  makeLearner(learner: Learner): Promise<string>;
  /** Gives courses to somebody; giving one twice changes nothing. */
  enrol(externalId: string, courseIds: readonly string[]): Promise<void>;
  findCompletions(externalId: string): Promise<Completion[]>;
};

/** The learning system is not there or has enough for now: what was to be done is done later. */
export class LearningSystemAwayError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "LearningSystemAwayError";
  }
}
