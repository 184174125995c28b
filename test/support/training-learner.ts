import { type Course, type CourseResult, type TrainingOverview, trainingTokenHeader } from "@crossbay/contract";
import type { LightMyRequestResponse } from "fastify";
import { secretLinkToken } from "../../server/src/accounts/letters/secret-link.ts";
import { productCourses } from "../../server/src/onboarding/training/product-courses.ts";
import { startTraining } from "../../server/src/onboarding/training/start-training.ts";
import type { AccountId, ParticipantId } from "../../server/src/platform/ids.ts";
import { firstRow, rows } from "../../server/src/platform/sql.ts";
import { type AccountsWorld, sql } from "./accounts-world.ts";

/** Somebody without credentials who came with the personal link of the first mail. */
export type Learner = {
  accountId: AccountId;
  username: string;
  token: string;
  get<Body>(path: string): Promise<{ status: number; body: Body }>;
  post<Body>(path: string, body?: object): Promise<{ status: number; body: Body }>;
  file(path: string): Promise<LightMyRequestResponse>;
  withToken(token: string): Pick<Learner, "get">;
  /** The course, with every module noted as read. */
  readAll(courseId: string): Promise<Course>;
  facts(): Promise<{ state: string; stateReason: string | null; letters: string[] }>;
  deactivate(): Promise<unknown>;
};

/** Adds a person in training and starts the training, as a relationship manager's approval does. */
export async function learner(
  world: AccountsWorld,
  { participantId, titleId }: { participantId: ParticipantId; titleId: string },
): Promise<Learner> {
  const { account } = await world.person({ participantId, titleId, state: "in-training" });
  await world.transaction((tx) =>
    startTraining(tx, world.context, [account.id], { participantId, participantName: "Crossbay General Hospital" }),
  );
  const person = await learnerOf(world, account);
  // What follows is later than the first mail.
  world.clock.advance(1000);
  return person;
}

/** The same person by the newest link that was mailed. */
export async function learnerOf(world: AccountsWorld, account: { id: AccountId; username: string }): Promise<Learner> {
  const link = await world.transaction((tx) =>
    firstRow<{ path: string; subject: string }>(
      tx,
      sql`select link_path as path, link_subject as subject from accounts.letter
          where account_id = ${account.id} and link_subject is not null order by queued_at desc, id desc limit 1`,
    ),
  );
  if (!link) throw new Error("No link was mailed.");
  const token = secretLinkToken(world.context.keys, link.path, link.subject);
  const inject = (method: "GET" | "POST", url: string, body?: object, by = token) =>
    world.http.inject({ method, url, headers: { [trainingTokenHeader]: by }, ...(body ? { payload: body } : {}) });
  const get = async <Body>(path: string, by = token) => parsed<Body>(await inject("GET", path, undefined, by));
  const post = async <Body>(path: string, body: object = {}) => parsed<Body>(await inject("POST", path, body));
  return {
    accountId: account.id,
    username: account.username,
    token,
    get: (path) => get(path),
    post,
    file: (path) => inject("GET", path),
    withToken: (other) => ({ get: (path) => get(path, other) }),
    async readAll(courseId) {
      const { body: course } = await get<Course>(`/api/training/courses/${courseId}`);
      for (const { id } of course.modules) await post(`/api/training/courses/${courseId}/modules/${id}/done`);
      return course;
    },
    facts: () =>
      world.transaction(async (tx) => {
        const account_ = (await firstRow<{ state: string; stateReason: string | null }>(
          tx,
          sql`select state, state_reason as "stateReason" from accounts.account where id = ${account.id}`,
        ))!;
        const letters = await rows<{ template: string }>(
          tx,
          sql`select template_id as template from accounts.letter where account_id = ${account.id} order by queued_at, id`,
        );
        return { ...account_, letters: letters.map(({ template }) => template) };
      }),
    deactivate: () => world.run(sql`update accounts.account set state = 'deactivated' where id = ${account.id}`),
  };
}

const parsed = <Body>(answer: LightMyRequestResponse) => ({
  status: answer.statusCode,
  body: (answer.body === "" ? undefined : JSON.parse(answer.body)) as Body,
});

/** The right choice of every question of a course as the product brings it. */
export function rightAnswers({ courseId }: Pick<Course, "courseId">): Record<string, number> {
  const course = productCourses().find((known) => known.courseId === courseId);
  if (!course) throw new Error(`The product brings no course ${courseId}.`);
  const questions = course.modules.flatMap((module) => module.questions);
  return Object.fromEntries(questions.map(({ id, right }) => [id, right]));
}

/** Reads a course and answers everything right. */
export async function takeCourse(person: Learner, courseId: string): Promise<CourseResult> {
  const course = await person.readAll(courseId);
  const submission = { version: course.version, answers: rightAnswers(course), affirmed: true };
  const { body, status } = await person.post<CourseResult>(`/api/training/courses/${courseId}/submit`, submission);
  if (status !== 200) throw new Error(`${courseId} was answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Passes every course that is asked, one after the other. */
export async function passEverything(person: Learner): Promise<CourseResult[]> {
  const { body } = await person.get<TrainingOverview>("/api/training");
  const results: CourseResult[] = [];
  for (const { courseId } of body.courses) results.push(await takeCourse(person, courseId));
  return results;
}
