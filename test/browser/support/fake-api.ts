import type { PersonBanner, PersonHit, PersonSearch, Session } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { charts, trendOf } from "./canned/charts.ts";
import { consentPageOf, decisionFrom } from "./canned/consents.ts";
import { people, townOf } from "./canned/people.ts";
import { noConsent, notFound } from "./canned/problems.ts";
import { signedOut } from "./canned/sessions.ts";
import { answerAccount, answerSignIn } from "./fake-account-api.ts";
import { answerClinic } from "./fake-clinic-api.ts";
import { answerDesk } from "./fake-desk-api.ts";
import { answerDirectory } from "./fake-directory-api.ts";
import { answerHelp } from "./fake-help-api.ts";
import { answerInterface } from "./fake-interface-api.ts";
import { answerMail } from "./fake-mail-api.ts";
import { answerMessages } from "./fake-messages-api.ts";
import { answerPrivacy } from "./fake-privacy-api.ts";
import { answerSupport } from "./fake-support-api.ts";
import { answerTraining } from "./fake-training-api.ts";
import { answerUserManagement } from "./fake-user-management-api.ts";
import type { FakeWorld } from "./fake-world.ts";

/** What the exchange answers; sign-in leads from step to step by the state of the session. */
export function answerApi(world: FakeWorld, asked: Asked): Answered {
  const { method, path, body } = asked;
  if (path.startsWith("/api/interface/")) return answerInterface(world, asked);
  if (/^\/api\/account(?:\/|$)/.test(path)) return answerAccount(world, asked);
  const areaAnswer =
    answerClinic(world, asked) ??
    answerDesk(world, asked) ??
    answerDirectory(world, asked) ??
    answerHelp(world, asked) ??
    answerMail(world, asked) ??
    answerMessages(world, asked) ??
    answerPrivacy(world, asked) ??
    answerSupport(world, asked) ??
    answerSignIn(world, asked) ??
    answerTraining(world, asked);
  if (areaAnswer) return areaAnswer;
  if (/^\/api\/(?:user-management|training\/video)/.test(path)) return answerUserManagement(world, asked);
  const route = `${method} ${path.replace(/\/persons\/[^/]+\/(chart|consent)/, "/persons/:id/$1").replace(/\/persons\/[^/]+\/results\/.+/, "/persons/:id/result")}`;
  const person = people.find(({ personId }) => path.includes(personId));
  const keep = (changed: Partial<Session>): Answered => {
    world.session = { ...world.session, ...changed };
    return ok(world.session);
  };
  switch (route) {
    case "GET /api/session":
      return ok(world.session);
    case "POST /api/session/sign-out":
      world.session = signedOut;
      return { status: 204 };
    case "POST /api/session/acting-for": {
      const actingFor = world.session.affiliations?.find(({ id }) => id === body.affiliationId);
      return keep(actingFor ? { actingFor } : {});
    }
    case "POST /api/session/purpose":
      return keep({ purpose: body.purpose });
    case "POST /api/persons/search":
      return ok({ hits: hitsFor(world, body), more: false });
  }
  return person ? answerAboutPerson(world, person, { ...asked, method: route }) : refused(notFound);
}

function answerAboutPerson(world: FakeWorld, person: PersonBanner, { method: route, path, body }: Asked): Answered {
  const recorded = world.recorded.get(person.personId) ?? [];
  const page = consentPageOf(person, recorded, world.clinic);
  switch (route) {
    case "GET /api/persons/:id/chart": {
      const chart = charts.get(person.personId);
      return page.consent.value !== "grant" && person.consent !== "grant"
        ? refused(noConsent)
        : chart
          ? ok(chart)
          : refused(notFound);
    }
    case "GET /api/persons/:id/result": {
      const trend = trendOf(person, path.split("/").at(-1) ?? "");
      return trend ? ok(trend) : refused(notFound);
    }
    case "GET /api/persons/:id/consent":
      return ok(page);
    case "POST /api/persons/:id/consent":
      world.clinic.sent.push(body);
      world.recorded.set(person.personId, [decisionFrom(body), ...recorded]);
      return ok(consentPageOf(person, world.recorded.get(person.personId) ?? [], world.clinic));
  }
  return refused(notFound);
}

function hitsFor(world: FakeWorld, search: PersonSearch): PersonHit[] {
  const same = (one: string, other: string | undefined) =>
    other !== undefined && one.toLowerCase() === other.toLowerCase();
  return people
    .filter(
      (person) =>
        (search.identifier !== undefined && person.recordNumberHere === search.identifier) ||
        (same(person.family, search.family) && person.birthDate === search.birthDate),
    )
    .map((person) => {
      const value = world.recorded.get(person.personId)?.[0]?.value ?? person.consent;
      const { personId, family, given, birthDate, sex } = person;
      const access =
        value === "grant"
          ? { allowed: true, consent: value }
          : { allowed: false, consent: value, because: "No consent is recorded. The patient can give it now." };
      return { personId, family, given, birthDate: birthDate ?? "", sex: sex ?? "", town: townOf(person), access };
    });
}
