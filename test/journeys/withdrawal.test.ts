import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ConsentPage, RecordConsentRequest } from "@crossbay/contract";
import { accessRoutes } from "../../server/src/access/index.ts";
import { accountRoutes } from "../../server/src/accounts/index.ts";
import { type HttpServer, makeHttpServer } from "../../server/src/platform/http.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { recordRoutes } from "../../server/src/record/index.ts";
import { TestBrowser } from "../support/accounts-world.ts";
import { breakGlass } from "../support/emergency.ts";
import { aRecord, type RecordWorld, showPerson, type TellResult } from "../support/record-world.ts";

const readersAtOnce = 20;

let world: RecordWorld;
/** A second process: the same database, and nothing in common with the first in memory. */
let secondHttp: HttpServer;
let registrar: TestBrowser;
let physician: TestBrowser;

before(async () => {
  world = await aRecord();
  const metrics = makeMetrics();
  const context = { ...world.context, metrics };
  secondHttp = await makeHttpServer({ log: context.log, metrics, trustedProxies: [] });
  accountRoutes(secondHttp, context);
  accessRoutes(secondHttp, context);
  recordRoutes(secondHttp, context);
  await secondHttp.ready();
  const { account } = await world.person({ titleId: "registrar", participantId: world.hospital.id, username: "desk" });
  registrar = new TestBrowser(secondHttp, world.outbox);
  await registrar.signIn(account.username);
  await registrar.post("/api/session/purpose", { purpose: "treatment" });
  accountOfRegistrar = account.id;
  physician = await world.reader("physician", world.hospital);
});
after(async () => {
  await secondHttp.close();
  await world.stop();
});

let accountOfRegistrar: Parameters<typeof showPerson>[1];

const arrive = async (number: string, family: string): Promise<TellResult> => {
  const told = await world.tell(world.feed, number, {
    patient: { family, given: "Eleanor", birthDate: `19${number}-02-03` },
  });
  await showPerson(world.context, accountOfRegistrar, told.personId);
  return told;
};

const decision: RecordConsentRequest = {
  value: "deny",
  formId: "emergency-services",
  formVersion: 2,
  language: "en",
  signedOn: "2026-03-12",
  signerName: "Eleanor Voss",
  signerRelation: "self",
  evidence: "paper-on-file",
};
const deny = (personId: string) => registrar.post<ConsentPage>(`/api/persons/${personId}/consent`, decision);

/** Readers who ask for the record without a pause, until what was recorded elsewhere has been answered for a while. */
async function readMeanwhile(personId: string, act: () => Promise<{ status: number }>) {
  const counts = { before: 0, after: 0, succeededAfter: 0 };
  let answered = false;
  const paths = ["chart", "open"].map((page) => `/api/persons/${personId}/${page}`);
  const read = async (path: string): Promise<void> => {
    while (counts.after < readersAtOnce * 5) {
      const beganAfter = answered;
      const { status } = await physician.get(path);
      counts[beganAfter ? "after" : "before"] += 1;
      if (beganAfter && status < 300) counts.succeededAfter += 1;
    }
  };
  const reading = Array.from({ length: readersAtOnce }, (_, index) => read(paths[index % paths.length]!));
  while (counts.before < readersAtOnce) await new Promise((resolve) => setImmediate(resolve));
  const { status } = await act();
  answered = true;
  await Promise.all(reading);
  return { status, ...counts };
}

test("a denial recorded in one process closes the record that twenty readers have open in another, from its answer on", async () => {
  const eleanor = await arrive("51", "Voss");
  await world.decide(eleanor.patientId, world.hospital, "grant");
  assert.equal((await physician.get(`/api/persons/${eleanor.personId}/chart`)).status, 200);
  const { status, succeededAfter, after } = await readMeanwhile(eleanor.personId, () => deny(eleanor.personId));
  assert.equal(status, 200);
  assert.ok(after >= readersAtOnce * 5);
  assert.equal(succeededAfter, 0);
});

test("the same closes what a broken glass had opened", async () => {
  const henry = await arrive("62", "Osei");
  // Reads the warning too, and is shown the patient, as by a search.
  assert.equal((await physician.get(`/api/persons/${henry.personId}/chart`)).status, 403);
  assert.equal((await breakGlass(physician, henry.personId)).status, 200);
  const { status, succeededAfter, before } = await readMeanwhile(henry.personId, () => deny(henry.personId));
  assert.equal(status, 200);
  assert.ok(before >= readersAtOnce);
  assert.equal(succeededAfter, 0);
});
