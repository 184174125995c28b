import type { Designation } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";

/** Signed designations that nobody has checked yet; they are checked on their participant's page. */
export function WaitingDesignations({ designations }: { designations: readonly Designation[] }) {
  const words = useWords();
  const { designations: text } = words.desk;
  const nameOf = ({ given, family }: Designation["manager"]) => `${given} ${family}`;
  return (
    <Card title={text.title}>
      {designations.length === 0 && <p className={style.quiet}>{text.none}</p>}
      <ul className={style.tasks} aria-label={text.label}>
        {designations.map((designation) => (
          <li key={designation.id} className={style.task}>
            <div>
              <p>
                <strong>{designation.participantName}</strong>{" "}
                {designation.deputy
                  ? text.namesBoth(nameOf(designation.manager), nameOf(designation.deputy))
                  : text.names(nameOf(designation.manager))}
              </p>
              <p className={style.quiet}>
                {text.signed(
                  designation.signatoryName,
                  designation.signatoryPosition,
                  formatDate(designation.signedOn, words),
                )}
              </p>
            </div>
            <Link
              to="/desk/participants/$participantId"
              params={{ participantId: designation.participantId }}
              className={style.taskLink}
              aria-label={text.checkOf(designation.participantName)}
            >
              {text.check}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
