import type { HeldMailLine, HeldReason, MailCertificateLine } from "@crossbay/contract";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";

type Mark = { shape: MarkShape; tone: MarkTone };

const stateMarks: Record<HeldMailLine["state"], Mark> = {
  held: { shape: "full", tone: "accent" },
  filed: { shape: "check", tone: "quiet" },
  discarded: { shape: "slash", tone: "quiet" },
};
const certificateMarks: Record<MailCertificateLine["state"], Mark> = {
  trusted: { shape: "check", tone: "accent" },
  offered: { shape: "ring", tone: "accent" },
  removed: { shape: "slash", tone: "quiet" },
};

/** What became of a mail that was kept back. */
export function MailStateMark({ state }: Pick<HeldMailLine, "state">) {
  const { heldMail: text } = useWords();
  return <ShapeMark {...stateMarks[state]}>{text.states[state]}</ShapeMark>;
}

/** Whether answers are encrypted for it. */
export function CertificateMark({ state }: Pick<MailCertificateLine, "state">) {
  const { certificates: text } = useWords().heldMail;
  return <ShapeMark {...certificateMarks[state]}>{text.states[state]}</ShapeMark>;
}

/** Why it was kept back, in words. */
export function ReasonWords({ reasons }: { reasons: readonly HeldReason[] }) {
  const { heldMail: text } = useWords();
  return reasons.map((reason) => text.reasons[reason]).join("; ");
}
