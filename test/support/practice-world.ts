import { type AccountsWorld, startAccountsWorld, type TestBrowser } from "./accounts-world.ts";

export type Practice = Awaited<ReturnType<AccountsWorld["participant"]>>["id"];

/** A world with one practice, where each test has a nurse practitioner of its own. */
export async function startPracticeWorld(
  ...settings: Parameters<typeof startAccountsWorld>
): Promise<{ world: AccountsWorld; practice: Practice }> {
  const world = await startAccountsWorld(...settings);
  const { id } = await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" });
  return { world, practice: id };
}

let nurses = 0;

/** Somebody new with a mobile number, a network address and a browser of her own, not signed in yet; `number` tells her from the others. */
export async function newNurse(
  world: AccountsWorld,
  practice: Practice,
): Promise<{ number: number; username: string; browser: TestBrowser }> {
  nurses += 1;
  const number = nurses;
  const username = `rdelgado${number}`;
  const mobile = `+1 518 556 ${String(number).padStart(4, "0")}`;
  await world.person({ participantId: practice, titleId: "nurse-practitioner", username, mobile });
  return { number, username, browser: world.browser(`192.0.2.${number}`) };
}
