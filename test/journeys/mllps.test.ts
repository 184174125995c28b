import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect } from "node:tls";
import { FrameReader, parseMessage, wrapFrame } from "@crossbay/formats/hl7v2";
import { addParticipant, addSource, bindCertificate, unbindCertificate } from "../../server/src/accounts/index.ts";
import { readConfig } from "../../server/src/app/config.ts";
import { startMllp } from "../../server/src/app/start-mllp.ts";
import { recordWaiver } from "../../server/src/intake/index.ts";
import type { SourceId } from "../../server/src/platform/ids.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { PlainError } from "../../server/src/platform/plain-error.ts";
import { makeCertificate, type TestCertificate } from "../support/certificates.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";

let folder: string;
let exchange: TestExchange;
let sourceId: SourceId;
const engine = await makeCertificate("engine.general.example");
const stranger = await makeCertificate("stranger.example");
const expired = await makeCertificate("expired.example", { until: new Date("2027-01-01T00:00:00Z") });
const logLines: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "crossbay-mllps-"));
  const own = await makeCertificate("exchange.example");
  await writeFile(join(folder, "own.crt"), own.certificate);
  await writeFile(join(folder, "own.key"), own.key, { mode: 0o600 });
  exchange = await startTestExchange({
    environment: {
      CROSSBAY_MLLPS_PORT: "0",
      CROSSBAY_MLLPS_CERTIFICATE: join(folder, "own.crt"),
      CROSSBAY_MLLPS_KEY: join(folder, "own.key"),
      CROSSBAY_LOG_LEVEL: "warn",
    },
    logDestination: { write: (line) => void logLines.push(line) },
  });
  const { database, clock } = exchange.house;
  const now = clock.now();
  sourceId = await database.transaction(async (tx) => {
    const { id: participantId } = await addParticipant(tx, {
      name: "Crossbay General Hospital",
      type: "hospital",
      emergencyServices: true,
      part2Program: false,
      timeZone: "America/New_York",
      now,
    });
    const add = async (code: string) => {
      const source = await addSource(tx, {
        participantId,
        code,
        name: code,
        sendingApplication: "ADT",
        sendingFacility: code,
        assigningAuthority: code,
        timeZone: "America/New_York",
        now,
      });
      assert.ok(!("refused" in source));
      return source.id;
    };
    await add("LSFP");
    const id = await add("CGH");
    assert.ok(!("refused" in (await bindCertificate(tx, { sourceId: id, pem: engine.certificate, now }))));
    return id;
  });
});
after(async () => {
  await exchange.stop();
  await rm(folder, { recursive: true, force: true });
});

const message = (facility: string, controlId: string) =>
  `MSH|^~\\&|ADT|${facility}|XB|XB|20261120101500||ADT^A04|${controlId}|P|2.5.1\rPID|1||${controlId}7^^^${facility}^MR||Voss^Eleanor||19510304|F\r`;

/** The answer's MSA-1 and ERR-3, or "closed" where the connection ends without one. */
function ask(
  text: string,
  client: TestCertificate | undefined,
  more: { port?: number; maxVersion?: "TLSv1.1" | "TLSv1.2" } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const identity = client ? { cert: client.certificate, key: client.key } : {};
    const socket = connect({
      host: "127.0.0.1",
      port: more.port ?? exchange.mllpsPort!,
      rejectUnauthorized: false,
      ...identity,
      ...(more.maxVersion ? { maxVersion: more.maxVersion, minVersion: "TLSv1" } : {}),
    });
    const reader = new FrameReader({ frameBytesMax: 100_000 });
    socket.on("secureConnect", () => socket.write(wrapFrame(Buffer.from(text))));
    socket.on("error", () => {});
    socket.on("close", () => resolve("closed"));
    socket.on("data", (chunk) => {
      for (const { bytes } of reader.push(chunk)) {
        const parsed = parseMessage(bytes);
        assert.ok(parsed.ok);
        const { message } = parsed;
        resolve([message.find("MSA")!.text(1), message.find("ERR")?.text(3) ?? ""].join(" ").trim());
        socket.destroy();
      }
    });
  });
}

test("a sender with the certificate of its source is answered AA over TLS", async () => {
  assert.equal(await ask(message("CGH", "T1"), engine), "AA");
  assert.equal(await ask(message("CGH", "T2"), engine, { maxVersion: "TLSv1.2" }), "AA");
});

test("without a certificate, with a stranger's or over TLS 1.1 nothing is read", async () => {
  assert.equal(await ask(message("CGH", "T3"), undefined), "closed");
  assert.equal(await ask(message("CGH", "T4"), stranger), "closed");
  assert.equal(await ask(message("CGH", "T5"), engine, { maxVersion: "TLSv1.1" }), "closed");
  const fingerprint = new X509Certificate(stranger.certificate).fingerprint256.replaceAll(":", "").toLowerCase();
  assert.ok(logLines.some((line) => line.includes(fingerprint)));
});

test("a certificate does not speak for another source, and the message is kept for the exchange's engineers", async () => {
  assert.equal(await ask(message("LSFP", "T6"), engine), "AR 103");
});

test("a certificate that was taken away opens nothing any more", async () => {
  const { database, clock } = exchange.house;
  const other = await makeCertificate("second.general.example");
  const now = clock.now();
  await database.transaction((tx) => bindCertificate(tx, { sourceId, pem: other.certificate, now }));
  assert.equal(await ask(message("CGH", "T7"), other), "AA");
  const { fingerprint256: fingerprint } = new X509Certificate(other.certificate);
  const removed = await database.transaction((tx) => unbindCertificate(tx, { sourceId, fingerprint, now }));
  assert.deepEqual(removed, { removed: true });
  assert.equal(await ask(message("CGH", "T8"), other), "closed");
});

test("a certificate whose term has ended opens nothing, though it is bound", async () => {
  const { database } = exchange.house;
  const asOf = new Date("2026-12-01T00:00:00Z");
  const bound = await database.transaction((tx) =>
    bindCertificate(tx, { sourceId, pem: expired.certificate, now: asOf }),
  );
  assert.ok(!("refused" in bound));
  const later = { ...exchange.house, metrics: makeMetrics(), clock: { now: () => new Date("2027-02-01T00:00:00Z") } };
  const side = await startMllp({ ...later, config: { ...later.config, mllpPort: 0, mllpsPort: 0 } });
  try {
    assert.equal(await ask(message("CGH", "T9"), expired, { port: side.tlsPort! }), "closed");
    assert.equal(await ask(message("CGH", "T10"), engine, { port: side.tlsPort! }), "AA");
  } finally {
    await side.stop();
  }
});

test("plain HL7 v2 beyond this machine needs a waiver that somebody answers for", async () => {
  const { house } = exchange;
  const open = () =>
    startMllp({
      ...house,
      metrics: makeMetrics(),
      config: { ...house.config, mllpHost: "0.0.0.0", mllpPort: 0, mllpsPort: 0 },
    });
  await assert.rejects(open(), (error) => error instanceof PlainError && /waiver/.test(error.message));
  const now = house.clock.now();
  await house.database.transaction((tx) =>
    recordWaiver(
      tx,
      {
        host: "0.0.0.0",
        reason: "The analyser cannot speak TLS; the line is a private VLAN.",
        approvedBy: "Tom Ellery",
        validUntil: new Date(now.getTime() + 86_400_000),
      },
      now,
    ),
  );
  const side = await open();
  assert.ok(side.port);
  await side.stop();
});

test("a certificate without its key is refused in a sentence", async () => {
  const { house } = exchange;
  const config = {
    ...house.config,
    ...readConfig({ CROSSBAY_MLLPS_CERTIFICATE: join(folder, "own.crt") }),
    mllpPort: 0,
  };
  await assert.rejects(startMllp({ ...house, metrics: makeMetrics(), config }), /both or neither/);
});
