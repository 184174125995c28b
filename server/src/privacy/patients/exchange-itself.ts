import { listParticipants, type Participant } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";

/** The exchange itself, whose staff serves patients and whose day counts; undefined before it is set up. */
export const findExchange = async (tx: Tx): Promise<Participant | undefined> =>
  (await listParticipants(tx)).find(({ type, endedAt }) => type === "exchange" && !endedAt);

/** The same; throws before it is set up. */
export async function exchangeOf(tx: Tx): Promise<Participant> {
  const exchange = await findExchange(tx);
  if (!exchange) throw new Error("The exchange itself is not among the participants.");
  return exchange;
}
