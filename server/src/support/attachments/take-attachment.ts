import type { Attachment } from "@crossbay/contract";
import { newId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import { type FileOwner, type FileUse, insertAttachment, markUsed, sentSince } from "./attachment-store.ts";
import { type InspectedFile, inspectFile } from "./inspect-file.ts";

const dayMs = 24 * 60 * 60_000;
/** What one account or link may send a day: more than anybody needs, too little to fill a disk. */
const perDayMax = { files: 60, bytes: 150 * 1024 * 1024 };

/**
 * Takes one file that somebody sent, for a request or a message to name within a day. Refused when it is not what may be
 * attached, or when the owner sent too many of late.
 */
export async function takeAttachment(
  context: Pick<Platform, "database" | "clock">,
  { name, content, owner }: { name: string; content: Buffer; owner: Exclude<FileOwner, "exchange"> },
): Promise<Attachment | SupportRefusal> {
  const file = await inspectFile({ name, content });
  if ("refused" in file) return file;
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const sent = await sentSince(tx, owner, new Date(now.getTime() - dayMs));
    if (sent.files >= perDayMax.files || sent.bytes + content.length > perDayMax.bytes) return tooMany;
    return keepFile(tx, context, { file, owner });
  });
}

/** Keeps a file that was inspected; with `use`, something names it from the beginning. */
export async function keepFile(
  tx: Tx,
  { clock }: Pick<Platform, "clock">,
  { file, owner, use }: { file: InspectedFile; owner: FileOwner; use?: FileUse },
): Promise<Attachment> {
  const now = clock.now();
  const { name, type, content } = file;
  const id = newId(now);
  await insertAttachment(tx, { id, name, type, content, madeAt: now, owner, use });
  return { id, name, type, bytes: content.length };
}

/**
 * Names files in a request or a message, in its transaction, in the order of `ids`. Refused when one is not the owner's, was
 * deleted, or is named by something else already.
 */
export async function useAttachments(
  tx: Tx,
  { ids, owner, use }: { ids: readonly string[]; owner: Exclude<FileOwner, "exchange">; use: FileUse },
): Promise<Attachment[] | SupportRefusal> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const found = new Map((await markUsed(tx, { ids: wanted, owner, use })).map((file) => [file.id, file]));
  const files = wanted.flatMap((id) => found.get(id) ?? []);
  return files.length === wanted.length ? files : missing;
}

const missing: SupportRefusal = {
  refused: "attachment-refused",
  detail: "A file is not there any more: one that nothing names is deleted after a day. Attach it again.",
};
const tooMany: SupportRefusal = {
  refused: "too-many-requests",
  detail: "Many files came from you today. Send what you have now, and attach more tomorrow.",
};
