import { randomInt } from "node:crypto";
import pg from "pg";
import { accountsDefaults, addParticipant } from "../../server/src/accounts/index.ts";
import { hashPassword } from "../../server/src/accounts/sign-in/password-hash.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import type { BenchDatabase } from "../bench-database.ts";

/** A username to ask about, and whose it is. */
export type Name = { username: string; group: "active" | "suspended" | "deactivated" | "in-training" | "unknown" };

/** Of ten accounts: what an exchange of some years has. */
const stateOf = [
  "active",
  "active",
  "active",
  "active",
  "active",
  "active",
  "suspended",
  "suspended",
  "deactivated",
  "in-training",
] as const;

/** Adds that many accounts, and gives their names among as many that nobody has, in random order. */
export async function addAccounts({ appUrl, ownerUrl }: BenchDatabase, count: number): Promise<Name[]> {
  const participantId = await addClinic(appUrl);
  const names = makeUsernames(count * 2);
  const known = names.slice(0, count).map((username, at): Name => ({ username, group: stateOf[at % stateOf.length]! }));
  // One hash for all: what a password costs to check does not depend on whose it is.
  const passwordHash = await hashPassword("violet-kettle-orbits-72-plums", accountsDefaults);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `with names as (select * from unnest($1::text[], $2::text[]) as names (username, state)),
         added as (
           insert into accounts.account (id, username, given, family, email, email_folded, mobile, state, password_hash,
             created_at, changed_at)
           select gen_random_uuid(), username, 'Rosa', 'Delgado', username || '@lantern.example',
             username || '@lantern.example', '+15185550100', state, case when state <> 'in-training' then $3 end, now(), now()
           from names returning id)
       insert into accounts.affiliation (id, account_id, participant_id, title_id, state, created_at)
       select gen_random_uuid(), id, $4, 'nurse', 'active', now() from added`,
      [known.map(({ username }) => username), known.map(({ group }) => group), passwordHash, participantId],
    );
    await client.query("analyze accounts.account");
  } finally {
    await client.end();
  }
  const unknown = names.slice(count).map((username): Name => ({ username, group: "unknown" }));
  return shuffle([...known, ...unknown]);
}

/** In random order. */
export function shuffle<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}

/** Different usernames of one length, so that nothing but the account itself tells them apart. */
function makeUsernames(count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`user${String(randomInt(1_000_000_000)).padStart(9, "0")}`);
  return [...names];
}

async function addClinic(appUrl: string): Promise<string> {
  const database = new Database({ url: appUrl, connectionsMax: 1 });
  try {
    const clinic = {
      name: "Lantern Street Clinic",
      type: "clinic",
      timeZone: "America/New_York",
      now: new Date(),
    } as const;
    return (await database.transaction((tx) => addParticipant(tx, clinic))).id;
  } finally {
    await database.close();
  }
}
