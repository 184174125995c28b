import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../server/src/app/config.ts";
import { startExchange } from "../../server/src/app/exchange-process.ts";
import { type House, openHouse } from "../../server/src/app/house.ts";
import { loadDemo } from "../../server/src/app/load-demo.ts";
import { plainDateAt } from "../../server/src/platform/plain-date.ts";
import { copyDatabase, createTestDatabase, databaseNamed, ensureDatabase, ensureTemplate } from "./database.ts";
import { clusterVariable } from "./test-cluster.ts";

/** A whole exchange on a database of its own: every listener real, mails and text messages in its outbox. */
export type TestExchange = {
  house: House;
  /** Address of portal and API, without a slash at its end. */
  base: string;
  mllpPort: number;
  /** Where a certificate for it is configured. */
  mllpsPort: number | undefined;
  stop(): Promise<void>;
};

type Wish = {
  people?: number;
  openIntake?: boolean;
  environment?: Record<string, string>;
  logDestination?: { write(line: string): void };
  /** Instead of one on the tests' cluster. */
  database?: Urls;
};
type Urls = { appUrl: string; ownerUrl: string };

/** Starts one; with `people`, the demo region (that many generated people and those with stories) came in through MLLP. */
export async function startTestExchange(options: Wish = {}): Promise<TestExchange> {
  const home = await mkdtemp(join(tmpdir(), "crossbay-exchange-"));
  const database = options.database ?? (await copyOfRegion(options, home)) ?? (await createTestDatabase());
  const exchange = await startAt(home, database, options);
  return {
    ...exchange,
    stop: async () => {
      await exchange.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function startAt(home: string, database: Urls, options: Wish): Promise<TestExchange> {
  const config = readConfig({
    CROSSBAY_HOME: home,
    CROSSBAY_DATABASE_URL: database.appUrl,
    CROSSBAY_DATABASE_OWNER_URL: database.ownerUrl,
    CROSSBAY_HTTP_PORT: "0",
    CROSSBAY_MLLP_PORT: "0",
    CROSSBAY_HELP_MAIL_PORT: "0",
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_LOG_LEVEL: "error",
    CROSSBAY_OPEN_INTAKE: options.openIntake ? "yes" : "no",
    ...options.environment,
  });
  const house = await openHouse({ config, keepOutbox: true, logDestination: options.logDestination });
  const exchange = await startExchange(house, ["http", "mllp", "worker"]);
  if (options.people !== undefined) {
    const signal = new AbortController().signal;
    await loadDemo(house, { people: options.people, mllpPort: exchange.mllpPort!, signal, onProgress: () => {} });
  }
  return {
    house,
    base: `http://localhost:${exchange.httpPort}`,
    mllpPort: exchange.mllpPort!,
    mllpsPort: exchange.mllpsPort,
    stop: async () => {
      await exchange.stop();
      await house.close();
    },
  };
}

/**
 * A copy of the region as the first exchange of this test run loaded it, with its keys, where nothing but the number of
 * people is wished: loading takes seconds. Test files that run by themselves load their own, for code changes between them.
 */
async function copyOfRegion({ people, ...others }: Wish, home: string): Promise<Urls | undefined> {
  const cluster = process.env[clusterVariable];
  if (people === undefined || Object.keys(others).length > 0 || cluster === undefined) return undefined;
  const today = plainDateAt(new Date(), "America/New_York").replaceAll("-", "_");
  const name = `region_${people}_${today}`;
  const firstHome = join(cluster, name);
  await ensureDatabase(name, await ensureTemplate(), async (draft) => {
    const exchange = await startAt(firstHome, await databaseNamed(draft), { people });
    await exchange.stop();
  });
  await cp(firstHome, home, { recursive: true });
  return copyDatabase(name);
}
