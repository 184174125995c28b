import { parseMessage } from "@crossbay/formats/hl7v2";

/** `none`: an answer was due and none came, or none that can be read. `unasked`: the message asked for no answer, and none came. */
export type AnswerCode = "AA" | "AE" | "AR" | "none" | "unasked";

/** What an acknowledgement says: its code (accept mode folded to original mode), and why, in the receiver's words. */
export function readAnswer(bytes: Buffer): { code: AnswerCode; sentence: string } {
  const parsed = parseMessage(bytes);
  const msa = parsed.ok ? parsed.message.find("MSA") : undefined;
  if (!parsed.ok || msa === undefined) return { code: "none", sentence: "The answer is no acknowledgement." };
  const code = codes[msa.text(1)];
  if (code === undefined) return { code: "none", sentence: "The acknowledgement has no known code (MSA-1)." };
  const errors = parsed.message.all("ERR").map((err) => err.text(8) || err.text(3, 2) || err.text(1, 4, 2));
  return { code, sentence: errors.find((text) => text !== "") ?? msa.text(3) };
}

/** What the answers to one message come to: the last one has the last word, CA alone means accepted. */
export function readAnswers(answers: readonly Buffer[]): { code: AnswerCode; sentence: string } {
  const last = answers.at(-1);
  return last === undefined ? { code: "unasked", sentence: "No answer was asked for." } : readAnswer(last);
}

const codes: Readonly<Record<string, AnswerCode>> = { AA: "AA", AE: "AE", AR: "AR", CA: "AA", CE: "AE", CR: "AR" };
