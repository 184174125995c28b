import type { Participant } from "../../server/src/accounts/index.ts";
import * as onboarding from "../../server/src/onboarding/index.ts";
import { type AccountsWorld, startAccountsWorld, type TestBrowser } from "./accounts-world.ts";

/** Accounts and every route by which people come in and out, with some of the demo region's people signed in on demand. */
export type OnboardingWorld = AccountsWorld & {
  exchange: Participant;
  hospital: Participant;
  practice: Participant;
  /** A browser in which a person of this title at this participant has signed in. */
  signedIn(titleId: string, at: Participant, username: string): Promise<TestBrowser>;
};

/** The exchange itself, a hospital with emergency services and a family practice. */
export async function startOnboardingWorld(): Promise<OnboardingWorld> {
  const world = await startAccountsWorld({}, (http, context) => {
    for (const [name, register] of Object.entries(onboarding)) {
      if (name.endsWith("Routes")) (register as (...args: [typeof http, typeof context]) => void)(http, context);
    }
  });
  return {
    ...world,
    exchange: await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" }),
    hospital: await world.participant({ name: "Crossbay General Hospital", emergencyServices: true }),
    practice: await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" }),
    async signedIn(titleId, at, username) {
      await world.person({ participantId: at.id, titleId, username });
      const browser = world.browser();
      await browser.signIn(username);
      return browser;
    },
  };
}
