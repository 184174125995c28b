import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { Keys } from "../../platform/keys.ts";
import { sealSecret } from "../../platform/sealed-secret.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseIdentityProvider } from "./identity-provider-rules.ts";
import { type IdentityProvider, insertIdentityProvider, removeIdentityProvider } from "./identity-provider-store.ts";

export type NewIdentityProvider = Omit<
  IdentityProvider,
  "participantName" | "vouchesForSecondFactor" | "clientSecret"
> & { clientSecret: string };

type Change = { now: Date; keys: Keys; requestId: string; by?: AuditActor };

/**
 * Lets people of a participant sign in through its directory or EHR (OpenID Connect Core 1.0, code flow with PKCE).
 * Nobody gets an account by it: people link the one that they have.
 */
export async function addIdentityProvider(
  tx: Tx,
  provider: NewIdentityProvider,
  { now, keys, requestId, by }: Change,
): Promise<{ refused: string } | undefined> {
  const refused = refuseIdentityProvider(provider);
  if (refused) return { refused };
  const clientSecret = sealSecret(keys.secrets, provider.id, provider.clientSecret);
  if (!(await insertIdentityProvider(tx, { ...provider, clientSecret }, now))) {
    return { refused: `There is or was a directory "${provider.id}" already: choose another id.` };
  }
  await record(tx, now, { verb: "added", id: provider.id, requestId, by });
  return undefined;
}

/** Takes it out of use and ends the sessions that it opened. False when none of that id is in use. */
export async function endIdentityProvider(
  tx: Tx,
  id: string,
  { now, requestId, by }: Omit<Change, "keys">,
): Promise<boolean> {
  const removed = await removeIdentityProvider(tx, id, now);
  if (removed) await record(tx, now, { verb: "removed", id, requestId, by });
  return removed;
}

const record = (
  tx: Tx,
  now: Date,
  { verb, id, requestId, by }: { verb: string; id: string; requestId: string; by: AuditActor | undefined },
): Promise<void> =>
  writeEntries(tx, now, [
    {
      action: "identity-provider-change",
      outcome: "succeeded",
      ...(by ? { actor: by } : {}),
      requestId,
      detail: { provider: id, verb },
    },
  ]);
