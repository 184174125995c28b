import type { CannedAnswer, CannedAnswers } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { typedLine, typedText } from "../typed-text-rules.ts";
import {
  deleteCannedAnswer,
  type KeptCannedAnswer,
  listCannedAnswers,
  saveCannedAnswer,
} from "./canned-answer-store.ts";

type By = { actor: Actor; requestId: string };
const answersMax = 300;

export const viewCannedAnswers = (context: AccountsContext): Promise<CannedAnswers> =>
  context.database.snapshot(async (tx) => ({ answers: (await listCannedAnswers(tx)).map(present) }));

/** Writes a canned answer; a new id adds one. What reads like a password or like a patient is refused: it goes to many. */
export async function writeCannedAnswer(
  context: AccountsContext,
  { answer, ...by }: By & { answer: CannedAnswer },
): Promise<CannedAnswer | SupportRefusal> {
  const typed = { ...answer, title: typedLine(answer.title), text: typedText(answer.text) };
  const faults: { field: string; detail: string }[] = [];
  if (typed.title === "") faults.push({ field: "title", detail: "Give it a title." });
  if (typed.text === "") faults.push({ field: "text", detail: "Write the answer." });
  const { credentials, patientSigns } = screenText(`${typed.title}\n${typed.text}`);
  if (credentials.length > 0) faults.push({ field: "text", detail: "A password or code seems to stand in it." });
  if (patientSigns.length > 0) faults.push({ field: "text", detail: "Something of a patient seems to stand in it." });
  if (faults.length > 0) return refuseForm("The answer was not kept.", faults);
  return context.database.transaction(async (tx) => {
    const known = await listCannedAnswers(tx);
    if (known.length >= answersMax && !known.some(({ id }) => id === answer.id)) {
      return refuseForm("The answer was not kept.", [{ field: "title", detail: "There are too many: remove some." }]);
    }
    const kept = { id: answer.id, title: typed.title, text: typed.text, type: typed.type ?? null };
    await saveCannedAnswer(tx, { answer: kept, by: by.actor.name, now: context.clock.now() });
    await recordChange(tx, context, by, answer.id, "written");
    return present(kept);
  });
}

export const removeCannedAnswer = (
  context: AccountsContext,
  { id, ...by }: By & { id: string },
): Promise<CannedAnswers | SupportRefusal> =>
  context.database.transaction(async (tx) => {
    if (!(await deleteCannedAnswer(tx, id))) return { refused: "not-found", detail: "There is no such answer." };
    await recordChange(tx, context, by, id, "removed");
    return { answers: (await listCannedAnswers(tx)).map(present) };
  });

const present = ({ type, ...answer }: KeptCannedAnswer): CannedAnswer => ({ ...answer, ...(type ? { type } : {}) });

const recordChange = (tx: Tx, { clock }: AccountsContext, by: By, answerId: string, what: string): Promise<void> =>
  writeEntries(tx, clock.now(), [
    {
      action: "canned-answer-change",
      outcome: "succeeded",
      actor: auditActorOf(by.actor),
      requestId: by.requestId,
      detail: { answerId, what },
    },
  ]);
