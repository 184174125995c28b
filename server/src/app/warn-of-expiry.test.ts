import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { after, before, test } from "node:test";
import { type AccountsWorld, startAccountsWorld } from "../../../test/support/accounts-world.ts";
import { makeCertificate } from "../../../test/support/certificates.ts";
import { addSource, bindCertificate, certificateFacts } from "../accounts/index.ts";
import { warnOfExpiry } from "./warn-of-expiry.ts";

const dayMs = 86_400_000;

let world: AccountsWorld;
const warn = (own: Parameters<typeof warnOfExpiry>[1] = []) =>
  warnOfExpiry({ ...world.context, alarmMail: "interfaces@exchange.example" }, own);
const newMails = () => world.outbox.mails.splice(0).map(({ to, subject }) => `${to}: ${subject.split(": ")[1]}`);

before(async () => {
  world = await startAccountsWorld();
  const hospital = await world.participant({ name: "Crossbay General Hospital", type: "hospital" });
  await world.person({ participantId: hospital.id, titleId: "interface-engineer", email: "nils@general.example" });
  await world.person({ participantId: hospital.id, titleId: "physician", email: "amara@general.example" });
  const now = world.clock.now();
  const { certificate } = await makeCertificate("engine.example", { until: new Date(now.getTime() + 40 * dayMs) });
  await world.transaction(async (tx) => {
    const source = await addSource(tx, {
      participantId: hospital.id,
      code: "CGH",
      name: "Crossbay General",
      sendingApplication: "ADT1",
      sendingFacility: "CGH",
      assigningAuthority: "CGH",
      timeZone: "America/New_York",
      now,
    });
    assert.ok(!("refused" in source));
    assert.ok(!("refused" in (await bindCertificate(tx, { sourceId: source.id, pem: certificate, now }))));
  });
});
after(() => world.stop());

test("a sender's engineers and the exchange are told once for each step before a certificate ends", async () => {
  await warn();
  assert.deepEqual(newMails(), []);
  world.clock.advance(11 * dayMs);
  await warn();
  assert.deepEqual(newMails().sort(), [
    "interfaces@exchange.example: a certificate ends within 30 days",
    "nils@general.example: a certificate ends within 30 days",
  ]);
  await warn();
  assert.deepEqual(newMails(), []);
  world.clock.advance(29 * dayMs);
  await warn();
  assert.equal(newMails().filter((line) => line.endsWith("a certificate has ended")).length, 2);
});

test("the exchange's own certificates concern the exchange alone", async () => {
  const until = new Date(world.clock.now().getTime() + 6 * dayMs);
  const own = await makeCertificate("exchange.example", { until });
  await warn([{ words: "of the portal", certificate: certificateFacts(new X509Certificate(own.certificate)) }]);
  assert.deepEqual(newMails(), ["interfaces@exchange.example: a certificate ends within 7 days"]);
});

test("a warning that could not be mailed is mailed the next time", async () => {
  const until = new Date(world.clock.now().getTime() + 2 * dayMs);
  const own = await makeCertificate("mllps.example", { until });
  const certificates = [{ words: "of HL7 v2", certificate: certificateFacts(new X509Certificate(own.certificate)) }];
  const mail = { send: () => Promise.reject(new Error("no mail server")) };
  await warnOfExpiry({ ...world.context, mail, alarmMail: "interfaces@exchange.example" }, certificates);
  await warn(certificates);
  assert.deepEqual(newMails(), ["interfaces@exchange.example: a certificate ends within 3 days"]);
});
