/** Somebody as an external learning system is to know them. */
export type Learner = { given: string; family: string; email: string };

/** A course that somebody is to complete, counted only when that happened after the last time. */
export type Awaited = { courseId: string; after: Date | null };

export type Completion = { courseId: string; completedAt: Date; score: number };

/**
 * An external system in which courses are taken, behind the built-in one: those courses that are mapped to its own. It is told
 * who has to take what, and asked what was completed. Every call throws `LearningSystemAwayError` when it is to be made later.
 * The user managers' video always stays with the exchange.
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
  findCompletions(externalId: string, awaited: readonly Awaited[]): Promise<Completion[]>;
  /** Is this the header of a notice that really comes from there? */
  admitsNotice(authorization: string | undefined): boolean;
  /** The id there of the person about whom a notice is. */
  readNotice(body: unknown): string | undefined;
};

/** The learning system does not answer, or has had enough for now. */
export class LearningSystemAwayError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "LearningSystemAwayError";
  }
}
