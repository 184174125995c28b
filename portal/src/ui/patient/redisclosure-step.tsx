import { Button } from "@mantine/core";
import { confirmRedisclosure } from "../api/record-endpoints.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { PageHeading } from "../page/page-heading.tsx";
import { useSession } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import style from "./redisclosure-step.module.css";

interface Props {
  personId: string;
  onConfirmed(): void;
}

/** What must not be done with a record, read before it opens: once a patient a session. */
export function RedisclosureStep({ personId, onConfirmed }: Props) {
  const { frame, recordGate } = useWords();
  const { session } = useSession();
  const { redisclosure: text } = recordGate;
  const form = useFormAnswer();

  const confirm = async () => {
    const answer = await form.send(() => confirmRedisclosure(personId));
    if (answer.ok) onConfirmed();
  };

  return (
    <div className={style.step}>
      <PageHeading>{text.title}</PageHeading>
      <p className={style.lead}>{text.lead}</p>
      <ul className={style.points}>
        {text.points(session.purpose ? frame.purposes[session.purpose] : frame.purpose).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {form.failure && <ProblemNotice failure={form.failure} title={text.failedTitle} />}
      <div className={style.actions}>
        <Button loading={form.busy} onClick={() => void confirm()} autoFocus>
          {text.confirm}
        </Button>
        <span className={style.once}>{text.once}</span>
      </div>
    </div>
  );
}
