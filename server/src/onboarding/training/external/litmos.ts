import { createHash, timingSafeEqual } from "node:crypto";
import { Type } from "typebox";
import { Value } from "typebox/value";
import {
  type Awaited,
  type Completion,
  type Learner,
  type LearningSystem,
  LearningSystemAwayError,
} from "../learning-system.ts";
import { averageScore, CourseDetail, CourseResults, readLitmosDate } from "./litmos-rules.ts";

export type LitmosSettings = {
  /** Of the REST API, such as https://api.litmos.com/v1.svc. */
  apiUrl: string;
  /** Where learners sign in. */
  siteUrl: string;
  apiKey: string;
  /** What Litmos shows as the origin of a request. */
  source: string;
  /** Course id there, by course id here. */
  courses: Readonly<Record<string, string>>;
  /** Without it notices are refused, and completions are found by asking alone. */
  webhookSecret?: string;
};

const timeoutMs = 20_000;
const answerBytesMax = 1024 * 1024;

const User = Type.Object({ Id: Type.String({ minLength: 1, maxLength: 50 }) });
const Notice = Type.Object({ data: Type.Object({ userId: Type.String({ minLength: 1, maxLength: 50 }) }) });

/**
 * Litmos as the learning system, by its REST API v1: people are known by their e-mail address, and Litmos writes to them itself
 * how to sign in there. For the yearly refresher the courses have a compliance period there.
 * @see https://www.litmos.com/docs/litmos/apis/overview-of-developer-api
 */
export function litmosLearningSystem(settings: LitmosSettings): LearningSystem {
  const ask = askLitmos(settings);
  const findUser = async (email: string): Promise<string | undefined> => {
    const { status, body } = await ask("GET", `/users/${encodeURIComponent(email)}`);
    return status === 200 && Value.Check(User, body) ? body.Id : undefined;
  };
  return {
    name: "Litmos",
    url: settings.siteUrl,
    takes: (courseId) => Object.hasOwn(settings.courses, courseId),
    async makeLearner(learner) {
      const known = await findUser(learner.email);
      if (known !== undefined) return known;
      const { status, body } = await ask("POST", "/users", { query: { sendmessage: "true" }, body: userOf(learner) });
      if (status === 201 && Value.Check(User, body)) return body.Id;
      // Somebody was faster: the address is taken now.
      const made = status === 409 ? await findUser(learner.email) : undefined;
      if (made === undefined) throw new Error(`Litmos did not take a user: status ${status}.`);
      return made;
    },
    async enrol(externalId, courseIds) {
      const body = courseIds.map((courseId) => ({ Id: settings.courses[courseId] }));
      const path = `/users/${encodeURIComponent(externalId)}/courses`;
      const { status } = await ask("POST", path, { query: { sendmessage: "false" }, body });
      if (status !== 201 && status !== 200) throw new Error(`Litmos did not take an enrolment: status ${status}.`);
    },
    findCompletions: (externalId, awaited) => findCompletions({ ask, settings, externalId, awaited }),
    admitsNotice: (authorization) => isSecretOf(settings.webhookSecret, authorization),
    readNotice: (body) => (Value.Check(Notice, body) ? body.data.userId : undefined),
  };
}

const userOf = ({ email, given, family }: Learner) => ({
  UserName: email,
  FirstName: given,
  LastName: family,
  Email: email,
  AccessLevel: "Learner",
  DisableMessages: false,
  Active: true,
  SkipFirstLogin: true,
  IsCustomUsername: false,
});

type Ask = ReturnType<typeof askLitmos>;

async function findCompletions(asked: {
  ask: Ask;
  settings: LitmosSettings;
  externalId: string;
  awaited: readonly Awaited[];
}): Promise<Completion[]> {
  const { ask, settings, externalId, awaited } = asked;
  const path = `/users/${encodeURIComponent(externalId)}/courses`;
  const { status, body } = await ask("GET", path, { query: { limit: "1000" } });
  if (status !== 200 || !Value.Check(CourseResults, body)) throw new Error(`Litmos told no results: status ${status}.`);
  const completions: Completion[] = [];
  for (const { courseId, after } of awaited) {
    const result = body.find(({ Id, Complete }) => Complete && Id === settings.courses[courseId]);
    const completedAt = readLitmosDate(result?.DateCompleted);
    if (!result || !completedAt || (after !== null && completedAt <= after)) continue;
    const detail = await ask("GET", `${path}/${encodeURIComponent(result.Id)}`);
    const modules = Value.Check(CourseDetail, detail.body) ? (detail.body.Modules ?? []) : [];
    completions.push({ courseId, completedAt, score: averageScore(modules) });
  }
  return completions;
}

/** One request; everything that passes by itself becomes a `LearningSystemAwayError`. What it says never holds the key. */
function askLitmos({ apiUrl, apiKey, source }: LitmosSettings) {
  return async (
    method: "GET" | "POST",
    path: string,
    { query = {}, body }: { query?: Record<string, string>; body?: unknown } = {},
  ): Promise<{ status: number; body: unknown }> => {
    const url = `${apiUrl.replace(/\/+$/, "")}${path}?${new URLSearchParams({ source, format: "json", ...query })}`;
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(url, {
        method,
        headers: { apikey: apiKey, accept: "application/json", "content-type": "application/json" },
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await readBounded(answer);
    } catch (cause) {
      throw new LearningSystemAwayError("Litmos does not answer.", { cause });
    }
    if (answer.status === 429 || answer.status >= 500) {
      throw new LearningSystemAwayError(`Litmos asks to come back later: status ${answer.status}.`);
    }
    if (answer.status === 401 || answer.status === 403) throw new Error("Litmos refuses the key of its API.");
    return { status: answer.status, body: parse(text) };
  };
}

async function readBounded(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    if (bytes > answerBytesMax) throw new Error("The answer is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Bearer <secret>`, or the password of `Basic`, which senders make of an address with credentials in it. */
function isSecretOf(secret: string | undefined, authorization: string | undefined): boolean {
  if (secret === undefined || authorization === undefined) return false;
  const space = authorization.indexOf(" ");
  const scheme = authorization.slice(0, Math.max(0, space)).toLowerCase();
  const value = authorization.slice(space + 1);
  const given =
    scheme === "basic"
      ? Buffer.from(value, "base64")
          .toString("utf8")
          .replace(/^[^:]*:/, "")
      : value;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(secret)) && ["basic", "bearer"].includes(scheme);
}
