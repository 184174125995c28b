import type { AccountState, ManagedUser, TrainingState } from "@crossbay/contract";
import { formatDate, formatDateTime } from "../dates/format-date.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../marks/shape-mark.tsx";
import { useWords } from "../words/words.ts";
import style from "./people.module.css";

const stateMarks: Record<AccountState, { shape: MarkShape; tone: MarkTone }> = {
  requested: { shape: "dashed", tone: "plain" },
  approved: { shape: "ring", tone: "plain" },
  "in-training": { shape: "half", tone: "plain" },
  active: { shape: "full", tone: "accent" },
  suspended: { shape: "slash", tone: "wrong" },
  deactivated: { shape: "dash", tone: "quiet" },
};

const trainingMarks: Record<TrainingState, { shape: MarkShape; tone: MarkTone }> = {
  "not-started": { shape: "dashed", tone: "plain" },
  "in-progress": { shape: "half", tone: "plain" },
  complete: { shape: "check", tone: "accent" },
  "refresher-due": { shape: "warning", tone: "plain" },
  overdue: { shape: "slash", tone: "wrong" },
  waived: { shape: "dash", tone: "quiet" },
};

/** State of the account with its reason, and a leave. */
export function UserStateCell({ user }: { user: Pick<ManagedUser, "state" | "stateBecause" | "leave"> }) {
  const words = useWords();
  const { people } = words;
  const { leave } = user;
  return (
    <>
      <ShapeMark {...stateMarks[user.state]}>{people.states[user.state]}</ShapeMark>
      {user.stateBecause && <span className={style.detail}>{user.stateBecause}</span>}
      {leave && (
        <span className={style.detail}>
          {people.onLeave(formatDate(leave.from, words), leave.until ? formatDate(leave.until, words) : "")}
        </span>
      )}
    </>
  );
}

/** How far the training is, and when it is due. */
export function TrainingCell({ user }: { user: Pick<ManagedUser, "training" | "trainingDueOn"> }) {
  const words = useWords();
  const { people } = words;
  return (
    <>
      <ShapeMark {...trainingMarks[user.training]}>{people.trainings[user.training]}</ShapeMark>
      {user.trainingDueOn && (
        <span className={style.detail}>{people.dueOn(formatDate(user.trainingDueOn, words))}</span>
      )}
    </>
  );
}

/** When the user last signed in, or that it never happened. */
export function LastSignInCell({ at }: { at: string | undefined }) {
  const words = useWords();
  return at ? formatDateTime(at, words) : <span className={style.detail}>{words.people.neverSignedIn}</span>;
}
