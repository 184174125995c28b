import type { Affiliation, Session } from "@crossbay/contract";
import type { Actor } from "../actor.ts";
import type { AccountsContext } from "../context.ts";
import { isTrained } from "../people/state-rules.ts";
import {
  effectiveLevels,
  roleVerdicts,
  type SessionVerdicts,
  verdictsWithoutAffiliation,
  widestExtents,
} from "../roles-rules.ts";
import { hashToken } from "../sign-in/secrets.ts";
import { type AffiliationFacts, findSession, type SessionFacts } from "./session-store.ts";

/** A session that has not ended, and what may be done in it. */
export type BrowserSession = SessionFacts & { state: "set-password" | "locked" | "active" };

/**
 * The session of a browser's token, as the database says now: nothing is kept in memory, so that the end of a session,
 * an account or an affiliation counts at the very next request. With `extend` it counts as used, unless it is locked.
 */
export async function findBrowserSession(
  context: Pick<AccountsContext, "database" | "clock" | "keys" | "accounts">,
  token: string | undefined,
  { extend }: { extend: boolean },
): Promise<BrowserSession | undefined> {
  if (!token) return undefined;
  const now = context.clock.now();
  const lockedBefore = new Date(now.getTime() - context.accounts.sessionIdleMs);
  const tokenHash = hashToken(context.keys.signIn, "session", token);
  const facts = await context.database.transaction((tx) => findSession(tx, tokenHash, { now, lockedBefore, extend }));
  if (!facts) return undefined;
  if (facts.kind === "set-password") return { ...facts, state: "set-password" };
  if (facts.lastActiveAt <= lockedBefore) return { ...facts, state: "locked" };
  return { ...facts, state: "active", lastActiveAt: extend ? now : facts.lastActiveAt };
}

/** The affiliation chosen for this session, if it still is one. */
export const actingForOf = (session: SessionFacts): AffiliationFacts | undefined =>
  session.affiliations.find((affiliation) => affiliation.id === session.affiliationId);

/** The actor of an active session; undefined until it is chosen for whom they act. */
export function actorOfSession(session: SessionFacts): Actor | undefined {
  const affiliation = actingForOf(session);
  if (!affiliation) return undefined;
  const levels = effectiveLevels(affiliation.title, affiliation.participant);
  return {
    accountId: session.accountId,
    username: session.username,
    name: `${session.given} ${session.family}`,
    family: session.family,
    sessionId: session.id,
    affiliationId: affiliation.id,
    participant: affiliation.participant,
    titleId: affiliation.title.id,
    title: affiliation.title.name,
    seesSensitiveData: affiliation.title.sensitiveData,
    writtenConsentOnly: affiliation.title.writtenConsentOnly,
    levels,
    extents: widestExtents(levels, session.levelExtents),
    ...(session.purpose ? { purpose: session.purpose } : {}),
    ...(session.onlyPatientId ? { onlyPatientId: session.onlyPatientId } : {}),
    accountActive: session.accountState === "active",
    trained: isTrained(session.accountState),
    // A session is opened only by a second factor.
    secondFactor: true,
  };
}

/** What the browser may know of its session. */
export function presentSession(context: AccountsContext, session: BrowserSession | undefined): Session {
  const { exchangeName, demonstration, sessionIdleMs } = context.accounts;
  if (!session) return { state: "signed-out", exchangeName, demonstration };
  const who: Session = {
    state: session.state,
    exchangeName,
    demonstration,
    csrfToken: session.csrfToken,
    username: session.username,
    name: `${session.given} ${session.family}`,
    endsAt: session.endsAt.toISOString(),
  };
  if (session.state === "set-password") return who;
  const actingFor = actingForOf(session);
  const locksAt = new Date(Math.min(session.lastActiveAt.getTime() + sessionIdleMs, session.endsAt.getTime()));
  return {
    ...who,
    affiliations: session.affiliations.map(presentAffiliation),
    ...(actingFor ? { actingFor: presentAffiliation(actingFor) } : {}),
    ...(session.purpose ? { purpose: session.purpose } : {}),
    ...(session.onlyPatientId ? { onePatient: true } : {}),
    ...(session.hasPasskey ? { hasPasskey: true } : {}),
    idleSecondsMax: sessionIdleMs / 1000,
    locksAt: locksAt.toISOString(),
    verdicts: verdictsOf(session),
  };
}

function verdictsOf(session: SessionFacts): SessionVerdicts {
  const actor = actorOfSession(session);
  if (!actor) return verdictsWithoutAffiliation();
  const { title, levels, extents } = actor;
  const verdicts = roleVerdicts({ title, participant: actor.participant.name, levels, extents });
  return session.onlyPatientId ? { ...verdicts, searchPatients: onePatientOnly } : verdicts;
}

const onePatientOnly = {
  allowed: false,
  because: "Your record system opened this session for one patient. Open another patient there, or sign in here.",
};

const presentAffiliation = ({ id, participant, title }: AffiliationFacts): Affiliation => ({
  id,
  participantId: participant.id,
  participantName: participant.name,
  title: title.name,
  emergencyServices: participant.emergencyServices,
});
