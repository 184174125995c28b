import { loadavg } from "node:os";
import { join } from "node:path";
import type { SourcesPage, Suggestions, TicketPage } from "@crossbay/contract";
import pg from "pg";
import { addAccount, addParticipant } from "../../server/src/accounts/index.ts";
import { readConfig } from "../../server/src/app/config.ts";
import { type House, openHouse } from "../../server/src/app/house.ts";
import { makeHttpApp } from "../../server/src/app/http-app.ts";
import { runDirectory } from "../../server/src/directory/index.ts";
import type { HttpServer } from "../../server/src/platform/http.ts";
import { goodPassword, TestBrowser } from "../../test/support/accounts-world.ts";
import type { Bench } from "../bench.ts";
import { type BenchDatabase, type BenchServer, openBenchServer } from "../bench-database.ts";
import { describeMachine } from "../machine.ts";
import { processorMs } from "../process-figures.ts";
import { percentile } from "../statistics.ts";
import { fillHelp, type HelpSizes } from "./fill-help.ts";

const fullSizes: HelpSizes = { participants: 2_000, sites: 8_000, sources: 4_000, tickets: 10_000, days: 30 };
const rounds = { full: 20, quick: 4 };
const p95MsMax = 50;
const promised = ["faqSearchP95Ms", "directoryP95Ms", "queueSearchP95Ms"];

/** Help at the size of a region: questions to the help centre, the public directory, the queue of those who answer. */
export const helpBench: Bench = {
  name: "help",
  summary: "help centre, directory and queue with 2,000 participants, 4,000 sources and 10,000 requests",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl, { durable: false });
    try {
      const sizes = quick ? { ...fullSizes, days: 3 } : fullSizes;
      return await measure(server, sizes, quick ? rounds.quick : rounds.full);
    } finally {
      await server.stop();
    }
  },
  failure: (figures) =>
    promised.every((name) => figures[name]! < p95MsMax)
      ? undefined
      : `Help takes over ${p95MsMax} ms: one in twenty waits too long.`,
};

const questions = [
  "forgot my password",
  "pop up windos blocked",
  "cant see clinical informaton",
  "which worksheet do i use",
  "how much does an acount cost",
  "break the glas",
  "chnage e-mail address",
  "temporary pasword link expired",
  "how fresh is the data",
  "who confirms my role",
  "send patient data safely",
  "gmail encrypted mail",
];

const directoryPages = [
  "/directory",
  "/directory?q=harbor",
  "/directory?q=lantern+clinic",
  "/directory?q=site+77",
  "/directory?type=hospital&element=results",
  "/directory?element=vitals&realtime=yes",
  "/directory?page=40",
  "/directory?q=nobody+at+all",
];

const queueSearches = [
  {},
  { text: "password" },
  { text: "window blank" },
  { text: "T-2026-04711" },
  { state: "closed", text: "printer" },
  { late: true },
  { type: "pop-ups", assignee: "nobody" },
  { text: "nothing of the kind" },
];

async function measure(server: BenchServer, sizes: HelpSizes, turns: number): Promise<Record<string, number>> {
  say(`Help, ${describeMachine(server.folder)}; load ${loadavg()[0]?.toFixed(1)}`);
  const database = await server.createDatabase("help");
  const house = await openBench(server, database);
  const http = await makeHttpApp(house);
  try {
    const agent = await signInAgent(house, http);
    await fillHelp(house.database, sizes, house.clock.now());
    await settle(database);
    const listingMs = await timed(() => runDirectory(house, house.clock.now()));
    const unchangedMs = await timed(() => runDirectory(house, house.clock.now()));
    const page = (path: string) => async () => {
      const { statusCode } = await http.inject(path);
      if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}.`);
    };
    const faq = questions.flatMap((text) => [
      page(`/support/search?q=${encodeURIComponent(text)}`),
      async () => {
        const { statusCode, body } = await http.inject({
          method: "POST",
          url: "/api/help/suggestions",
          payload: { text },
        });
        if (statusCode !== 200) throw new Error(`"${text}" was answered ${statusCode}: ${body}`);
        return JSON.parse(body) as Suggestions;
      },
    ]);
    const searches = queueSearches.map((search) => async () => {
      const { status, body } = await agent.post<TicketPage>("/api/support/tickets/search", search);
      if (status !== 200) throw new Error(`The queue was answered ${status}: ${JSON.stringify(body)}`);
    });
    const pids = [process.pid, ...(server.pid === undefined ? [] : [server.pid])];
    const figures = {
      ...(await measureWork("faqSearch", faq, { turns, pids })),
      ...(await measureWork("directory", directoryPages.map(page), { turns, pids })),
      ...(await measureWork("directoryCsv", [page("/directory.csv")], { turns, pids })),
      ...(await measureWork("directoryFhir", [page("/directory.json")], { turns, pids })),
      ...(await measureWork("queueSearch", searches, { turns, pids })),
      ...(await measureWork("sources", [() => agent.get<SourcesPage>("/api/directory/sources")], { turns, pids })),
      directoryListingMs: Math.round(listingMs),
      directoryRoundMs: Math.round(unchangedMs),
    };
    for (const [name, ms] of Object.entries(figures)) say(`  ${name.padEnd(24)} ${ms} ms`);
    return { ...figures, tickets: sizes.tickets, participants: sizes.participants, sources: sizes.sources };
  } finally {
    await http.close();
    await house.close();
  }
}

/** Each work so many times, once warm: what 95 of 100 take at most, and the processor time of product and database for one. */
async function measureWork(
  name: string,
  work: readonly (() => Promise<unknown>)[],
  { turns, pids }: { turns: number; pids: readonly number[] },
): Promise<Record<string, number>> {
  for (const one of work) await one();
  const cpuFromMs = processorMs(pids);
  const taken: number[] = [];
  for (let turn = 0; turn < turns; turn++) for (const one of work) taken.push(await timed(one));
  const cpuMs = (processorMs(pids) - cpuFromMs) / taken.length;
  return { [`${name}P95Ms`]: tenths(percentile(taken, 0.95)), [`${name}CpuMs`]: tenths(cpuMs) };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** What PostgreSQL does by itself within minutes of so many new rows. */
async function settle({ ownerUrl }: BenchDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("vacuum analyze").finally(() => client.end());
}

const openBench = (server: BenchServer, { appUrl, ownerUrl }: BenchDatabase): Promise<House> =>
  openHouse({
    config: readConfig({
      CROSSBAY_HOME: join(server.folder, "home-help"),
      CROSSBAY_DATABASE_URL: appUrl,
      CROSSBAY_DATABASE_OWNER_URL: ownerUrl,
      CROSSBAY_LOG_LEVEL: "error",
    }),
    keepOutbox: true,
  });

async function signInAgent(house: House, http: HttpServer): Promise<TestBrowser> {
  const exchange = await house.database.transaction((tx) =>
    addParticipant(tx, { name: "Crossbay", type: "exchange", timeZone: "America/New_York", now: house.clock.now() }),
  );
  const added = await addAccount(house, {
    ...{ given: "Willow", family: "Reyes", email: "agent@lantern.example", mobile: "+15185550100", username: "agent" },
    ...{ titleId: "support-agent", participantId: exchange.id, state: "active", password: goodPassword },
  });
  if ("refused" in added) throw new Error(added.refused);
  const browser = new TestBrowser(http, house.outbox!);
  await browser.signIn("agent");
  return browser;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
