import type { PersonBanner } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { arrivalsOf, chartUnderGlass, deliveries, everyDelivery, glassPageOf } from "./canned/clinic.ts";
import { consentFormText } from "./canned/consent-forms.ts";
import { people, uuidOf } from "./canned/people.ts";
import { denied, glassNotNeeded, notFound, unwarned, wrongProof } from "./canned/problems.ts";
import { passkeyRequest } from "./fake-account-api.ts";
import type { FakeWorld } from "./fake-world.ts";

const glassOpensMs = 4 * 60 * 60_000;

/** Arrivals, deliveries, forms, and what stands between a reader and a record; nothing for other paths. */
export function answerClinic(world: FakeWorld, asked: Asked): Answered | undefined {
  const { method, path, query } = asked;
  const [, , area, id = ""] = path.split("/");
  const route = `${method} /${area}`;
  if (route === "GET /arrivals") return ok(arrivalsOf(query.get("all") === "yes"));
  if (route === "GET /deliveries")
    return id === "" ? ok(deliveries) : found(everyDelivery.find((each) => each.id === id));
  if (route === "GET /consent-forms") return found(consentFormText(id, query.get("language") ?? "en"));
  if (`${method} ${path}` === "POST /api/session/lock") {
    world.session = { ...world.session, state: "locked" };
    return ok(world.session);
  }
  const person = people.find(({ personId }) => personId === id);
  return area === "persons" && person ? answerBeforeRecord(world, person, asked) : undefined;
}

const found = (answer: unknown): Answered => (answer ? ok(answer) : refused(notFound));

function answerBeforeRecord(world: FakeWorld, person: PersonBanner, { method, path, body }: Asked) {
  const { clinic } = world;
  const { personId } = person;
  const rest = path.split("/").slice(4).join("/");
  const endsAt = clinic.glass.get(personId);
  const glass = endsAt ? { id: uuidOf(801), endsAt } : undefined;
  const reads = rest === "chart" || rest === "open" || rest.startsWith("results/");
  if (reads && clinic.unwarned.has(personId)) return refused(unwarned);
  if (reads && clinic.withdrawn.has(personId)) return refused(denied);
  if (rest === "chart" && glass) return ok(chartUnderGlass(person, glass));
  if (/^consent\/[^/]+\/evidence$/.test(rest)) return evidenceOf(clinic.evidence);
  switch (`${method} ${rest}`) {
    case "GET open":
      return glass || person.consent === "grant" || world.recorded.has(personId) ? { status: 204 } : refused(denied);
    case "POST redisclosure":
      clinic.unwarned.delete(personId);
      return { status: 204 };
    case "GET break-the-glass":
      return person.consent === "grant"
        ? refused(glassNotNeeded)
        : ok(glassPageOf(glass ? { ...person, glass } : person, world.session.hasPasskey ?? false));
    case "POST break-the-glass/passkey/begin":
      return ok({ options: passkeyRequest });
    case "POST break-the-glass": {
      if (body.password !== world.password && !body.passkey) return refused(wrongProof);
      const until = new Date(Date.now() + glassOpensMs).toISOString();
      clinic.glass.set(personId, until);
      return ok({ id: uuidOf(801), endsAt: until });
    }
    case "POST break-the-glass/end":
      clinic.glass.delete(personId);
      return { status: 204 };
  }
  return undefined;
}

const evidenceOf = (picture: Buffer | undefined): Answered =>
  picture ? { status: 200, file: { type: "image/png", bytes: picture } } : refused(notFound);
