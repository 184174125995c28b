import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessRoutes } from "../../server/src/access/index.ts";
import { accountRoutes, type Participant } from "../../server/src/accounts/index.ts";
import { Sealer } from "../../server/src/audit/index.ts";
import { type HttpServer, makeHttpServer } from "../../server/src/platform/http.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import * as privacy from "../../server/src/privacy/index.ts";
import { recordRoutes } from "../../server/src/record/index.ts";
import { sql, TestBrowser } from "./accounts-world.ts";
import { aRecord, type RecordWorld } from "./record-world.ts";

/** A record, people who look at it, and everybody who looks after who looked. */
export type PrivacyWorld = RecordWorld & {
  exchange: Participant;
  /** Tom Ellery of Crossbay General, Ruth Calder of the exchange. */
  officer: TestBrowser;
  auditor: TestBrowser;
  /** A file that a browser saves, with its headers. */
  save(browser: TestBrowser, method: "GET" | "POST", url: string, body?: object): Promise<SavedAnswer>;
  /** A browser that has every page of this world. */
  newBrowser(): TestBrowser;
  /** Seals what was recorded so far. */
  seal(): Promise<void>;
};

const unsealed = sql`select from audit.entry e where not exists (select from audit.seal s where s.entry_id = e.id)`;

type SavedAnswer = { status: number; type: string | undefined; name: string; content: Buffer };

export async function startPrivacyWorld(): Promise<PrivacyWorld> {
  const world = await aRecord();
  const context = { ...world.context, metrics: makeMetrics() };
  const http = await makeHttpServer({ log: context.log, metrics: context.metrics, trustedProxies: [] });
  accountRoutes(http, context);
  accessRoutes(http, context);
  recordRoutes(http, context);
  for (const [name, register] of Object.entries(privacy)) {
    if (name.endsWith("Routes")) (register as (server: HttpServer, of: typeof context) => void)(http, context);
  }
  await http.ready();
  const exchange = await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" });
  const folder = await mkdtemp(join(tmpdir(), "crossbay-privacy-"));
  const sealer = new Sealer({ ...context, anchorFile: join(folder, "audit.ndjson") });

  const signedIn = async (terms: Parameters<RecordWorld["person"]>[0]): Promise<TestBrowser> => {
    const { account } = await world.person(terms);
    const browser = new TestBrowser(http, world.outbox);
    await browser.signIn(account.username);
    return browser;
  };
  return {
    ...world,
    http,
    exchange,
    officer: await signedIn({
      titleId: "privacy-officer",
      participantId: world.hospital.id,
      given: "Tom",
      family: "Ellery",
      email: "tom.ellery@cgh.example",
    }),
    auditor: await signedIn({
      titleId: "privacy-auditor",
      participantId: exchange.id,
      given: "Ruth",
      family: "Calder",
      email: "ruth.calder@crossbay.example",
    }),
    async save(browser, method, url, body) {
      const answer = await http.inject({
        method,
        url,
        headers: browser.csrfToken ? { "x-csrf-token": browser.csrfToken } : {},
        cookies: Object.fromEntries(browser.cookies),
        ...(body ? { payload: body } : {}),
      });
      return {
        status: answer.statusCode,
        type: answer.headers["content-type"],
        name: String(answer.headers["content-disposition"]),
        content: answer.rawPayload,
      };
    },
    newBrowser: () => new TestBrowser(http, world.outbox),
    async seal() {
      // A transaction of a neighbouring test on the same server may keep entries unsettled for a moment.
      do await sealer.sealNow();
      while ((await world.run(unsealed)) > 0);
    },
    async stop() {
      await http.close();
      await world.stop();
      await rm(folder, { recursive: true });
    },
  };
}
