import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../server/src/app/config.ts";
import { startExchange } from "../../server/src/app/exchange-process.ts";
import { type House, openHouse } from "../../server/src/app/house.ts";
import { loadDemo } from "../../server/src/app/load-demo.ts";
import { createTestDatabase } from "./database.ts";

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

/** Starts one; with `people`, loads the demo region (that many generated people and those with stories) through MLLP. */
export async function startTestExchange(
  options: {
    people?: number;
    openIntake?: boolean;
    environment?: Record<string, string>;
    logDestination?: { write(line: string): void };
    /** Instead of one on the tests' cluster. */
    database?: { appUrl: string; ownerUrl: string };
  } = {},
): Promise<TestExchange> {
  const database = options.database ?? (await createTestDatabase());
  const home = await mkdtemp(join(tmpdir(), "crossbay-exchange-"));
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
      await rm(home, { recursive: true, force: true });
    },
  };
}
