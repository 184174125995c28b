import { Sealer } from "../audit/index.ts";
import { FeedMeter, FeedWatch, Intake } from "../intake/index.ts";
import type { HttpServer } from "../platform/http.ts";
import { ensurePartitions } from "../platform/partitions.ts";
import { PlainError } from "../platform/plain-error.ts";
import { type Config, isLoopback } from "./config.ts";
import type { House } from "./house.ts";
import { makeHttpApp } from "./http-app.ts";
import { listenMetrics } from "./listen-metrics.ts";
import { listenMllp } from "./listen-mllp.ts";
import { watchCertificates } from "./watch-certificates.ts";

export const roles = ["http", "mllp", "worker"] as const;
export type Role = (typeof roles)[number];

/** What runs, and the ports that it got. */
export type ExchangeProcess = { httpPort: number | undefined; mllpPort: number | undefined; stop(): Promise<void> };

type Stoppable = () => Promise<void>;

const partitionsEveryMs = 6 * 60 * 60 * 1000;

/** Starts the listeners and background work of the given roles; stops all that had begun when one cannot start. */
export async function startExchange(house: House, wanted: readonly Role[]): Promise<ExchangeProcess> {
  const running: Stoppable[] = [];
  const stop = async () => {
    for (const part of running.splice(0).reverse()) await part();
  };
  try {
    const ports: { httpPort: number | undefined; mllpPort: number | undefined } = {
      httpPort: undefined,
      mllpPort: undefined,
    };
    if (wanted.includes("worker")) running.push(startWorker(house));
    if (wanted.includes("mllp")) {
      const meter = new FeedMeter(house);
      const intake = new Intake(house, {
        openIntake: house.config.openIntake === "yes",
        sourceWaitingMax: house.config.sourceWaitingMax,
        onAnswered: (message, answer) => meter.count(message, answer),
      });
      meter.start();
      running.push(() => meter.stop());
      const listener = await explainPort(house.config.mllpPort, "CROSSBAY_MLLP_PORT", () =>
        listenMllp({
          intake,
          host: house.config.mllpHost,
          port: house.config.mllpPort,
          log: house.log,
          metrics: house.metrics,
          limits: { connectionsMax: house.config.mllpConnectionsMax },
        }),
      );
      running.push(async () => {
        // The listener waits for the answers of what intake still has, and intake gives up what takes too long.
        await Promise.all([listener.close(), intake.stop()]);
      });
      ports.mllpPort = listener.port;
    }
    if (wanted.includes("http")) {
      const http = await makeHttpApp(house);
      running.push(async () => await http.close());
      ports.httpPort = await listenHttp(http, house);
    }
    running.push(
      await explainPort(house.config.metricsPort, "CROSSBAY_METRICS_PORT", () =>
        listenMetrics(house.metrics, house.config.metricsPort),
      ),
    );
    return { ...ports, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Refuses settings under which patient data would cross a network in clear text. */
export function checkListenSafely(config: Config): void {
  const httpIsSafe =
    isLoopback(config.httpHost) || (config.tlsCertificate && config.tlsKey) || config.trustedProxies.length > 0;
  if (!httpIsSafe) {
    throw new PlainError(
      `The portal would be open beyond this machine without TLS (CROSSBAY_HTTP_HOST=${config.httpHost}): set CROSSBAY_TLS_CERTIFICATE and CROSSBAY_TLS_KEY, or name the proxy that ends TLS in CROSSBAY_TRUSTED_PROXIES.`,
    );
  }
  if (!isLoopback(config.mllpHost)) {
    throw new PlainError(
      `Plain MLLP stays on this machine (CROSSBAY_MLLP_HOST=${config.mllpHost}): put a TLS tunnel in front of it and keep CROSSBAY_MLLP_HOST on 127.0.0.1.`,
    );
  }
}

async function listenHttp(http: HttpServer, house: House): Promise<number> {
  const { httpHost, httpPort } = house.config;
  await explainPort(httpPort, "CROSSBAY_HTTP_PORT", () => http.listen({ host: httpHost, port: httpPort }));
  const address = http.server.address();
  return typeof address === "object" && address ? address.port : httpPort;
}

async function explainPort<Result>(port: number, setting: string, listen: () => Promise<Result>): Promise<Result> {
  try {
    return await listen();
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "EADDRINUSE") {
      throw new PlainError(
        `Port ${port} is in use by another program: stop it, or choose another port with ${setting}.`,
        { cause: error },
      );
    }
    if (code === "EACCES") {
      throw new PlainError(
        `Port ${port} needs rights that this user does not have: choose one above 1023 with ${setting}.`,
        { cause: error },
      );
    }
    throw error;
  }
}

function startWorker(house: House): Stoppable {
  const sealer = new Sealer({
    database: house.database,
    clock: house.clock,
    keys: house.keys,
    log: house.log,
    anchorFile: house.anchorFile,
  });
  sealer.start();
  const feedWatch = new FeedWatch({ ...house, alarmMail: house.config.alarmMail });
  feedWatch.start();
  const stopWatchingCertificates = watchCertificates(house);
  const timer = setInterval(() => {
    ensurePartitions(house.database, house.clock.now()).catch((error: Error) =>
      house.log.error({ failure: error.name }, "monthly partitions could not be made ahead"),
    );
  }, partitionsEveryMs);
  return async () => {
    clearInterval(timer);
    await stopWatchingCertificates();
    await feedWatch.stop();
    await sealer.stop();
  };
}
