import { parseMessage, readText } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { refusalOf } from "../answer-rules.ts";
import { senderOf } from "../known-sources.ts";
import { prepareMessage } from "../prepare-message.ts";
import type { QuarantineReason, RefusedMessage, TranslatedMessage } from "../prepared-message.ts";
import { ResourceIds } from "../resource-ids.ts";
import type { WholeQuarantineRow } from "../store/quarantine-row.ts";
import { mendedBytes } from "./mended-bytes-rules.ts";

/** A sentence for who mended a message so that it is no longer that message. */
export type NotThatMessage = { kind: "not-that-message"; sentence: string };

export type PreparedReplay = TranslatedMessage | Pick<RefusedMessage, "kind" | "reason" | "errors"> | NotThatMessage;

/**
 * Reads and translates a message of quarantine anew, as it came or as it was mended, by the very code that reads fresh ones.
 * What was mended must still be the message of that sender with that control id.
 * @param mended text, or the bytes of a file
 */
export function prepareReplay(
  context: Pick<Platform, "keys" | "log">,
  { row, source }: { row: WholeQuarantineRow; source: Source },
  mended: string | Buffer | undefined,
): PreparedReplay {
  const bytes = mended === undefined ? row.raw : typeof mended === "string" ? mendedBytes(mended) : mended;
  const prepared = prepareMessage(
    { bytes, connection: "replay", remoteAddress: "", receivedAt: row.receivedAt },
    {
      idsKey: context.keys.ids,
      resourceIds: new ResourceIds(context.keys.ids),
      findSource: () => source,
      onFault: (error) =>
        context.log.error({ failure: (error as Error).name }, "a replayed message met a fault of ours"),
    },
  );
  if (mended !== undefined) {
    const sentence = whyNotThatMessage(row, bytes);
    if (sentence !== undefined) return { kind: "not-that-message", sentence };
  }
  if (prepared.kind !== "rejected") return prepared;
  const reason: QuarantineReason = "unreadable";
  return { kind: "refused", reason, errors: prepared.answer?.errors ?? refusalOf([]).errors };
}

function whyNotThatMessage(row: WholeQuarantineRow, bytes: Buffer): string | undefined {
  const told = headerOf(bytes);
  const original = headerOf(row.raw);
  if (told === undefined) return "The text does not begin with an MSH segment that can be read.";
  if (told.type === "ACK") return "The text is an acknowledgement.";
  if (original === undefined) return undefined;
  if (original.controlId !== "" && told.controlId !== original.controlId) {
    return "The control id (MSH-10) must stay as its sender sent it: by it the message is known.";
  }
  const [sender, wanted] = [senderOf(told), senderOf(original)];
  if (sender.application !== wanted.application || sender.facility !== wanted.facility) {
    return "The sending application and facility (MSH-3, MSH-4) must stay: the message would come from somebody else.";
  }
  return undefined;
}

function headerOf(bytes: Buffer) {
  const parsed = parseMessage(bytes);
  return parsed.ok ? parsed.message.header : parsed.header;
}

/** Characters of the message as a page would show it. */
export const charactersOf = (row: WholeQuarantineRow): number => readText(row.raw).text.length;
