import { deliverLetter, letterJobs } from "../accounts/index.ts";
import { Sealer } from "../audit/index.ts";
import { FeedWatch } from "../intake/index.ts";
import { learnerJobs, syncLearner } from "../onboarding/index.ts";
import type { HttpServer } from "../platform/http.ts";
import { ensurePartitions } from "../platform/partitions.ts";
import { PlainError } from "../platform/plain-error.ts";
import { type Config, isLoopback } from "./config.ts";
import { explainPort } from "./explain-port.ts";
import type { House } from "./house.ts";
import { makeHttpApp } from "./http-app.ts";
import { keepLabels } from "./keep-labels.ts";
import { listenMetrics } from "./listen-metrics.ts";
import { startMinuteRounds } from "./minute-rounds.ts";
import { startPeopleRounds } from "./people-rounds.ts";
import { startMllp } from "./start-mllp.ts";
import { startSmtp } from "./start-smtp.ts";
import { watchCertificates } from "./watch-certificates.ts";

export const roles = ["http", "mllp", "mail", "worker"] as const;
export type Role = (typeof roles)[number];

type Ports = {
  httpPort: number | undefined;
  mllpPort: number | undefined;
  mllpsPort: number | undefined;
  smtpPort: number | undefined;
};

/** What runs, and the ports that it got. */
export type ExchangeProcess = Ports & { stop(): Promise<void> };

type Stoppable = () => Promise<void>;

const partitionsEveryMs = 6 * 60 * 60 * 1000;

/** Starts the listeners and background work of the given roles; stops all that had begun when one cannot start. */
export async function startExchange(house: House, wanted: readonly Role[]): Promise<ExchangeProcess> {
  const listening: Stoppable[] = [];
  const working: Stoppable[] = [];
  const stop = async () => {
    // Together, so that none takes anything more while another still closes.
    await Promise.all(listening.splice(0).map((part) => part()));
    for (const part of working.splice(0).reverse()) await part();
  };
  try {
    const ports: Ports = { httpPort: undefined, mllpPort: undefined, mllpsPort: undefined, smtpPort: undefined };
    if (wanted.includes("worker")) working.push(await startWorker(house));
    if (wanted.includes("mllp")) {
      const mllp = await startMllp(house);
      listening.push(mllp.stop);
      ports.mllpPort = mllp.port;
      ports.mllpsPort = mllp.tlsPort;
    }
    const smtp = wanted.includes("mail") ? await startSmtp(house) : undefined;
    if (smtp) {
      listening.push(smtp.close);
      ports.smtpPort = smtp.port;
    }
    if (wanted.includes("http")) {
      const http = await makeHttpApp(house);
      listening.push(async () => await http.close());
      ports.httpPort = await listenHttp(http, house);
    }
    listening.push(
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
}

async function listenHttp(http: HttpServer, house: House): Promise<number> {
  const { httpHost, httpPort } = house.config;
  await explainPort(httpPort, "CROSSBAY_HTTP_PORT", () => http.listen({ host: httpHost, port: httpPort }));
  const address = http.server.address();
  return typeof address === "object" && address ? address.port : httpPort;
}

async function startWorker(house: House): Promise<Stoppable> {
  await house.jobs.work(letterJobs, (payload) => deliverLetter(house, payload));
  if (house.learningSystem) await house.jobs.work(learnerJobs, (payload) => syncLearner(house, payload));
  const sealer = new Sealer(house);
  sealer.start();
  const feedWatch = new FeedWatch({ ...house, alarmMail: house.config.alarmMail });
  feedWatch.start();
  const stopWatchingCertificates = watchCertificates(house);
  const stopPeopleRounds = startPeopleRounds(house);
  const stopMinuteRounds = startMinuteRounds(house);
  const stopKeepingLabels = keepLabels(house);
  const timer = setInterval(() => {
    ensurePartitions(house.database, house.clock.now()).catch((error: Error) =>
      house.log.error({ failure: error.name }, "monthly partitions could not be made ahead"),
    );
  }, partitionsEveryMs);
  return async () => {
    clearInterval(timer);
    await stopKeepingLabels();
    await stopMinuteRounds();
    await stopPeopleRounds();
    await stopWatchingCertificates();
    await feedWatch.stop();
    await sealer.stop();
  };
}
