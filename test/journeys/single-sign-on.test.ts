import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type {
  CodeSent,
  ParticipantEdit,
  ParticipantList,
  ParticipantPage,
  Problem,
  Session,
  SessionPatient,
} from "@crossbay/contract";
import { demoPassword } from "@crossbay/demo";
import { addIdentityProvider, listParticipants, listSources } from "../../server/src/accounts/index.ts";
import { newId } from "../../server/src/platform/ids.ts";
import { startDirectory, type TestDirectory } from "../support/directory.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";

const publicUrl = "http://localhost:8080";
const start = "/api/sign-in/single-sign-on/lantern/start";

let exchange: TestExchange;
let directory: TestDirectory;

before(async () => {
  exchange = await startTestExchange({ people: 0, environment: { CROSSBAY_PUBLIC_URL: publicUrl } });
  directory = await startDirectory([`${publicUrl}/api/sign-in/single-sign-on/lantern/callback`]);
  const { house } = exchange;
  await house.database.transaction(async (tx) => {
    const now = house.clock.now();
    const lantern = (await listParticipants(tx)).find(({ name }) => name.startsWith("Lantern"))!;
    const source = (await listSources(tx)).find(({ code }) => code === "LSFP")!;
    const { issuer, clientId, clientSecret } = directory;
    const refused = await addIdentityProvider(
      tx,
      {
        id: "lantern",
        participantId: lantern.id,
        name: "Lantern Street",
        issuer,
        clientId,
        clientSecret,
        scope: "openid",
        patientClaim: "patient",
        patientSourceId: source.id,
      },
      { now, keys: house.keys, requestId: newId(now) },
    );
    assert.equal(refused, undefined);
  });
});
after(async () => {
  await directory.stop();
  await exchange.stop();
});

/** Goes to the directory and comes back; answers where the exchange sends the browser then. */
async function throughDirectory(client: PortalClient): Promise<string> {
  const back = await directory.visit(await client.redirected(start));
  assert.equal(back.origin, publicUrl);
  return client.redirected(back.pathname + back.search);
}

const finishWithCode = async (client: PortalClient, location: string): Promise<Session> => {
  assert.match(location, /^\/sign-in\?sso=code#/);
  const sent = JSON.parse(Buffer.from(location.split("#")[1]!, "base64url").toString("utf8")) as CodeSent;
  const code = await client.newestCode();
  return (await client.post<Session>("/api/sign-in/code", { signInId: sent.signInId, code })).body;
};

test("somebody of the directory who has not linked an account here gets nothing but the way to link one", async () => {
  const stranger = new PortalClient(exchange);
  directory.who.subject = "rosa@lantern";
  assert.equal(await throughDirectory(stranger), "/sign-in?sso=link");
  assert.equal((await stranger.get<Session>("/api/session")).body.state, "signed-out");
});

test("the owner links the account by signing in once, and from then on the directory stands for the password", async () => {
  const rosa = new PortalClient(exchange);
  directory.who.subject = "rosa@lantern";
  await throughDirectory(rosa);
  const { body: sent } = await rosa.post<CodeSent>("/api/sign-in", { username: "rdelgado", password: demoPassword });
  await rosa.post("/api/sign-in/code", { signInId: sent.signInId, code: await rosa.newestCode() });
  const linked = await rosa.post<{ name: string }>("/api/account/single-sign-on/link", {});
  assert.deepEqual(linked.body, { name: "Lantern Street" });

  const again = new PortalClient(exchange);
  const session = await finishWithCode(again, await throughDirectory(again));
  assert.equal(session.username, "rdelgado");
  assert.equal(session.actingFor?.participantName, "Lantern Street Family Practice");
});

test("somebody of another organization cannot link the directory's person", async () => {
  const ben = new PortalClient(exchange);
  directory.who.subject = "ben@lantern";
  await throughDirectory(ben);
  const { body: sent } = await ben.post<CodeSent>("/api/sign-in", { username: "bwhitlock", password: demoPassword });
  await ben.post("/api/sign-in/code", { signInId: sent.signInId, code: await ben.newestCode() });
  assert.equal((await ben.post<Problem>("/api/account/single-sign-on/link", {})).status, 403);
});

test("an EHR that names the open patient opens a session for that one patient, and for nobody else", async () => {
  const nurse = await PortalClient.signedIn(exchange, "rdelgado");
  const { body: found } = await nurse.search({ family: "Twinning", birthDate: "1984-03-12" });
  const maria = found.hits.find(({ given }) => given.startsWith("Maria"))!;
  const { body: page } = await nurse.consent(maria.personId);
  await agree("Lantern Street Family Practice");
  directory.who = Object.assign(directory.who, { subject: "rosa@lantern", patient: page.banner.recordNumberHere });

  const fromEhr = new PortalClient(exchange);
  assert.equal(await throughDirectory(fromEhr), "/");
  const { body: session } = await fromEhr.get<Session>("/api/session");
  assert.equal(session.onePatient, true);
  assert.equal(session.verdicts?.searchPatients.allowed, false);
  const { body: patient } = await fromEhr.get<SessionPatient>("/api/session/patient");
  assert.equal(patient.personId, maria.personId);
  await fromEhr.post("/api/session/purpose", { purpose: "treatment" });
  assert.equal((await fromEhr.chart(maria.personId)).status, 200);

  const { body: others } = await nurse.search({ family: "Voss", birthDate: "1948-11-02" });
  const other = others.hits[0]?.personId ?? newId();
  assert.equal((await fromEhr.refusedChart(other)).body.code, "session-for-one-patient");
  const search = await fromEhr.post<Problem>("/api/persons/search", { family: "Twinning", birthDate: "1984-03-12" });
  assert.equal(search.body.code, "session-for-one-patient");
});

test("a patient whom the exchange does not know opens nothing", async () => {
  directory.who.subject = "rosa@lantern";
  directory.who.patient = "0000-nobody";
  assert.equal(await throughDirectory(new PortalClient(exchange)), "/sign-in?sso=refused");
  delete directory.who.patient;
});

test("an answer that comes twice, from another browser or with a changed state opens nothing", async () => {
  const client = new PortalClient(exchange);
  const back = await directory.visit(await client.redirected(start));
  const path = back.pathname + back.search;
  assert.equal(await new PortalClient(exchange).redirected(path), "/sign-in?sso=refused");
  assert.equal(await client.redirected(path.replace(/code=[^&]+/, "code=forged")), "/sign-in?sso=refused");
  assert.equal(await client.redirected(path), "/sign-in?sso=refused");
});

test("the sign-in page offers the directory, whoever asks", async () => {
  const { body } = await new PortalClient(exchange).get("/api/sign-in/single-sign-on");
  assert.deepEqual(body, { choices: [{ id: "lantern", name: "Lantern Street" }] });
});

/** An administrator writes down that the agreement lets the directory stand for the security code. */
async function agree(name: string): Promise<void> {
  const omar = await PortalClient.signedIn(exchange, "ohaddad");
  const { body: list } = await omar.get<ParticipantList>("/api/desk/participants");
  const { id } = list.participants.find((participant) => participant.name === name)!;
  const { body: page } = await omar.get<ParticipantPage>(`/api/desk/participants/${id}`);
  const { type, emergencyServices, part2Program, mentalHealthLicensed, minorConsentServices } = page.participant;
  const edit: ParticipantEdit = {
    name,
    type,
    emergencyServices,
    part2Program,
    mentalHealthLicensed,
    minorConsentServices,
    timeZone: page.timeZone,
    vouchesForSecondFactor: true,
    sites: page.sites.map((site) => site.name),
  };
  assert.equal((await omar.post(`/api/admin/participants/${id}`, edit)).status, 200);
}
