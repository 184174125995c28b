import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Session, trainingTokenHeader } from "@crossbay/contract";
import type { Answered } from "./asked.ts";
import { newFakeAccount } from "./fake-account.ts";
import { answerApi } from "./fake-api.ts";
import { newFakeClinic } from "./fake-clinic.ts";
import { newFakeDesk } from "./fake-desk.ts";
import { newFakeHelp } from "./fake-help.ts";
import { newFakeMail } from "./fake-mail.ts";
import { newFakeMessages } from "./fake-messages.ts";
import { newFakePrivacy } from "./fake-privacy.ts";
import { newFakeSupport } from "./fake-support.ts";
import { newFakeTraining } from "./fake-training.ts";
import { newFakeUserManagement } from "./fake-user-management.ts";
import type { FakeWorld } from "./fake-world.ts";
import { sendPortalFile } from "./portal-files.ts";
import { sendVideo } from "./send-video.ts";

/** An empty page of the portal's own address. */
export const blankPath = "/blank";

/** Names the world for which a page was opened. */
export const visitHeader = "x-test-visit";

export interface FakeExchange {
  url: string;
  world: FakeWorld;
  /** How often the world was renewed. Requests that bear another number come from a page that was left, and change nothing. */
  readonly visit: number;
  /** A world as new, with this session. */
  renew(session: Session): void;
  close(): Promise<void>;
}

/**
 * A stand-in for the exchange, which serves the built portal and canned answers of the demo people. It knows one
 * browser at a time. Journeys run against the real server; this is for states that are hard to reach there.
 */
export async function startFakeExchange(session: Session): Promise<FakeExchange> {
  const world = newWorld(session);
  let visit = 0;
  const server = createServer((request, response) => {
    const named = request.headers[visitHeader];
    if (request.url === blankPath) response.writeHead(200, { "content-type": "text/html" }).end();
    else if (named !== undefined && named !== String(visit)) response.writeHead(410).end();
    else void answer(world, request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    get visit() {
      return visit;
    },
    renew: (next) => {
      visit += 1;
      Object.assign(world, newWorld(next));
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const newWorld = (session: Session): FakeWorld => ({
  session,
  password: "harbor lights at nine",
  account: newFakeAccount(),
  clinic: newFakeClinic(session.username),
  desk: newFakeDesk(),
  help: newFakeHelp(),
  mail: newFakeMail(),
  messages: newFakeMessages(),
  privacy: newFakePrivacy(),
  support: newFakeSupport(),
  training: newFakeTraining(),
  userManagement: newFakeUserManagement(),
  recorded: new Map(),
  settled: new Map(),
  bare: false,
  failing: new Map(),
  waiting: new Map(),
  asked: [],
});

async function answer(world: FakeWorld, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://exchange");
  if (path.startsWith("/training/video/")) return sendVideo(request, response);
  if (!path.startsWith("/api/")) return sendPortalFile(path, response);
  world.asked.push(`${request.method} ${path}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  await valueFor(world.waiting, path);
  const failing = valueFor(world.failing, path);
  const answered = failing
    ? { status: failing.status, json: failing }
    : answerApi(world, {
        method: request.method ?? "GET",
        path,
        query,
        body: bodyOf(request, chunks),
        trainingToken: request.headers[trainingTokenHeader]?.toString(),
      });
  send(response, answered);
}

const isJson = (request: IncomingMessage) => request.headers["content-type"]?.startsWith("application/json");

/** Files stay bytes. */
function bodyOf(request: IncomingMessage, chunks: readonly Buffer[]): unknown {
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return {};
  return isJson(request) ? JSON.parse(bytes.toString("utf8")) : bytes;
}

function send(response: ServerResponse, { status, json, file }: Answered): void {
  response.writeHead(status, {
    "content-type": file?.type ?? (status < 400 ? "application/json" : "application/problem+json"),
    "cache-control": "no-store",
  });
  const content = file && ("bytes" in file ? file.bytes : file.text);
  response.end(status === 204 ? undefined : (content ?? JSON.stringify(json)));
}

function valueFor<Value>(table: Map<string, Value>, path: string): Value | undefined {
  for (const [part, value] of table) if (path.includes(part)) return value;
  return undefined;
}
