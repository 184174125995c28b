import { withoutAddresses } from "../../platform/mail.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { bounceLetter } from "./letter-store.ts";
import { letterOfHeaders } from "./letter-token.ts";

/**
 * Marks a letter that had left as bounced, since a mail server sent it back. The letter is known by its token alone, never by the
 * address: anybody can write such a notice.
 * @param notice.headers values of Message-ID and {@link letterHeader} of the mail that came back
 * @param notice.reason in the mail server's words; addresses are taken out
 * @returns the letter's id; undefined where it names none that had left
 */
export async function noteBounce(
  tx: Tx,
  { keys, clock }: Pick<AccountsContext, "keys" | "clock">,
  notice: { headers: readonly string[]; reason: string },
): Promise<string | undefined> {
  const id = letterOfHeaders(keys, notice.headers);
  if (!id) return undefined;
  return (await bounceLetter(tx, { id, reason: withoutAddresses(notice.reason), now: clock.now() })) === 1
    ? id
    : undefined;
}
