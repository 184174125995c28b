import type { SubmittedWorksheet } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../../ui/words/words.ts";
import style from "./review.module.css";

interface Props {
  sent: SubmittedWorksheet;
  /** Rows that stayed in the grid. */
  left: number;
  managerName: string | undefined;
  onGoOn(): void;
}

/** The worksheet is on its way: what happens next, and what stayed. */
export function SentNotice({ sent, left, managerName, onGoOn }: Props) {
  const { done: text } = useWords().userManagement;
  return (
    <div className={style.sent}>
      <section className={style.sentCard}>
        <p className={style.lead}>{managerName ? text.sentTo(managerName) : text.sent}</p>
        <h2 className={style.noteTitle}>{text.nextTitle}</h2>
        <ol className={style.next}>
          {text.next.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
        <p>
          <Link to="/aum/worksheets/$worksheetId" params={{ worksheetId: sent.worksheet.id }}>
            {text.follow}
          </Link>
        </p>
      </section>
      {left > 0 && (
        <section className={style.sentCard}>
          <h2 className={style.noteTitle}>{text.left(left)}</h2>
          <p>{text.leftLead}</p>
        </section>
      )}
      <div>
        <Button variant={left > 0 ? "filled" : "default"} onClick={onGoOn}>
          {left > 0 ? text.mend(left) : text.another}
        </Button>
      </div>
    </div>
  );
}
