import { type Static, Type } from "typebox";
import { TrainingState } from "./people.ts";
import { choice, instant, line, plainDate, uuid } from "./shapes.ts";

/**
 * Training is open with a session, and for somebody who has no credentials yet (or is suspended until a refresher is done)
 * with the personal link of a mail. The link's token stands in the address's fragment and goes as this header with every
 * request of `/api/training` and of the first two steps of `/api/user-management`.
 */
export const trainingTokenHeader = "x-crossbay-training";

export const CourseState = choice("not-started", "in-progress", "passed", "due", "overdue");
export type CourseState = Static<typeof CourseState>;

export const CourseLine = Type.Object({
  courseId: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  minutes: Type.Integer(),
  /** A course of modules with questions, or the user managers' video with its attestation (then the page is `/aum`). */
  kind: choice("modules", "video"),
  state: CourseState,
  score: Type.Optional(Type.Integer({ description: "Of the best try, in percent" })),
  passedAt: Type.Optional(instant()),
  dueOn: Type.Optional(plainDate()),
  certificateId: Type.Optional(uuid()),
});
export type CourseLine = Static<typeof CourseLine>;

/** GET /api/training */
export const TrainingOverview = Type.Object({
  name: Type.String(),
  state: TrainingState,
  /** What happens when all is done, or has happened: credentials come by mail, the account is active again … */
  next: Type.String(),
  courses: Type.Array(CourseLine),
  /** With an external learning system: where the courses are taken instead. */
  externalUrl: Type.Optional(Type.String()),
});
export type TrainingOverview = Static<typeof TrainingOverview>;

export const Question = Type.Object({ id: Type.String(), text: Type.String(), choices: Type.Array(Type.String()) });
export type Question = Static<typeof Question>;

export const CourseModule = Type.Object({
  id: Type.String(),
  title: Type.String(),
  html: Type.String({ description: "Made of Markdown by the server; holds no script" }),
  done: Type.Boolean({ description: "Read to its end by this person" }),
  questions: Type.Array(Question),
});
export type CourseModule = Static<typeof CourseModule>;

/** GET /api/training/courses/:courseId */
export const Course = Type.Object({
  courseId: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  minutes: Type.Integer(),
  passScore: Type.Integer({ description: "Percent of the questions that have to be right" }),
  affirmation: Type.String(),
  modules: Type.Array(CourseModule),
  state: CourseState,
});
export type Course = Static<typeof Course>;

/** POST /api/training/courses/:courseId/modules/:moduleId/done answers the Course. POST …/submit: */
export const CourseSubmission = Type.Object({
  version: Type.Integer(),
  /** Choice (0 is the first) by question id; every question of the course is answered. */
  answers: Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 20 })),
  affirmed: Type.Literal(true),
});
export type CourseSubmission = Static<typeof CourseSubmission>;

export const CourseResult = Type.Object({
  passed: Type.Boolean(),
  score: Type.Integer(),
  passScore: Type.Integer(),
  wrong: Type.Array(Type.String(), { description: "Ids of the questions answered wrong" }),
  overview: TrainingOverview,
});
export type CourseResult = Static<typeof CourseResult>;

/** GET /api/training/video: what of it this person has watched. */
export const VideoProgress = Type.Object({
  version: Type.Integer(),
  durationSeconds: Type.Number(),
  watchedSeconds: Type.Number({ description: "Different seconds, kept on the server" }),
  /** As far as one may seek: the end of what was watched without a gap. */
  furthestSeconds: Type.Number(),
  resumeAtSeconds: Type.Number(),
  completedAt: Type.Optional(instant()),
  videoUrl: Type.String(),
  captionsUrl: Type.String(),
  transcript: Type.Array(Type.Object({ atSeconds: Type.Number(), text: Type.String() })),
});
export type VideoProgress = Static<typeof VideoProgress>;

/** POST /api/training/video/watched, every few seconds while it plays: what was played since the last time. */
export const WatchedRequest = Type.Object({
  version: Type.Integer(),
  fromSeconds: Type.Number({ minimum: 0, maximum: 36_000 }),
  toSeconds: Type.Number({ minimum: 0, maximum: 36_000 }),
});
export type WatchedRequest = Static<typeof WatchedRequest>;

/** What a trainer writes: Markdown with images of the product's own training folder, questions with the right choice. */
export const CourseDraft = Type.Object({
  courseId: Type.String({ pattern: "^[a-z][a-z0-9-]{1,58}$" }),
  title: line(),
  summary: line(500),
  minutes: Type.Integer({ minimum: 1, maximum: 600 }),
  passScore: Type.Integer({ minimum: 0, maximum: 100 }),
  affirmation: line(1000),
  /** Titles (roles) that need it; empty: nobody. */
  titleIds: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 }),
  modules: Type.Array(
    Type.Object({
      id: Type.String({ pattern: "^[a-z][a-z0-9-]{0,58}$" }),
      title: line(),
      markdown: Type.String({ maxLength: 100_000 }),
      questions: Type.Array(
        Type.Object({
          id: Type.String({ pattern: "^[a-z][a-z0-9-]{0,58}$" }),
          text: line(1000),
          choices: Type.Array(line(500), { minItems: 2, maxItems: 8 }),
          right: Type.Integer({ minimum: 0, maximum: 7 }),
        }),
        { maxItems: 30 },
      ),
    }),
    { minItems: 1, maxItems: 60 },
  ),
});
export type CourseDraft = Static<typeof CourseDraft>;

export const TrainerCourseLine = Type.Object({
  courseId: Type.String(),
  title: Type.String(),
  publishedVersion: Type.Optional(Type.Integer()),
  publishedAt: Type.Optional(instant()),
  hasDraft: Type.Boolean(),
  titles: Type.Array(Type.String()),
  assigned: Type.Integer(),
  passed: Type.Integer(),
  overdue: Type.Integer(),
});
export type TrainerCourseLine = Static<typeof TrainerCourseLine>;

/** GET /api/trainer/courses */
export const TrainerCourses = Type.Object({
  courses: Type.Array(TrainerCourseLine),
  externalSystem: Type.Optional(Type.String()),
});
export type TrainerCourses = Static<typeof TrainerCourses>;

/** GET /api/trainer/courses/:courseId; PUT takes a CourseDraft and keeps it as the draft; POST …/publish makes it the newest version. */
export const TrainerCourse = Type.Object({
  draft: CourseDraft,
  isDraft: Type.Boolean({ description: "False: as published, nothing changed since" }),
  versions: Type.Array(Type.Object({ version: Type.Integer(), publishedAt: instant(), publishedBy: Type.String() })),
  /** Titles there are, to choose from. */
  titles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type TrainerCourse = Static<typeof TrainerCourse>;

/** POST /api/trainer/courses/:courseId/publish. `retake`: who passed an earlier version is asked to take this one, 30 days from now. */
export const PublishRequest = Type.Object({ retake: Type.Boolean() });
export type PublishRequest = Static<typeof PublishRequest>;

/** GET /api/trainer/progress?courseId= */
export const TrainingProgress = Type.Object({
  people: Type.Array(
    Type.Object({
      accountId: uuid(),
      name: Type.String(),
      participantName: Type.String(),
      title: Type.String(),
      courseId: Type.String(),
      courseTitle: Type.String(),
      state: CourseState,
      score: Type.Optional(Type.Integer()),
      passedAt: Type.Optional(instant()),
      dueOn: Type.Optional(plainDate()),
    }),
  ),
});
export type TrainingProgress = Static<typeof TrainingProgress>;

/** POST /api/trainer/preview */
export const MarkdownPreviewRequest = Type.Object({ markdown: Type.String({ maxLength: 100_000 }) });
export type MarkdownPreviewRequest = Static<typeof MarkdownPreviewRequest>;
export const MarkdownPreview = Type.Object({ html: Type.String() });
export type MarkdownPreview = Static<typeof MarkdownPreview>;
