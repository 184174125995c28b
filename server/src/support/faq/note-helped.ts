import { type AccountsContext, networkOf } from "../../accounts/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import { countHelped } from "./article-store.ts";
import { addHelpedTry } from "./helped-try-store.ts";

/** What one network may count in an hour: enough for a hospital behind one address, too little to make a favourite. */
const helpedMax = 20;
const hourMs = 60 * 60_000;

/** Counts that an answer made a request unnecessary; more than one network can mean is not counted. */
export function noteHelped(
  context: AccountsContext,
  { slug, address }: { slug: string; address: string },
): Promise<void> {
  const now = context.clock.now();
  const network = keyedHash(context.keys.signIn, "article-helped", networkOf(address));
  return context.database.transaction(async (tx) => {
    const since = new Date(now.getTime() - hourMs);
    if (await addHelpedTry(tx, { network, now, since, max: helpedMax })) await countHelped(tx, slug, now);
  });
}
