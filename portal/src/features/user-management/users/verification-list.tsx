import type { ManagedUser } from "@crossbay/contract";
import { Button, SegmentedControl } from "@mantine/core";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { UserStateCell } from "../../../ui/people/user-cells.tsx";
import { useWords } from "../../../ui/words/words.ts";
import type { Decisions } from "./decide-verification.ts";
import style from "./users.module.css";

interface Props {
  users: readonly ManagedUser[];
  decisions: Decisions;
  onDecide(affiliationId: string, keep: boolean | undefined): void;
}

/** A line for each user with the two choices; a line that is decided can be undone. */
export function VerificationList({ users, decisions, onDecide }: Props) {
  const words = useWords();
  const { verification: text } = words.ownUsers;
  return (
    <ul className={style.checks} aria-label={text.tableLabel}>
      {users.map((user) => {
        const decision = decisions[user.affiliationId];
        return (
          <li key={user.affiliationId} className={style.check} data-decided={decisionWord(decision)}>
            <div className={style.checkName}>
              <strong className={style.name}>{user.name}</strong>
              <span className={style.detail}>
                {user.title} · {user.accessLevel}
              </span>
            </div>
            <div className={style.checkFacts}>
              <UserStateCell user={user} />
              <span className={style.detail}>
                {user.lastSignInAt ? text.lastSignIn(formatDate(user.lastSignInAt, words)) : text.neverSignedIn}
              </span>
            </div>
            <div className={style.checkChoice}>
              <SegmentedControl
                aria-label={text.decide(user.name)}
                className={style.choice}
                value={decisionWord(decision) ?? ""}
                data={[
                  { value: "keep", label: text.keep },
                  { value: "remove", label: text.remove },
                ]}
                onChange={(value) => onDecide(user.affiliationId, value === "keep")}
              />
              <Button
                size="compact-sm"
                variant="subtle"
                className={decision === undefined ? style.noUndo : undefined}
                aria-label={text.undoFor(user.name)}
                onClick={() => onDecide(user.affiliationId, undefined)}
              >
                {text.undo}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const decisionWord = (keep: boolean | undefined): "keep" | "remove" | undefined =>
  keep === undefined ? undefined : keep ? "keep" : "remove";
