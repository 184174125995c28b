import { join } from "node:path";
import {
  type CheckedWorksheet,
  type SubmittedWorksheet,
  type WorksheetPage,
  worksheetColumns,
} from "@crossbay/contract";
import { writeXlsx } from "../../formats/src/tabular/index.ts";
import { addAccount, addParticipant } from "../../server/src/accounts/index.ts";
import { readConfig } from "../../server/src/app/config.ts";
import { type House, openHouse } from "../../server/src/app/house.ts";
import { makeHttpApp } from "../../server/src/app/http-app.ts";
import { finishSteps } from "../../server/src/onboarding/worksheets/testing/submit-rows.ts";
import type { HttpServer } from "../../server/src/platform/http.ts";
import { run } from "../../server/src/platform/sql.ts";
import { goodPassword, TestBrowser } from "../../test/support/accounts-world.ts";
import type { Bench } from "../bench.ts";
import { type BenchServer, openBenchServer } from "../bench-database.ts";
import { describeMachine } from "../machine.ts";

const fullRows = 1_000;
const quickRows = 100;
const warmUpRows = 20;
const msMax = 3_000;
const root = "/api/user-management/worksheets";

/** A worksheet on its way: read from a workbook, checked, submitted, and every row of it approved. */
export const worksheetBench: Bench = {
  name: "worksheet",
  summary: "a worksheet of 1,000 rows: read, checked, submitted, approved",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    try {
      return await measure(server, quick ? quickRows : fullRows);
    } finally {
      await server.stop();
    }
  },
  failure: ({ readMs, checkMs, submitMs }) =>
    readMs! < msMax && checkMs! + submitMs! < msMax ? undefined : "A worksheet takes over 3 seconds.",
};

async function measure(server: BenchServer, rows: number): Promise<Record<string, number>> {
  say(`Worksheet, ${describeMachine(server.folder)}`);
  const { appUrl, ownerUrl } = await server.createDatabase("worksheet");
  const config = readConfig({
    CROSSBAY_HOME: join(server.folder, "home-worksheet"),
    CROSSBAY_DATABASE_URL: appUrl,
    CROSSBAY_DATABASE_OWNER_URL: ownerUrl,
    CROSSBAY_LOG_LEVEL: "error",
  });
  const house = await openHouse({ config, keepOutbox: true });
  const http = await makeHttpApp(house);
  try {
    const people = await signIn(house, http);
    await timeAll(http, people, warmUpRows, "warm");
    return { rows, ...(await timeAll(http, people, rows, "user")) };
  } finally {
    await http.close();
    await house.close();
  }
}

type People = { manager: TestBrowser; desk: TestBrowser };

async function timeAll(http: HttpServer, { manager, desk }: People, count: number, prefix: string) {
  const file = await fileOf(count, prefix);
  const figures: Record<string, number> = {};
  const timed = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const from = performance.now();
    const result = await work();
    figures[`${name}Ms`] = Math.round(performance.now() - from);
    return result;
  };
  const read = await timed("read", () =>
    http.inject({
      method: "POST",
      url: `${root}/read`,
      cookies: Object.fromEntries(manager.cookies),
      headers: { "x-csrf-token": manager.csrfToken!, "content-type": "application/octet-stream" },
      payload: file,
    }),
  );
  const rows = read.json<CheckedWorksheet>().rows.map(({ values }) => values);
  const { body: checked } = await timed("check", () => manager.post<CheckedWorksheet>(`${root}/check`, { rows }));
  if (checked.ready !== count) throw new Error(`Only ${checked.ready} of ${count} rows are ready.`);
  const submission = { variant: checked.variant, rows, attested: true, attestationVersion: 1 };
  const { body: sent } = await timed("submit", () => manager.post<SubmittedWorksheet>(root, submission));
  const { id, version } = sent.worksheet;
  const decisions = rows.map((_, at) => ({ row: at + 2, approve: true }));
  const { body: page } = await timed("approve", () =>
    desk.post<WorksheetPage>(`/api/desk/worksheets/${id}/decide`, { version, decisions }),
  );
  if (page.worksheet?.approved !== count) throw new Error(`Not every row was approved: ${JSON.stringify(page)}`);
  return figures;
}

function fileOf(count: number, prefix: string): Promise<Buffer> {
  const columns = worksheetColumns.map((heading) => ({ heading, width: 20 }));
  const rows = Array.from({ length: count }, (_, at) => {
    const name = `${String.fromCharCode(97 + (at % 26))}${at.toString(26).replace(/\d/g, (digit) => "pqrstuvwxy"[Number(digit)]!)}`;
    const mobile = `+1518555${String(at % 10_000).padStart(4, "0")}`;
    const title = at % 3 === 0 ? "Physician (including resident)" : "Nurse (RN/LPN)";
    return [
      "Amara",
      `Okafor ${name}`,
      `${prefix}${at}@lantern.example`,
      mobile,
      title,
      "",
      "",
      "",
      "",
      at % 10 ? "" : "yes",
    ];
  });
  return writeXlsx([{ name: "Sheet1", columns, rows }]);
}

async function signIn(house: House, http: HttpServer): Promise<People> {
  const now = house.clock.now();
  const terms = { timeZone: "America/New_York", now };
  const [exchange, hospital] = await house.database.transaction(async (tx) => [
    await addParticipant(tx, { ...terms, name: "Crossbay", type: "exchange" }),
    await addParticipant(tx, { ...terms, name: "Lantern General Hospital", type: "hospital", emergencyServices: true }),
  ]);
  const browserOf = async (titleId: string, participantId: NonNullable<typeof exchange>["id"], username: string) => {
    const added = await addAccount(house, {
      ...{ given: "Willow", family: "Reyes", email: `${username}@lantern.example`, mobile: "+15185550100" },
      ...{ titleId, participantId, username, state: "active", password: goodPassword },
    });
    if ("refused" in added) throw new Error(added.refused);
    const browser = new TestBrowser(http, house.outbox!);
    await browser.signIn(username);
    return browser;
  };
  const manager = await browserOf("user-manager", hospital!.id, "manager");
  await finishSteps(
    { clock: house.clock, run: (statement) => house.database.transaction((tx) => run(tx, statement)) },
    "manager",
  );
  return { manager, desk: await browserOf("relationship-manager", exchange!.id, "desk") };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
