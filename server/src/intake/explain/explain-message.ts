import type { Explanation } from "@crossbay/contract";
import { explainMessage as explainFields, type Hl7Error, writeText } from "@crossbay/formats/hl7v2";
import type { DutyScope } from "../../access/index.ts";
import { listSources, type Source } from "../../accounts/index.ts";
import { explainMatch } from "../../identity/index.ts";
import type { SourceId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findSender } from "../known-sources.ts";
import { prepareMessage, translateContextOf } from "../prepare-message.ts";
import type { PreparedMessage, TranslatedMessage } from "../prepared-message.ts";
import { ResourceIds } from "../resource-ids.ts";
import { incomingPatient, retiredNumber } from "../store/told-by-message.ts";
import { firstOfFrame } from "./first-of-frame.ts";
import { chooseBytes, foreseeAnswer } from "./foresee-answer.ts";
import { presentExplanation } from "./present-explanation-rules.ts";

export type ExplainContext = Pick<Platform, "database" | "clock" | "keys" | "log">;

/** A message as text (a segment a line) or as the bytes of a frame; `source` is the id or the code of one. */
export type ToExplain = { message: string | Buffer; source?: string | undefined; scope: DutyScope };

/** The message, or the source that was named, is not the engineer's to look at; the sentence names nobody. */
export type ExplainRefusal = {
  refused: true;
  rule: "source-outside-scope" | "sender-outside-scope";
  sentence: string;
};

/**
 * What would become of a message if it came now: the answer, every field with its fate, the resources, and whose chart they
 * would stand on. It is read, translated, judged by receipts and matched by the code that takes messages, in one read-only
 * snapshot: nothing is stored and nothing is locked. Of the person it would be linked to, evidence is told and nothing else.
 */
export function explainMessage(context: ExplainContext, toExplain: ToExplain): Promise<Explanation | ExplainRefusal> {
  const { message, source, scope } = toExplain;
  return context.database.snapshot(async (tx) => {
    const sources = await listSources(tx);
    const named = source === undefined ? undefined : findNamed(sources, source);
    if (source !== undefined && !(named && isInScope(named, scope))) return notYourSource;
    const cut = waysToWrite(message).map(firstOfFrame);
    const ways = cut.map((way) => way.message);
    const prepared = await prepareAnyWay(tx, context, { ways, sources, named });
    if (prepared.kind !== "rejected" && !isInScope(prepared.source, scope)) return notYourMessage;
    const among =
      scope === "every-participant" ? undefined : sources.filter((one) => isInScope(one, scope)).map(({ id }) => id);
    return explainPrepared(tx, context, { prepared, among }, cut[0]?.note);
  });
}

const findNamed = (sources: readonly Source[], name: string): Source | undefined =>
  sources.find(({ id, code }) => id === name || code === name.toUpperCase());

const isInScope = ({ participantId }: Source, scope: DutyScope): boolean =>
  scope === "every-participant" || participantId === scope.participantId;

const notYourSource: ExplainRefusal = {
  refused: true,
  rule: "source-outside-scope",
  sentence: "There is no such source among those that you look after. Choose one of yours.",
};

const notYourMessage: ExplainRefusal = {
  refused: true,
  rule: "sender-outside-scope",
  sentence:
    "The sender in MSH-3 and MSH-4 is not one that you look after. Choose one of your sources to read the message as if it came from there.",
};

type Prepared = PreparedMessage & { whole: Buffer };

const waysToWrite = (message: string | Buffer): Buffer[] => {
  if (Buffer.isBuffer(message)) return [message];
  const lines = message.trimEnd();
  return [writeText(`${lines}\n`), writeText(lines)];
};

async function prepareAnyWay(
  tx: Tx,
  context: ExplainContext,
  { ways, sources, named }: { ways: readonly Buffer[]; sources: readonly Source[]; named: Source | undefined },
): Promise<Prepared> {
  const first = prepare(ways[0]!);
  const whole = (first.kind === "rejected" ? undefined : await chooseBytes(tx, first, ways)) ?? ways[0]!;
  return { ...(whole === ways[0] ? first : prepare(whole)), whole };

  function prepare(bytes: Buffer): PreparedMessage {
    const frame = { bytes, connection: "explanation", remoteAddress: "", receivedAt: context.clock.now() };
    return prepareMessage(frame, {
      idsKey: context.keys.ids,
      resourceIds: new ResourceIds(context.keys.ids),
      findSource: (header) => named ?? findSender(sources, header),
      onFault: (error) =>
        context.log.error({ failure: (error as Error).name }, "an explained message met a fault of ours"),
    });
  }
}

async function explainPrepared(
  tx: Tx,
  context: ExplainContext,
  { prepared, among }: { prepared: Prepared; among: readonly SourceId[] | undefined },
  ofFrame: Hl7Error | undefined,
): Promise<Explanation> {
  const { answer, note } = await foreseeAnswer(tx, context.clock.now(), prepared);
  const refusals = (answer?.errors ?? []).filter(({ severity }) => severity === "E");
  const fields = explainFields({ bytes: prepared.whole, context: contextOf(context, prepared), refusals });
  const match =
    prepared.kind === "translated" ? await explainMatch(tx, context, { ...toldPatient(prepared), among }) : undefined;
  const unanswered = prepared.kind === "rejected" && answer === undefined ? notAnswered(prepared.sentence) : undefined;
  return presentExplanation({
    answer,
    notes: [ofFrame, unanswered, note].filter((one) => one !== undefined),
    source: prepared.kind === "rejected" ? undefined : prepared.source,
    explained: fields,
    match,
  });
}

/** The patient of a message, of several the first. */
function toldPatient(message: TranslatedMessage) {
  const { renumbers } = message.translation;
  return { incoming: incomingPatient(message), ...(renumbers && { former: retiredNumber(renumbers) }) };
}

/** None where the sender is unknown, or where the translation itself is at fault. */
function contextOf({ keys }: ExplainContext, prepared: Prepared) {
  if (prepared.kind === "rejected") return undefined;
  if (prepared.kind === "refused" && prepared.reason === "translation-failed") return undefined;
  return translateContextOf(prepared.source, prepared.receivedAt, { resourceIds: new ResourceIds(keys.ids) });
}

const notAnswered = (sentence: string): Hl7Error => ({ code: "200", severity: "I", sentence });
