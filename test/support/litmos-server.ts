import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type User = { Id: string; UserName: string; courses: Map<string, { completedAt?: Date; scores: number[] }> };

/** A learning system that speaks the documented REST API v1 of Litmos, on loopback. */
export type LitmosServer = {
  url: string;
  apiKey: string;
  users: User[];
  /** Method and path of each request, in order. */
  requests: string[];
  /** Statuses that the next requests are answered with instead. */
  answerNext(...statuses: number[]): void;
  /** Somebody completes a course there. */
  complete(email: string, courseId: string, at: Date, scores?: number[]): void;
  stop(): Promise<void>;
};

export async function startLitmosServer(): Promise<LitmosServer> {
  const apiKey = "a5ab5d86-0000-4000-8000-litmos-test";
  const users: User[] = [];
  const requests: string[] = [];
  const statuses: number[] = [];
  const find = (name: string) => users.find(({ Id, UserName }) => Id === name || UserName === name);

  const answer = async (request: IncomingMessage): Promise<{ status: number; body?: unknown }> => {
    const url = new URL(request.url ?? "/", "http://localhost");
    requests.push(`${request.method} ${decodeURIComponent(url.pathname.replace(/^\/v1\.svc/, ""))}`);
    const text = await readText(request);
    const status = statuses.shift();
    if (status !== undefined) return { status };
    if (request.headers.apikey !== apiKey) return { status: 401 };
    if (!url.searchParams.get("source") || url.searchParams.get("format") !== "json") return { status: 400 };
    const [, , what, name, courses, courseId] = url.pathname.split("/").map(decodeURIComponent);
    if (what !== "users") return { status: 404 };
    if (name === undefined && request.method === "POST") return makeUser(JSON.parse(text));
    const user = find(name ?? "");
    if (!user) return { status: 404 };
    if (courses === undefined) return { status: 200, body: { Id: user.Id, UserName: user.UserName } };
    if (request.method === "POST") return giveCourses(user, JSON.parse(text));
    if (courseId !== undefined) return { status: 200, body: detailOf(user, courseId) };
    return { status: 200, body: [...user.courses.keys()].map((Id) => resultOf(user, Id)) };
  };

  const makeUser = ({ UserName }: { UserName: string }) => {
    if (find(UserName)) return { status: 409 };
    const user: User = { Id: `u${users.length + 1}-Ab1`, UserName, courses: new Map() };
    users.push(user);
    return { status: 201, body: { Id: user.Id, UserName } };
  };
  const giveCourses = (user: User, courses: { Id: string }[]) => {
    for (const { Id } of courses) if (!user.courses.has(Id)) user.courses.set(Id, { scores: [] });
    return { status: 201 };
  };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, {
        "content-type": "application/json",
        ...(status === 429 ? { "retry-after": "60" } : {}),
      });
      response.end(body === undefined ? "" : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.svc`,
    apiKey,
    users,
    requests,
    answerNext: (...next) => void statuses.push(...next),
    complete(email, courseId, at, scores = []) {
      find(email)?.courses.set(courseId, { completedAt: at, scores });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const resultOf = (user: User, Id: string) => {
  const completedAt = user.courses.get(Id)?.completedAt;
  return {
    Id,
    Code: "",
    Name: Id,
    Active: true,
    Complete: completedAt !== undefined,
    PercentageComplete: completedAt ? 100 : 0,
    DateCompleted: completedAt ? `/Date(${completedAt.getTime()}-0000)/` : null,
  };
};

const detailOf = (user: User, courseId: string) => ({
  ...resultOf(user, courseId),
  Modules: (user.courses.get(courseId)?.scores ?? []).map((Score, i) => ({ Id: `m${i}`, Score, Completed: true })),
});

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
