import assert from "node:assert/strict";
import type { BreakGlassRequest, Deliveries, GlassReviews, PatientRequest } from "@crossbay/contract";
import { demoPassword } from "@crossbay/demo";
import { linkIn, mailTo, newestCode } from "../browser/support/mail-to.ts";
import type { TestExchange } from "./exchange.ts";
import { type Answer, PortalClient } from "./portal-client.ts";

/** An invented patient whose name and number are found wherever they leak to. */
export type Canary = { personId: string; family: string; given: string; birthDate: string };
type Collect = (text: string) => void;

const done = ({ status, body }: Answer<unknown>): void => assert.ok(status < 300, JSON.stringify(body));

/** Breaks the glass, with the patient's name typed wherever words may be typed, and ends it. */
export async function breakGlassFor(client: PortalClient, { personId, family, given }: Canary, collect: Collect) {
  const path = `/api/persons/${personId}/break-the-glass`;
  const request: BreakGlassRequest = {
    attestationVersion: 1,
    attested: { emergency: true, "data-may-matter": true, "no-denial-known": true },
    reason: "other",
    reasonWords: `${family} was found on the pier`,
    directedBy: given,
    password: family,
  };
  const refused = await client.post(path, request);
  assert.ok(refused.status >= 400);
  collect(JSON.stringify(refused.body));
  const opened = await client.post(path, { ...request, password: demoPassword });
  done(opened);
  collect(JSON.stringify(opened.body));
  done(await client.chart(personId));
  done(await client.post(`${path}/end`, {}));
}

/** The privacy officer reviews, reports and watches; Rosa Delgado reads what was sent to her; staff explain a refusal. */
export async function auditLooksAt(
  exchange: TestExchange,
  canary: Canary,
  { refusedRequest, collect }: { refusedRequest: string; collect: Collect },
) {
  const { personId, family, birthDate } = canary;
  await mailTo(exchange, "tom.ellery@crossbay-general.example", "the glass was broken");
  await mailTo(exchange, "rosa.delgado@lantern-street.example", "something was sent to you");
  const officer = await PortalClient.signedIn(exchange, "tellery");
  const { body } = await officer.get<GlassReviews>("/api/privacy/glass");
  const broken = body.events.find(({ patient }) => patient.personId === personId);
  assert.ok(broken);
  done(await officer.post("/api/privacy/patients/search", { family, birthDate }));
  const words = `${family} is known to all`;
  done(await officer.post(`/api/privacy/glass/${broken.id}/review`, { outcome: "appropriate", words }));
  done(await officer.post("/api/privacy/vips", { personId, words }));
  const report = await officer.post("/api/privacy/report", { about: "patient", personId, ...daysAroundNow() });
  done(report);
  assert.match(JSON.stringify(report.body), new RegExp(family, "i"), "the canaries are where they may be");
  collect(JSON.stringify((await officer.post("/api/privacy/report", { about: family, personId: family })).body));

  const rosa = await PortalClient.signedIn(exchange, "rdelgado");
  const { deliveries } = (await rosa.get<Deliveries>("/api/deliveries")).body;
  const sent = deliveries.find(({ patient }) => patient.personId === personId);
  assert.ok(sent, "the canary was sent to her who ordered it");
  done(await rosa.get(`/api/deliveries/${sent.id}`));

  const agent = await PortalClient.signedIn(exchange, "sadeyemi");
  const explained = await agent.post("/api/refusals/explain", { requestId: refusedRequest });
  done(explained);
  collect(JSON.stringify(explained.body));
}

const dayMs = 24 * 60 * 60 * 1000;
/** As plain dates, whatever the time zone. */
function daysAroundNow(): { from: string; to: string } {
  const [from, to] = [-dayMs, dayMs].map((ms) => new Date(Date.now() + ms).toISOString().slice(0, 10));
  return { from: from!, to: to! };
}

/** The patient asks on the public page; staff proof who it is and send the link; link and code together open the file. */
export async function servePatient(exchange: TestExchange, canary: Canary, collect: Collect) {
  const { family, given, birthDate, personId } = canary;
  const name = `${given} ${family}`;
  const wrong = await sendForm(exchange, "/patients", { name, birthDate, words: name });
  assert.equal(wrong.status, 422);
  const contact = "somebody@home.example";
  const asked = { kind: "access-report", relation: "self", name, birthDate, contact, words: `I am ${name}` };
  const received = await sendForm(exchange, "/patients", asked);
  assert.equal(received.status, 303);
  const address = received.headers.get("location")!;
  collect(address);
  collect(await (await fetch(`${exchange.base}${address}`)).text());
  await mailTo(exchange, "ruth.calder@exchange.example", "a patient asks for something");

  const auditor = await PortalClient.signedIn(exchange, "rcalder");
  const { body } = await auditor.get<{ requests: PatientRequest[] }>("/api/privacy/requests");
  const request = body.requests.find((each) => each.name === name)!;
  const mobile = "+15185550199";
  const steps = ["photo-id", "name-and-birth-date", "called-back"];
  done(await auditor.post(`/api/privacy/requests/${request.id}/proof`, { personId, steps, email: contact, mobile }));
  done(await auditor.post(`/api/privacy/requests/${request.id}/deliver`, {}));
  await takeDelivery(exchange, { contact, mobile, collect });
}

async function takeDelivery(exchange: TestExchange, to: { contact: string; mobile: string; collect: Collect }) {
  const link = `${exchange.base}${linkIn(await mailTo(exchange, to.contact, "what you asked for is ready"))}`;
  const sent = await sendForm(exchange, "/patients/deliveries/code", { link });
  const code = newestCode(exchange, to.mobile);
  const wrong = await sendForm(exchange, "/patients/deliveries/open", { link, code: "no code" });
  const opened = await sendForm(exchange, "/patients/deliveries/open", { link, code });
  const pages = await Promise.all([sent, wrong, opened].map((page) => page.text()));
  for (const page of pages) to.collect(page);
  const pass = /name="pass" value="([^"]+)"/.exec(pages[2]!)![1]!;
  const file = await sendForm(exchange, "/patients/deliveries/file", { link, pass, format: "pdf" });
  assert.equal(file.headers.get("content-type"), "application/pdf");
  to.collect(JSON.stringify([...file.headers]));
}

/** A form as a page of the exchange itself sends it. */
const sendForm = (exchange: TestExchange, path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${exchange.base}${path}`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", origin: exchange.base },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
