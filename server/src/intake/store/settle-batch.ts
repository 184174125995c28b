import { notKept, notStored, refusedByStore } from "../answer-rules.ts";
import type { IntakeContext } from "../intake-context.ts";
import type { Answer, PreparedMessage, RefusedMessage } from "../prepared-message.ts";
import { classifyFailure } from "./failure-rules.ts";
import { MessageRefusal } from "./message-refusal.ts";
import { storeBatch } from "./store-batch.ts";

const triesMax = 4;

/**
 * Stores a batch and says what each of its messages is answered, whatever happens. A message that the store cannot take is found
 * by trying smaller and smaller parts, and goes to quarantine alone. While the store is away nothing is accepted.
 */
export async function settleBatch(
  context: IntakeContext,
  batch: readonly PreparedMessage[],
): Promise<(Answer | undefined)[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await storeBatch(context, batch);
    } catch (error) {
      const kind = classifyFailure(error);
      // After a commit whose outcome is unknown, the receipts tell on the next try.
      if (kind === "passing" && tries < triesMax) continue;
      if (kind === "message") return await settleParts(context, batch, error);
      context.log.error({ failure: nameOf(error), messages: batch.length }, "messages could not be stored");
      return batch.map(() => notStored);
    }
  }
}

async function settleParts(
  context: IntakeContext,
  batch: readonly PreparedMessage[],
  error: unknown,
): Promise<(Answer | undefined)[]> {
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) return [await settleAlone(context, only, error)];
  const middle = Math.ceil(batch.length / 2);
  // One after the other, so that messages of one patient stay in order.
  const first = await settleBatch(context, batch.slice(0, middle));
  const rest = batch.slice(middle);
  // What comes after something that is not stored yet must wait for it.
  return [...first, ...(first.includes(notStored) ? rest.map(() => notStored) : await settleBatch(context, rest))];
}

async function settleAlone(
  context: IntakeContext,
  message: PreparedMessage,
  error: unknown,
): Promise<Answer | undefined> {
  context.log.warn({ failure: nameOf(error), message: message.kind }, "the store refused a message");
  if (message.kind !== "translated") return notKept;
  const { translation: _, ...attributed } = message;
  return (await settleBatch(context, [{ ...attributed, kind: "refused", ...whyRefused(error) }]))[0];
}

/** Why a message cannot go on its chart, from the failure of its transaction. */
export const whyRefused = (error: unknown): Pick<RefusedMessage, "reason" | "errors"> =>
  error instanceof MessageRefusal
    ? { reason: "untranslatable", errors: error.errors }
    : { reason: "refused-by-store", errors: [refusedByStore] };

/** What went wrong without its words, which may quote a value. */
function nameOf(error: unknown): string {
  const { name = "Error", code } = (error ?? {}) as { name?: string; code?: unknown };
  return typeof code === "string" ? `${name} ${code}` : name;
}
