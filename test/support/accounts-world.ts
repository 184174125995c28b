import type { CodeSent, Session } from "@crossbay/contract";
import type { LightMyRequestResponse } from "fastify";
import {
  type AccountsContext,
  type AccountsSettings,
  type AddedAccount,
  accountRoutes,
  accountsDefaults,
  actorOf,
  addAccount,
  addParticipant,
  deliverLetter,
  letterJobs,
  type NewParticipant,
  type NewPerson,
  type Participant,
  requireActor,
} from "../../server/src/accounts/index.ts";
import { AuditTrail } from "../../server/src/audit/index.ts";
import { FixedClock } from "../../server/src/platform/clock.ts";
import { type HttpServer, makeHttpServer } from "../../server/src/platform/http.ts";
import { Jobs } from "../../server/src/platform/jobs.ts";
import { deriveKeys } from "../../server/src/platform/keys.ts";
import { makeLog } from "../../server/src/platform/log.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { Outbox, outboxMailSender, outboxSmsSender } from "../../server/src/platform/outbox.ts";
import { ensurePartitions } from "../../server/src/platform/partitions.ts";
import { run, sql } from "../../server/src/platform/sql.ts";
import { Database, type Tx } from "../../server/src/platform/transaction.ts";
import { createTestDatabase } from "./database.ts";

export { sql };

export const goodPassword = "copper violin under seven moons";

/** Accounts on a database of their own, with a clock that stands still, behind a server that is only injected into. */
export type AccountsWorld = {
  context: AccountsContext;
  clock: FixedClock;
  outbox: Outbox;
  http: HttpServer;
  /** Every line that was logged. */
  logLines: string[];
  participant(terms: Partial<NewParticipant> & { name: string }): Promise<Participant>;
  /** Adds an active account with `goodPassword`, unless told otherwise; throws when it is refused. */
  person(terms: Partial<NewPerson> & Pick<NewPerson, "participantId" | "titleId">): Promise<AddedAccount>;
  browser(address?: string): TestBrowser;
  /** Waits for what is done behind the answers, and lets the queued letters leave; tells how many did. */
  deliver(): Promise<number>;
  /** What the newest mail says that says anything like this; its first group, if it has one. */
  newestMail(sign: RegExp): string;
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Does what no verb does yet; tells how many rows it touched. */
  run(statement: Parameters<typeof run>[1]): Promise<number>;
  stop(): Promise<void>;
};

/** @param more registers further routes beside those of accounts */
export async function startAccountsWorld(
  settings: Partial<AccountsSettings> = {},
  more: (http: HttpServer, context: AccountsContext) => void = () => {},
): Promise<AccountsWorld> {
  const { appUrl } = await createTestDatabase();
  const database = new Database({ url: appUrl, connectionsMax: 8 });
  const clock = new FixedClock("2026-03-12T14:00:00Z");
  await ensurePartitions(database, clock.now());
  const outbox = new Outbox(clock);
  const logLines: string[] = [];
  const log = makeLog({ level: "debug", destination: { write: (line) => void logLines.push(line) } });
  const metrics = makeMetrics();
  const context: AccountsContext = {
    database,
    clock,
    keys: deriveKeys(Buffer.alloc(32, 7)),
    log,
    metrics,
    jobs: new Jobs({ url: appUrl, log }),
    mail: outboxMailSender(outbox),
    sms: outboxSmsSender(outbox),
    audit: new AuditTrail({ database, clock, log, metrics }),
    accounts: {
      ...accountsDefaults,
      exchangeName: "Crossbay Health Information Exchange",
      publicUrl: "http://localhost:8080",
      demonstration: false,
      passwordMemoryKib: 64,
      passwordPasses: 1,
      ...settings,
    },
  };
  const http = await makeHttpServer({ log, metrics, trustedProxies: [] });
  const courier = accountRoutes(http, context);
  more(http, context);
  const guard = { preHandler: requireActor(context) };
  http.get("/api/probe", guard, (request) => actorOf(request));
  http.post("/api/probe", guard, (request) => actorOf(request));
  await http.ready();

  let number = 0;
  return {
    context,
    clock,
    outbox,
    http,
    logLines,
    participant: (terms) =>
      database.transaction((tx) =>
        addParticipant(tx, { type: "hospital", timeZone: "America/New_York", now: clock.now(), ...terms }),
      ),
    async person(terms) {
      number += 1;
      const added = await addAccount(context, {
        given: "Rosa",
        family: "Delgado",
        email: `person${number}@lantern.example`,
        mobile: `+1518555${String(number).padStart(4, "0")}`,
        ...(terms.trainingWaivedReason ? {} : { state: "active", password: goodPassword }),
        ...terms,
      });
      if ("refused" in added) throw new Error(added.refused);
      return added;
    },
    browser: (address) => new TestBrowser(http, outbox, address),
    async deliver() {
      await courier.settled();
      return context.jobs.drain(letterJobs, (payload) => deliverLetter(context, payload));
    },
    newestMail(sign) {
      const found = outbox.mails.map(({ subject, text }) => sign.exec(`${subject}\n${text}`)).find(Boolean);
      if (!found) throw new Error(`No mail says ${sign}.`);
      return found[1] ?? found[0];
    },
    transaction: (work) => database.transaction(work),
    run: (statement) => database.transaction((tx) => run(tx, statement)),
    async stop() {
      await http.close();
      await context.jobs.stop();
      // The database itself goes when the file has run.
      await database.close();
    },
  };
}

export type Answer<Body> = { status: number; body: Body; headers: LightMyRequestResponse["headers"] };

/** Keeps cookies and the CSRF token, as the portal does. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | undefined;
  /** The sign-in that was begun last. */
  signInId = "";
  readonly #http: HttpServer;
  readonly #outbox: Outbox;
  readonly #address: string;

  constructor(http: HttpServer, outbox: Outbox, address = "192.0.2.10") {
    this.#http = http;
    this.#outbox = outbox;
    this.#address = address;
  }

  get = <Body>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> =>
    this.#call<Body>("GET", path, headers);

  post = <Body>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer<Body>> =>
    this.#call<Body>("POST", path, headers, body);

  put = <Body>(path: string, body: object): Promise<Answer<Body>> => this.#call<Body>("PUT", path, {}, body);

  /** A file as it comes. */
  async file(url: string): Promise<{ status: number; text: string }> {
    const cookies = Object.fromEntries(this.cookies);
    const answer = await this.#http.inject({ method: "GET", url, remoteAddress: this.#address, cookies });
    return { status: answer.statusCode, text: answer.body };
  }

  session = async (headers: Record<string, string> = {}): Promise<Session> =>
    (await this.get<Session>("/api/session", headers)).body;

  /** Username and password, up to the code. */
  begin = (username: string, password = goodPassword): Promise<Answer<CodeSent>> =>
    this.post<CodeSent>("/api/sign-in", { username, password });

  newestCode(): string {
    const code = this.#outbox.sms[0]?.text.match(/^\d{8}\b/)?.[0];
    if (!code) throw new Error("No code was sent.");
    return code;
  }

  enter = (signInId: string, code: string): Promise<Answer<Session & { code?: string }>> =>
    this.post("/api/sign-in/code", { signInId, code });

  async signIn(username: string, password = goodPassword): Promise<Session> {
    const { body, status } = await this.begin(username, password);
    if (status !== 202) throw new Error(`Signing in was answered ${status}: ${JSON.stringify(body)}`);
    return (await this.enter(body.signInId, this.newestCode())).body;
  }

  async #call<Body>(
    method: "GET" | "POST" | "PUT",
    url: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<Answer<Body>> {
    const answer = await this.#http.inject({
      method,
      url,
      remoteAddress: this.#address,
      headers: { ...(this.csrfToken ? { "x-csrf-token": this.csrfToken } : {}), ...headers },
      cookies: Object.fromEntries(this.cookies),
      ...(body ? { payload: body } : {}),
    });
    for (const { name, value } of answer.cookies) {
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    const parsed = answer.body === "" ? undefined : JSON.parse(answer.body);
    if (typeof parsed?.signInId === "string") this.signInId = parsed.signInId;
    if (typeof parsed?.csrfToken === "string") this.csrfToken = parsed.csrfToken;
    return { status: answer.statusCode, body: parsed as Body, headers: answer.headers };
  }
}
