import type { X509Certificate } from "node:crypto";
import { certificateFacts, findSourcesOfCertificate } from "../accounts/index.ts";
import { FeedMeter, findWaiver, Intake } from "../intake/index.ts";
import type { SourceId } from "../platform/ids.ts";
import { PlainError } from "../platform/plain-error.ts";
import { isLoopback } from "./config.ts";
import { explainPort } from "./explain-port.ts";
import type { House } from "./house.ts";
import { listenMllp, type MllpListener } from "./listen-mllp.ts";
import { readTlsFiles } from "./read-tls-files.ts";

/** The HL7 v2 side of a process: the port without TLS, and the one with TLS where a certificate is configured. */
export type MllpSide = { port: number | undefined; tlsPort: number | undefined; stop(): Promise<void> };

const lookEveryMs = 60_000;

/** Starts intake and its listeners. */
export async function startMllp(house: House): Promise<MllpSide> {
  const meter = new FeedMeter(house);
  const intake = new Intake(house, {
    openIntake: house.config.openIntake === "yes",
    sourceWaitingMax: house.config.sourceWaitingMax,
    onAnswered: (message, answer) => meter.count(message, answer),
  });
  const listeners: MllpListener[] = [];
  const stop = async () => {
    // The listeners wait for the answers of what intake still has, and intake gives up what takes too long.
    await Promise.all([...listeners.map((listener) => listener.close()), intake.stop()]);
    await meter.stop();
  };
  try {
    const plain = await listenPlain(house, intake);
    listeners.push(plain);
    const secure = await listenSecure(house, intake);
    if (secure) listeners.push(secure.listener);
    meter.start();
    const timer = setInterval(() => {
      void closeWithoutWaiver(house, plain);
      void secure?.renewIfChanged();
    }, lookEveryMs);
    return {
      port: plain.port,
      tlsPort: secure?.listener.port,
      stop: async () => {
        clearInterval(timer);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listenPlain(house: House, intake: Intake): Promise<MllpListener> {
  const { mllpHost: host, mllpPort: port } = house.config;
  if (!(await mayListenPlainly(house))) {
    throw new PlainError(
      `Plain MLLP beyond this machine (CROSSBAY_MLLP_HOST=${host}) needs a waiver that somebody answers for: record one with ./crossbay waiver record, or keep it on 127.0.0.1 and use CROSSBAY_MLLPS_CERTIFICATE.`,
    );
  }
  return explainPort(port, "CROSSBAY_MLLP_PORT", () => listenMllp({ ...listening(house, intake), host, port }));
}

async function mayListenPlainly({ config, database, clock, log }: House): Promise<boolean> {
  if (isLoopback(config.mllpHost)) return true;
  const waiver = await database.snapshot((tx) => findWaiver(tx, config.mllpHost, clock.now()));
  if (waiver) log.warn({ host: waiver.host, until: waiver.validUntil }, "HL7 v2 is taken without TLS under a waiver");
  return waiver !== undefined;
}

/** A waiver may end while the exchange runs. */
async function closeWithoutWaiver(house: House, plain: MllpListener): Promise<void> {
  if (isLoopback(house.config.mllpHost)) return;
  try {
    if (await mayListenPlainly(house)) return;
    house.log.error({ host: house.config.mllpHost }, "the waiver has ended: the port without TLS closes");
    await plain.close();
  } catch (error) {
    house.log.error({ failure: (error as Error).name }, "the waiver could not be looked up");
  }
}

type SecureSide = { listener: MllpListener; renewIfChanged(): Promise<void> };

async function listenSecure(house: House, intake: Intake): Promise<SecureSide | undefined> {
  const { mllpsHost: host, mllpsPort: port, mllpsCertificate, mllpsKey } = house.config;
  if (!mllpsCertificate && !mllpsKey) return undefined;
  if (!mllpsCertificate || !mllpsKey) {
    throw new PlainError("Set CROSSBAY_MLLPS_CERTIFICATE and CROSSBAY_MLLPS_KEY, both or neither.");
  }
  let shown = await readTlsFiles(mllpsCertificate, mllpsKey);
  const tls = { ...shown, resolveSources: (certificate: X509Certificate) => resolveSources(house, certificate) };
  const listener = await explainPort(port, "CROSSBAY_MLLPS_PORT", () =>
    listenMllp({ ...listening(house, intake), host, port, tls }),
  ).catch((cause: Error) => {
    if (cause instanceof PlainError) throw cause;
    throw new PlainError(`The certificate and key of MLLP with TLS cannot be used: ${cause.message}.`, { cause });
  });
  return {
    listener,
    async renewIfChanged() {
      try {
        const now = await readTlsFiles(mllpsCertificate, mllpsKey);
        if (now.cert.equals(shown.cert) && now.key.equals(shown.key)) return;
        listener.renew(now);
        shown = now;
        house.log.info("a new certificate for MLLP with TLS is shown from now on");
      } catch (error) {
        house.log.error({ failure: (error as Error).name }, "the new certificate for MLLP with TLS cannot be used");
      }
    },
  };
}

async function resolveSources(house: House, certificate: X509Certificate): Promise<readonly SourceId[]> {
  const { fingerprint } = certificateFacts(certificate);
  const sources = await house.database.snapshot((tx) => findSourcesOfCertificate(tx, fingerprint, house.clock.now()));
  if (sources.length === 0) {
    house.log.warn({ fingerprint: fingerprint.toString("hex") }, "a client certificate speaks for no source");
  }
  return sources;
}

const listening = ({ log, metrics, config }: House, intake: Intake) => ({
  intake,
  log,
  metrics,
  limits: { connectionsMax: config.mllpConnectionsMax },
});
