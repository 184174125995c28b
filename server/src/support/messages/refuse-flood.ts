import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import { countWritten, lockWriter } from "./message-store.ts";

const hourMs = 60 * 60_000;

/** How much one may write: more than anybody needs, too little to make a nuisance of the exchange's mails. */
const writingMax = { anHour: 60, toOutsideADay: 60 };
const outsideAnswersAnHourMax = 20;

/** Undefined while an account has not written too much of late; its messages at once wait for one another. */
export async function refuseFlood(
  tx: Tx,
  { accountId }: { accountId: string },
  now: Date,
): Promise<SupportRefusal | undefined> {
  await lockWriter(tx, accountId);
  const since = (ms: number) => new Date(now.getTime() - ms);
  const anHour = await countWritten(tx, { accountId, since: since(hourMs) });
  const aDay = await countWritten(tx, { accountId, since: since(24 * hourMs) });
  return anHour.messages >= writingMax.anHour || aDay.toOutside >= writingMax.toOutsideADay ? tooMany : undefined;
}

/** The same for somebody outside, in one thread. */
export async function refuseOutsideFlood(
  tx: Tx,
  { threadId, partyId }: { threadId: string; partyId: string },
  now: Date,
): Promise<boolean> {
  const { messages } = await countWritten(tx, { threadId, partyId, since: new Date(now.getTime() - hourMs) });
  return messages >= outsideAnswersAnHourMax;
}

const tooMany: SupportRefusal = {
  refused: "too-many-requests",
  detail: "Many messages came from you of late. Nothing was sent: wait an hour, or call the exchange.",
};
