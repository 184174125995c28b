import type { Caller } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { StaffUserList } from "../../ui/people/staff-user-list.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";

/** An organization as far as a caller of it is helped: who may be told, its users, its worksheets. */
export function CallerView({ caller }: { caller: Caller }) {
  const { callers: text, participants } = useWords();
  return (
    <>
      <section className={style.section} aria-labelledby="caller-organization-name">
        <h2 id="caller-organization-name">{caller.participantName}</h2>
        <p role="status">
          {participants.types[caller.participantType]}
          {caller.sites.length > 0 && ` · ${caller.sites.join(" · ")}`}
        </p>
        <p className={style.quiet}>
          {caller.relationshipManager ? text.manager(caller.relationshipManager) : text.noManager}
          {caller.emergencyServices && ` ${text.glass}`}
        </p>
        <Link to="/desk/participants/$participantId" params={{ participantId: caller.participantId }}>
          {text.openParticipant}
        </Link>
      </section>
      <div className={style.columns}>
        <ContactsCard caller={caller} />
        <WorksheetsCard caller={caller} />
      </div>
      <section className={style.section}>
        <h2>{text.usersTitle}</h2>
        {caller.users.users.length === 0 ? (
          <EmptyState title={text.usersNoneTitle}>{text.usersNone}</EmptyState>
        ) : (
          <StaffUserList list={caller.users} contacts={caller.contacts} manyParticipants={false} />
        )}
      </section>
    </>
  );
}

function ContactsCard({ caller }: { caller: Caller }) {
  const { callers: text } = useWords();
  return (
    <Card title={text.contactsTitle}>
      <p className={style.quiet}>{caller.contacts.length > 0 ? text.contactsLead : text.contactsNone}</p>
      <ul className={style.tasks}>
        {caller.contacts.map(({ accountId, as, email, name }) => (
          <li key={`${accountId} ${as}`} className={style.task}>
            <span>
              <span className={style.name}>{name}</span>
              <span className={style.detail}>{text.as[as]}</span>
            </span>
            <span>{email}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WorksheetsCard({ caller }: { caller: Caller }) {
  const words = useWords();
  const { callers: text } = words;
  return (
    <Card title={text.worksheetsTitle}>
      {caller.worksheets.length === 0 && <p className={style.quiet}>{text.worksheetsNone}</p>}
      <ul className={style.tasks}>
        {caller.worksheets.map(({ id, approved, returned, submittedAt, submittedBy, waiting }) => (
          <li key={id} className={style.task}>
            <span>
              <Link to="/desk/worksheets/$worksheetId" params={{ worksheetId: id }}>
                {formatDateTime(submittedAt, words)}
              </Link>
              <span className={style.detail}>{text.worksheet(submittedBy)}</span>
            </span>
            <span>{text.worksheetStands(waiting, approved, returned)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
