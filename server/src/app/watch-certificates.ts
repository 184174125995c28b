import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type CertificateFacts, certificateFacts, listCertificates } from "../accounts/index.ts";
import { Gauge } from "../platform/metrics.ts";
import type { House } from "./house.ts";
import { warnOfExpiry } from "./warn-of-expiry.ts";

const everyMs = 60 * 60 * 1000;

/** Looks every hour at the certificates that matter, warns of those that end, and shows their terms as metrics. */
export function watchCertificates(house: House): () => Promise<void> {
  const gauge = new Gauge({
    name: "crossbay_certificate_end_timestamp_seconds",
    help: "When a certificate ends, by what it is for and the beginning of its SHA-256",
    labelNames: ["for", "fingerprint"],
    registers: [house.metrics],
  });
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };

  async function look(): Promise<void> {
    try {
      const own = await readOwnCertificates(house);
      const bound = await house.database.snapshot((tx) => listCertificates(tx));
      gauge.reset();
      for (const { purpose, certificate } of own) show(purpose, certificate);
      for (const certificate of bound) show(certificate.sourceCode, certificate);
      const { alarmMail } = house.config;
      await warnOfExpiry({ ...house, alarmMail }, own);
    } catch (error) {
      house.log.error({ failure: (error as Error).name }, "certificates could not be looked at");
    }
  }

  function show(purpose: string, { fingerprint, validUntil }: CertificateFacts): void {
    gauge.set({ for: purpose, fingerprint: fingerprint.toString("hex").slice(0, 16) }, validUntil.getTime() / 1_000);
  }
}

async function readOwnCertificates({ config }: House) {
  const files = [
    { purpose: "portal", words: "of the portal", file: config.tlsCertificate },
    { purpose: "mllps", words: "with which the exchange takes HL7 v2", file: config.mllpsCertificate },
  ];
  const own: { purpose: string; words: string; certificate: CertificateFacts }[] = [];
  for (const { purpose, words, file } of files) {
    if (!file) continue;
    own.push({ purpose, words, certificate: certificateFacts(new X509Certificate(await readFile(file))) });
  }
  return own;
}
