import type { ConsentValue } from "@crossbay/contract";
import { listParticipants } from "../../accounts/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import type { ConsentDecision } from "../consent/consent-decision.ts";
import type { ConsentStanding } from "../consent/consent-rules.ts";
import type { AccessContext } from "../context.ts";
import { type PersonFacts, standingOf } from "../person-facts.ts";
import { admitPatient, type PatientAsking, type PatientRefusal } from "./request-patient-grant.ts";

/** What a patient's decisions come to, and the decisions themselves. */
export type OwnConsents = {
  refused: false;
  /** For each participant with which something stands, by name; with all others nothing is decided. */
  standing: readonly { participantName: string; value: ConsentValue; scope: ConsentStanding["scope"] }[];
  /** Newest signature first. */
  decisions: readonly (Omit<ConsentDecision, "participantId"> & { participantName?: string })[];
  /** To be in the audit record before they are given out. */
  entry: AuditEntry;
};

/** A patient's own decisions, for who was proofed; a refusal is in the audit record when this resolves. */
export async function readOwnConsents(
  context: AccessContext,
  asking: PatientAsking,
): Promise<OwnConsents | PatientRefusal> {
  const admission = await admitPatient(context, "patient-consents", asking);
  if (admission.refused) return admission;
  const { facts, entry } = admission;
  const participants = await context.database.snapshot((tx) => listParticipants(tx));
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const decisions = facts.decisions.toSorted(
    (a, b) =>
      b.signedOn.localeCompare(a.signedOn) ||
      b.recordedAt.getTime() - a.recordedAt.getTime() ||
      a.id.localeCompare(b.id),
  );
  return {
    refused: false,
    standing: participants
      .filter(({ type, endedAt }) => type !== "exchange" && !endedAt)
      .map((participant) => standingThere(facts, participant, context.clock.now()))
      .filter(({ value }) => value !== "none"),
    decisions: decisions.map(({ participantId, ...decision }) => {
      const participantName = participantId && names.get(participantId);
      return { ...decision, ...(participantName ? { participantName } : {}) };
    }),
    entry: { ...entry, detail: { ...entry.detail, decisions: decisions.length } },
  };
}

function standingThere(
  facts: PersonFacts,
  participant: Parameters<typeof standingOf>[1]["participant"] & { name: string },
  now: Date,
): OwnConsents["standing"][number] {
  const { value, scope } = standingOf(facts, { participant }, now);
  return { participantName: participant.name, value, scope };
}
