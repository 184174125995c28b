import assert from "node:assert/strict";
import { createHash, type X509Certificate } from "node:crypto";
import { once } from "node:events";
import { connect as connectPlain } from "node:net";
import { afterEach, before, beforeEach, test } from "node:test";
import { connect, type TLSSocket } from "node:tls";
import { FrameReader } from "@crossbay/formats/hl7v2";
import { codeAndControlId, framed } from "../../../test/support/byte-sender.ts";
import { makeCertificate, type TestCertificate } from "../../../test/support/certificates.ts";
import { aMessage, anIntake, type IntakeWorld } from "../../../test/support/intake-world.ts";
import type { SourceId } from "../platform/ids.ts";
import { makeMetrics } from "../platform/metrics.ts";
import { listenMllp, type MllpListener } from "./listen-mllp.ts";

let server: TestCertificate;
let ours: TestCertificate;
let strangers: TestCertificate;
let world: IntakeWorld;
let listener: MllpListener;
let resolved: readonly SourceId[] | undefined;
let asked: X509Certificate[];
const metrics = makeMetrics();
const sockets = new Set<TLSSocket>();

before(async () => {
  const made = await Promise.all(
    ["exchange.example", "harbour.example", "nobody.example"].map((name) => makeCertificate(name)),
  );
  [server, ours, strangers] = made as [TestCertificate, TestCertificate, TestCertificate];
});
beforeEach(async () => {
  world = await anIntake();
  resolved = [world.source.id];
  asked = [];
  listener = await listenMllp({
    intake: world.intake,
    host: "127.0.0.1",
    port: 0,
    log: world.context.log,
    metrics,
    tls: {
      key: server.key,
      cert: server.certificate,
      resolveSources: async (certificate) => {
        asked.push(certificate);
        return fingerprint(certificate.toString()) === fingerprint(ours.certificate) ? resolved : undefined;
      },
    },
  });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await listener.close();
  await world.close();
});

const fingerprint = (pem: string): string => createHash("sha256").update(pem.replace(/\s/g, "")).digest("hex");

function dial(client?: TestCertificate, more: { maxVersion?: "TLSv1.1" } = {}): TLSSocket {
  const identity = client ? { key: client.key, cert: client.certificate } : {};
  const socket = connect({ host: "127.0.0.1", port: listener.port, rejectUnauthorized: false, ...identity, ...more });
  socket.on("error", () => {});
  sockets.add(socket);
  return socket;
}

/** The answer to one message, or "closed". */
async function answerTo(socket: TLSSocket, message: string): Promise<string> {
  const reader = new FrameReader({ frameBytesMax: 100_000 });
  const answer = new Promise<string>((resolve) => {
    socket.on("data", (chunk) => {
      for (const { bytes } of reader.push(chunk)) resolve(codeAndControlId(bytes.toString()));
    });
    socket.once("close", () => resolve("closed"));
  });
  socket.write(framed(message));
  return answer;
}

test("a sender with the certificate of its source is answered over TLS", async () => {
  assert.equal(await answerTo(dial(ours), aMessage({ controlId: "T1" })), "AA|T1");
  assert.match(asked[0]!.subject, /harbour\.example/);
});

test("a sender with another source's certificate is refused, and its message is in the log", async () => {
  resolved = ["01890000-0000-7000-8000-000000000000" as SourceId];
  assert.equal(await answerTo(dial(ours), aMessage({ controlId: "T2" })), "AR|T2");
  const [reject] = await world.query<{ reason: string }>("select reason from intake.reject");
  assert.equal(reject?.reason, "wrong-certificate");
});

test("a certificate of nobody, or none, is not let in", async () => {
  assert.equal(await answerTo(dial(strangers), aMessage()), "closed");
  assert.equal(await answerTo(dial(), aMessage()), "closed");
  assert.equal(asked.length, 1);
  assert.match(await metrics.metrics(), /refused_connections_total\{listener="tls",reason="certificate"\} 2/);
});

test("old versions of TLS, and no TLS at all, find nobody", async () => {
  assert.equal(await answerTo(dial(ours, { maxVersion: "TLSv1.1" }), aMessage()), "closed");
  const plain = connectPlain(listener.port, "127.0.0.1");
  plain.on("error", () => {});
  plain.write(framed(aMessage()));
  await once(plain, "close");
  assert.deepEqual(await world.query("select from intake.message"), []);
});

test("a renewed certificate is shown to whoever connects from then on, and open connections stay", async () => {
  const open = dial(ours);
  await once(open, "secureConnect");
  const renewed = await makeCertificate("renewed.example");
  listener.renew({ key: renewed.key, cert: renewed.certificate });
  const later = dial(ours);
  await once(later, "secureConnect");
  assert.equal(later.getPeerCertificate().subject.CN, "renewed.example");
  assert.equal(await answerTo(later, aMessage({ controlId: "T3" })), "AA|T3");
  assert.equal(await answerTo(open, aMessage({ controlId: "T4" })), "AA|T4");
});
