import { type AccessFacts, type Decision, decideAccess, type Way } from "../../server/src/access/index.ts";
import { type Standing, type State, states } from "./states.ts";
import { type Kind, kinds, type Label, labels } from "./tell-people.ts";
import type { Person, Reader } from "./world.ts";

/** What the reader did before, which decisions depend on. */
export type Before = { shown: boolean; warned: boolean; glassOpen: boolean };

const undecided = states[0]!.standing;

/** Only a participant with emergency services has the form with the middle choice. */
const standingAt = ({ standing }: State, { participant }: Reader["actor"]): Standing =>
  standing.value === "emergency-only" && !participant.emergencyServices ? undecided : standing;

/** The decision for facts that the tables give: what every way out is held against. */
export function decisionFor(
  way: Way,
  { actor }: Reader,
  person: Person | undefined,
  before: Before,
  more: Partial<AccessFacts> = {},
): Decision {
  return decideAccess({
    way,
    actor,
    ...(person ? { patients: person.patientIds.map((patientId) => ({ patientId })) } : {}),
    consent: person ? standingAt(person.state, actor) : undecided,
    ...before,
    namedRecipient: false,
    glassOverParentsDenial: true,
    ...more,
  });
}

/** The code of the refusal that is answered, or `permitted`. */
export const answerOf = (decision: Decision): string => {
  if (decision.permitted) return "permitted";
  return decision.concealed ? "not-found" : decision.reason;
};

const shows: Record<Kind, readonly string[]> = {
  address: ["full"],
  allergy: ["full"],
  problem: ["full"],
  visit: ["full"],
  result: ["full"],
  report: ["full"],
};

/** What a permitted reader sees of a person's chart, as `canariesIn` names it. */
export function chartOf(decision: Decision, { state }: Person): Set<string> {
  const seen = new Set<string>();
  if (!decision.permitted) return seen;
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (!shows[kind].includes(decision.extents[kinds[kind]])) continue;
    for (const label of labels) if (!isWithheld(decision, label)) seen.add(nameOf(kind, label, state));
  }
  return seen;
}

export const isWithheld = (decision: Decision & { permitted: true }, label: Label): boolean =>
  label !== "plain" && decision.withhold.includes(label);

export const nameOf = (kind: Kind, label: Label, state: State): string => `${kind} ${label} ${state.name}`;
