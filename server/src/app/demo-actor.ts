import {
  type Actor,
  effectiveLevels,
  findUsers,
  listLevelExtents,
  listParticipants,
  type Participant,
  type User,
  widestExtents,
} from "../accounts/index.ts";
import { newId, type SessionId } from "../platform/ids.ts";
import { PlainError } from "../platform/plain-error.ts";
import type { Tx } from "../platform/transaction.ts";
import type { House } from "./house.ts";

/** Somebody of the demo region as if signed in, for verbs that ask who acts. */
export async function actorOfUsername(tx: Tx, house: House, username: string): Promise<Actor> {
  const now = house.clock.now();
  const user = (await findUsers(tx, { words: [username] }, now)).find((each) => each.username === username);
  if (!user) throw new PlainError(`The demo account ${username} is missing: start with an empty data folder.`);
  const participant = (await listParticipants(tx)).find(({ id }) => id === user.participant.id)!;
  const levels = effectiveLevels(user, participant);
  return { ...whoIs(user, participant), levels, extents: widestExtents(levels, await listLevelExtents(tx)) };
}

const whoIs = (user: User, participant: Participant): Omit<Actor, "levels" | "extents"> => ({
  accountId: user.accountId,
  username: user.username,
  name: `${user.given} ${user.family}`,
  family: user.family,
  sessionId: newId<SessionId>(),
  affiliationId: user.affiliationId,
  participant,
  titleId: user.titleId,
  title: user.title,
  seesSensitiveData: false,
  writtenConsentOnly: false,
  accountActive: true,
  trained: true,
  secondFactor: true,
});
