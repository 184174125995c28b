import type { OwnAccount } from "@crossbay/contract";
import type { AccountsContext } from "../context.ts";
import { accessLevelWords } from "../level-words-rules.ts";
import { maskMobile } from "../people/contact-rules.ts";
import { effectiveLevels } from "../roles-rules.ts";
import { listDevices, listOpenSessions } from "../session/own-sessions-store.ts";
import type { BrowserSession } from "../session/session-state.ts";
import { hashToken } from "../sign-in/secrets.ts";
import { dayMs } from "../sign-in/slow-down-rules.ts";
import { findMethods } from "./method-store.ts";
import {
  findOwnFacts,
  findOwnMethods,
  listOwnAffiliations,
  type OwnAffiliation,
  type OwnMethods,
} from "./own-account-store.ts";

const devicesSinceDays = 180;
const devicesMax = 50;

const emailChange =
  "Your e-mail address is changed by a support ticket: the exchange first makes sure that it is you who asks, since " +
  "temporary passwords go there.";

/** What a user sees of the own account: roles, ways in, sessions and browsers. */
export async function findOwnAccount(
  { clock, database, keys }: AccountsContext,
  { session, deviceToken }: { session: BrowserSession; deviceToken: string | undefined },
): Promise<OwnAccount> {
  const now = clock.now();
  const { accountId } = session;
  const tokenHash = deviceToken ? hashToken(keys.signIn, "device", deviceToken) : undefined;
  const since = new Date(now.getTime() - devicesSinceDays * dayMs);
  return database.snapshot(async (tx) => {
    const facts = await findOwnFacts(tx, accountId);
    if (!facts) throw new Error("A session has no account.");
    const affiliations = await listOwnAffiliations(tx, accountId, now);
    const { recoveryCodes } = await findMethods(tx, accountId);
    const sessions = await listOpenSessions(tx, accountId, now);
    const devices = await listDevices(tx, accountId, { since, tokenHash, limit: devicesMax });
    return {
      username: facts.username,
      name: `${facts.given} ${facts.family}`,
      email: facts.email,
      emailChange,
      mobile: maskMobile(facts.mobile),
      ...(facts.mobileProvedAt ? { mobileProvedAt: facts.mobileProvedAt.toISOString() } : {}),
      affiliations: affiliations.map(presentAffiliation),
      userManagers: userManagersOf(affiliations),
      methods: presentMethods(await findOwnMethods(tx, accountId), recoveryCodes),
      sessions: sessions.map(({ id, signedInAt, lastActiveAt, browser, actingFor }) => ({
        id,
        current: id === session.id,
        signedInAt: signedInAt.toISOString(),
        lastActiveAt: lastActiveAt.toISOString(),
        browser,
        ...(actingFor === null ? {} : { actingFor }),
      })),
      devices: devices.map(({ id, browser, firstUsedAt, lastUsedAt, isCurrent }) => ({
        id,
        browser,
        firstUsedAt: firstUsedAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        current: isCurrent,
      })),
    };
  });
}

function presentAffiliation(affiliation: OwnAffiliation): OwnAccount["affiliations"][number] {
  const { id, participantName, title, site, since, clinicalAlerts, leaveFrom, leaveUntil } = affiliation;
  const { participantType: type, emergencyServices } = affiliation;
  return {
    id,
    participantName,
    title,
    accessLevel: accessLevelWords(effectiveLevels(affiliation, { type, emergencyServices })),
    ...(site === null ? {} : { site }),
    since: since.toISOString(),
    clinicalAlerts,
    ...(leaveFrom === null
      ? {}
      : { leave: { from: leaveFrom, ...(leaveUntil === null ? {} : { until: leaveUntil }) } }),
  };
}

/** Somebody with two titles at a participant is told once whom to ask there. */
const userManagersOf = (affiliations: readonly OwnAffiliation[]): OwnAccount["userManagers"] =>
  [...new Map(affiliations.map((each) => [each.participantName, each.userManagers]))].map(
    ([participantName, names]) => ({
      participantName,
      names,
    }),
  );

const presentMethods = ({ app, passkeys }: OwnMethods, recoveryCodesLeft: number): OwnAccount["methods"] => ({
  ...(app ? { authenticatorApp: { addedAt: app.addedAt.toISOString(), ...lastUse(app.lastUsedAt) } } : {}),
  passkeys: passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
    id,
    name,
    addedAt: addedAt.toISOString(),
    ...lastUse(lastUsedAt),
  })),
  recoveryCodesLeft,
});

const lastUse = (at: Date | null): { lastUsedAt?: string } => (at ? { lastUsedAt: at.toISOString() } : {});
