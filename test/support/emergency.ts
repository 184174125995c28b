import type { BreakGlassRequest, GlassOpened, Problem } from "@crossbay/contract";
import type { Participant } from "../../server/src/accounts/index.ts";
import type { AccountId, PersonId } from "../../server/src/platform/ids.ts";
import { goodPassword, TestBrowser } from "./accounts-world.ts";
import { type RecordWorld, showPerson } from "./record-world.ts";

/** Everything attested, as the screen sends it with the password. */
export const attested: BreakGlassRequest = {
  attestationVersion: 1,
  attested: { emergency: true, "data-may-matter": true, "no-denial-known": true },
  reason: "unconscious-or-confused",
  password: goodPassword,
};

export const glassPath = (personId: PersonId): string => `/api/persons/${personId}/break-the-glass`;

export const breakGlass = (browser: TestBrowser, personId: PersonId, change: Partial<BreakGlassRequest> = {}) =>
  browser.post<GlassOpened & Problem>(glassPath(personId), { ...attested, ...change });

export type EmergencyReader = {
  accountId: AccountId;
  username: string;
  browser: TestBrowser;
  /** Another browser in which the same person signs in. */
  signInAgain(): Promise<TestBrowser>;
};

/** Somebody at a participant who has stated a purpose and found these persons, and has read no warning. */
export async function emergencyReader(
  world: RecordWorld,
  titleId: string,
  participant: Participant,
  found: readonly PersonId[] = [],
): Promise<EmergencyReader> {
  const { account } = await world.person({ titleId, participantId: participant.id, given: "Amara", family: "Okafor" });
  const signInAgain = async () => {
    const browser = new TestBrowser(world.http, world.outbox);
    await browser.signIn(account.username);
    await browser.post("/api/session/purpose", { purpose: "treatment" });
    return browser;
  };
  for (const personId of found) await showPerson(world.context, account.id, personId);
  return { accountId: account.id, username: account.username, browser: await signInAgain(), signInAgain };
}
