import type { ChangeBreachRequest, CheckSampleRequest, ReportBreachRequest } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { samples } from "./canned/consent-samples.ts";
import { closedRequests, newRequest } from "./canned/patient-requests.ts";
import { uuidOf } from "./canned/people.ts";
import {
  annaSeen,
  auditorsChoices,
  firstReport,
  glassSettled,
  henrySeen,
  mariaSeen,
  nextReport,
  officersChoices,
  settledFlags,
} from "./canned/privacy.ts";
import { notFound, problem } from "./canned/problems.ts";
import { explainedId, refusalExplained } from "./canned/refusals.ts";
import type { FakePrivacy } from "./fake-privacy.ts";
import type { FakeWorld } from "./fake-world.ts";

const now = "2026-11-01T19:10:00Z";

/** What privacy officers, privacy auditors and whoever explains refusals are answered; `undefined`: not theirs. */
export function answerPrivacy(world: FakeWorld, asked: Asked): Answered | undefined {
  if (officersChoices.users.some(({ mayEnd }) => asked.path.endsWith(`/users/${mayEnd?.affiliationId}/end`))) {
    return ok({});
  }
  if (!/^\/api\/(?:privacy|refusals)\//.test(asked.path)) return undefined;
  const { privacy } = world;
  const { method, path, body, query } = asked;
  if (method !== "GET") privacy.sent.push({ asked: `${method} ${path}`, body });
  const ids = path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
  const id = ids[0] ?? "";
  const settled = query.get("settled") === "yes";
  switch (`${method} ${ids.reduce((route, each) => route.replace(each, ":id"), path)}`) {
    case "GET /api/privacy/choices":
      return ok(world.session.verdicts?.servePatients.allowed ? auditorsChoices : officersChoices);
    case "POST /api/privacy/patients/search":
      return ok({ hits: personsFor(body), more: false });
    case "POST /api/privacy/report":
      return ok(world.bare ? { title: firstReport.title, lines: [] } : body.after ? nextReport : firstReport);
    case "POST /api/privacy/report/export":
      return { status: 200, file: { type: "text/csv", text: "when,who,what\n" } };
    case "POST /api/privacy/audit-events":
      return { status: 200, file: { type: "application/fhir+ndjson", text: '{"resourceType":"AuditEvent"}\n' } };
    case "GET /api/privacy/flags": {
      const flags = world.bare ? [] : settled ? settledFlags : privacy.flags;
      return ok({ flags, open: world.bare ? 0 : privacy.flags.length, more: false });
    }
    case "POST /api/privacy/flags/:id/settle":
      privacy.flags = privacy.flags.filter((flag) => flag.id !== id);
      return ok({ ...settledFlags[0], id });
    case "GET /api/privacy/vips":
      return ok(world.bare ? { vips: [] } : privacy.watched);
    case "POST /api/privacy/vips":
      privacy.watched.vips.push({ ...mariaSeen, words: body.words, by: "ELLERY, Tom", since: now });
      return ok(privacy.watched);
    case "POST /api/privacy/vips/:id/remove":
      privacy.watched = { vips: privacy.watched.vips.filter(({ personId }) => personId !== id) };
      return ok(privacy.watched);
    case "GET /api/privacy/glass": {
      const events = world.bare ? [] : settled ? glassSettled : privacy.glass;
      return ok({ events, waiting: world.bare ? 0 : privacy.glass.length, more: false });
    }
    case "POST /api/privacy/glass/:id/review":
      return changeGlass(privacy, id, (event) => {
        Object.assign(event.review, { state: body.outcome, words: body.words, by: "ELLERY, Tom", at: now });
      });
    case "GET /api/privacy/glass/:id/notice.pdf":
      return { status: 200, file: { type: "application/pdf", text: "%PDF-1.7" } };
    case "POST /api/privacy/glass/:id/notice-sent":
      return changeGlass(privacy, id, (event) => Object.assign(event.notice, { sentAt: now, by: "ELLERY, Tom" }));
    case "GET /api/privacy/samples":
      return ok(world.bare ? { samples: [], due: [] } : { ...samples, due: privacy.drawn ? [] : samples.due });
    case "POST /api/privacy/samples":
      privacy.drawn = true;
      return ok(privacy.sample);
    case "GET /api/privacy/samples/:id":
      return id === privacy.sample.id ? ok(privacy.sample) : refused(notFound);
    case "POST /api/privacy/samples/:id/items/:id":
      return checkItem(privacy, ids[1] ?? "", body);
    case "GET /api/privacy/breaches":
      return ok(world.bare ? { cases: [], open: 0 } : { cases: privacy.breaches, open: 1 });
    case "POST /api/privacy/breaches":
      return ok(reported(privacy, body));
    case "POST /api/privacy/breaches/:id":
      return changeCase(privacy, id, body);
    case "POST /api/refusals/explain":
      return body.requestId === explainedId ? ok(refusalExplained) : refused(noSuchRequest);
  }
  return answerRequests(world, asked, id);
}

const noSuchRequest = problem("not-found", "Nothing is recorded under this number. Check it with the caller.");

const personsFor = ({ family, identifier }: { family?: string; identifier?: string }) =>
  [henrySeen, mariaSeen, annaSeen].filter(
    ({ name }) => (family && name.toLowerCase().startsWith(family.toLowerCase())) || identifier === "CGH-1",
  );

function changeGlass(privacy: FakePrivacy, id: string, change: (event: FakePrivacy["glass"][number]) => void) {
  const event = privacy.glass.find((each) => each.id === id);
  if (!event) return refused(notFound);
  change(event);
  return ok(event);
}

function checkItem({ sample }: FakePrivacy, itemId: string, { outcome, words }: CheckSampleRequest): Answered {
  for (const item of sample.items ?? []) {
    if (item.id !== itemId) continue;
    Object.assign(item, { outcome, ...(words ? { words } : {}), checkedAt: now, checkedBy: "ELLERY, Tom" });
  }
  sample.checked = sample.items?.filter((item) => item.outcome).length ?? 0;
  return ok(sample);
}

function reported(privacy: FakePrivacy, body: ReportBreachRequest) {
  const first = privacy.breaches[0]!;
  const breach = { ...first, ...body, participantId: first.participantId, id: uuidOf(1599), number: "B-2026-0008" };
  privacy.breaches.unshift(breach);
  return breach;
}

function changeCase(privacy: FakePrivacy, id: string, { assessment, done, words }: ChangeBreachRequest): Answered {
  const breach = privacy.breaches.find((each) => each.id === id);
  if (!breach) return refused(notFound);
  if (assessment) Object.assign(breach, { assessment, state: "assessed" });
  if (done === "closed") breach.state = "closed";
  for (const step of breach.clock) if (step.step === (assessment ? "assessed" : done)) step.doneAt = now;
  if (words) breach.log.push({ at: now, by: "ELLERY, Tom", words });
  return ok(breach);
}

function answerRequests(world: FakeWorld, { method, path, body, query }: Asked, id: string): Answered {
  const { privacy } = world;
  const request = privacy.requests.find((each) => each.id === id);
  switch (`${method} ${path.replace(id || "·", ":id")}`) {
    case "GET /api/privacy/requests": {
      const requests = world.bare ? [] : query.get("closed") === "yes" ? closedRequests : privacy.requests;
      return ok({ requests, waiting: requests.length, late: requests.filter(({ late }) => late).length });
    }
    case "POST /api/privacy/requests": {
      const { words: _words, ...rest } = newRequest;
      privacy.requests.push({ ...rest, ...body, id: uuidOf(1799), number: "P-2026-0015", late: false });
      return ok(privacy.requests.at(-1));
    }
  }
  if (!request) return refused(notFound);
  if (path.endsWith("/proof")) {
    if (!body.steps.includes("photo-id")) {
      const fields = [{ field: "steps", detail: "Look at a photo identity document." }];
      return refused(problem("form-refused", "The identity is not confirmed.", { fields }));
    }
    const proofing = { steps: body.steps, by: "CALDER, Ruth", at: now };
    const deliverTo = { email: body.email, mobile: `•• ${body.mobile.slice(-2)}` };
    Object.assign(request, { state: "proofed", person: henrySeen, proofing, deliverTo });
  }
  if (path.endsWith("/deliver")) {
    const decided = request.kind === "deny-everyone" || request.kind === "lift-denial";
    const sent = { state: "ready", readyAt: now, linkUntil: "2036-11-08T19:10:00Z" };
    Object.assign(request, decided ? { state: "delivered", deliveredAt: now } : sent);
  }
  if (path.endsWith("/close")) Object.assign(request, { state: "closed", closedBecause: body.because });
  return ok(request);
}
