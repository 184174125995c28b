import type { ManagedUser } from "@crossbay/contract";
import type { ReactNode } from "react";
import type { Answer } from "../api/ask.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import type { FieldError } from "../notice/error-summary.tsx";
import { Question } from "../page/overlay.tsx";
import { useWords } from "../words/words.ts";

/** Whom a dialog is about: the title names the person, the form the place. */
export type DialogUser = Pick<ManagedUser, "name" | "title" | "participantName">;

interface Props<User> {
  /** Who is asked about; `undefined`: the dialog is closed. */
  user: User | undefined;
  title(user: User): string;
  onClose(): void;
  children(user: User): ReactNode;
}

/** A dialog about one person, open while there is one. */
export function PersonDialog<User extends DialogUser>({ user, title, onClose, children }: Props<User>) {
  return (
    <Question opened={user !== undefined} title={user ? title(user) : ""} onClose={onClose}>
      {user && children(user)}
    </Question>
  );
}

interface FormProps<User> {
  user: User;
  onDone(user: User): void;
  onClose(): void;
}

/** What the form in such a dialog goes by. `settle` asks the exchange once nothing is wrong, and is done when it agreed. */
export function usePersonForm<User extends DialogUser>({ user, onDone, onClose }: FormProps<User>) {
  const { people } = useWords();
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const settle = async (wrong: readonly FieldError[], ask: () => Promise<Answer<unknown>>) => {
    setErrors(wrong);
    if (wrong.length > 0) return;
    const answer = await send(ask);
    if (answer.ok) onDone(user);
  };
  const form = { about: people.at(user.title, user.participantName), busy, failure, errors, onBack: onClose };
  return { form, failure, errors, settle };
}
