import type { StaffTicket, TicketCandidate, TicketVerb } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { actOnTicket, changeTicket } from "../../ui/api/support-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { ChangeRoleDialog } from "../../ui/people/change-role-dialog.tsx";
import { EndAccessDialog } from "../../ui/people/end-access-dialog.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { ChangeEmailDialog } from "./change-email-dialog.tsx";
import style from "./support.module.css";
import { TellUsernameDialog } from "./tell-username-dialog.tsx";
import type { TicketWork } from "./use-ticket-work.ts";

interface Props {
  ticket: StaffTicket;
  work: TicketWork;
}

const typesAboutUsers = new Set(["deactivation", "role-change", "email-change", "forgotten-username"]);

/** Whom the request is about, and the verbs that do what it asks, each in a dialog. */
export function PeopleCard({ ticket, work }: Props) {
  const { people: text } = useWords().supportTicket;
  const settled = ticket.state === "closed" || ticket.mergedInto !== undefined;
  if (settled || (ticket.verbs.length === 0 && !typesAboutUsers.has(ticket.type))) return null;
  return (
    <Card
      title={text.title}
      aside={ticket.candidates.length > 0 && ticket.verbs.length > 0 && text.found(ticket.candidates.length)}
    >
      {ticket.verbs.length === 0 ? (
        <HandOver ticket={ticket} work={work} />
      ) : ticket.candidates.length === 0 ? (
        <Nobody />
      ) : (
        <Candidates ticket={ticket} work={work} />
      )}
    </Card>
  );
}

interface Doing {
  verb: TicketVerb;
  who: TicketCandidate;
}

function Candidates({ ticket, work }: Props) {
  const { supportDesk, supportTicket } = useWords();
  const { people: text } = supportTicket;
  const [doing, setDoing] = useState<Doing>();
  const alone = ticket.candidates.length === 1;
  const of = (verb: TicketVerb) => (doing?.verb === verb ? doing.who : undefined);
  const close = () => setDoing(undefined);
  const act = (
    verb: TicketVerb,
    { affiliationId, name }: TicketCandidate,
    what: { reason: string; titleId?: string },
  ) => work.settle(() => actOnTicket(ticket.id, { verb, affiliationId, ...what }), text.done[verb](name));
  return (
    <>
      <p className={style.quiet}>{text.lead}</p>
      <ul className={style.people}>
        {ticket.candidates.map((who) => (
          <li key={who.affiliationId}>
            <p>
              <span className={style.strong}>{who.name}</span> <span className={style.quiet}>{who.username}</span>
              <span className={style.detail}>
                {supportTicket.people.at(who.title, who.participantName)} · {who.state}
              </span>
            </p>
            <div className={style.actions}>
              {ticket.verbs.map((verb) => (
                <Button
                  key={verb}
                  size="sm"
                  variant={alone && verb === ticketVerbs[ticket.type] ? "filled" : "default"}
                  aria-label={text.verbFor(supportDesk.verbs[verb], who.name)}
                  onClick={() => setDoing({ verb, who })}
                >
                  {supportDesk.verbs[verb]}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <EndAccessDialog
        user={of("end-access")}
        onEnd={(who, { reason }) => act("end-access", who, { reason })}
        onDone={close}
        onClose={close}
      />
      <ChangeRoleDialog
        user={withTitle(of("change-role"))}
        titles={of("change-role")?.titles ?? []}
        onChange={(who, { titleId, reason }) => act("change-role", who, { titleId, reason })}
        onDone={close}
        onClose={close}
      />
      <ChangeEmailDialog ticket={ticket} work={work} user={of("change-email")} onClose={close} />
      <TellUsernameDialog
        user={of("tell-username")}
        onTell={(who, reason) => act("tell-username", who, { reason })}
        onClose={close}
      />
    </>
  );
}

/** What each type asks for: its button is the first to press where it is clear who is meant. */
const ticketVerbs: Partial<Record<StaffTicket["type"], TicketVerb>> = {
  deactivation: "end-access",
  "role-change": "change-role",
  "email-change": "change-email",
  "forgotten-username": "tell-username",
};

/** The title that somebody has is no choice; the exchange names it by its words alone. */
const withTitle = (who: TicketCandidate | undefined) =>
  who && { ...who, titleId: who.titles?.find(({ name }) => name === who.title)?.id ?? "" };

function Nobody() {
  const { people: text } = useWords().supportTicket;
  const mayLookUp = useSession().session.verdicts?.keepDesk.allowed;
  return (
    <p>
      {text.nobody} {mayLookUp && <Link to="/desk/users">{text.lookUp}</Link>}
    </p>
  );
}

function HandOver({ ticket, work }: Props) {
  const { people: text } = useWords().supportTicket;
  const { busy, failure, send } = useFormAnswer();
  if (ticket.team === "relationship") return <p className={style.quiet}>{text.waitsForManager}</p>;
  return (
    <div className={style.stack}>
      {failure && <ProblemNotice failure={failure} />}
      <p>{text.handOver}</p>
      <Button
        size="sm"
        variant="default"
        loading={busy}
        className={style.start}
        onClick={() =>
          void send(() => work.settle(() => changeTicket(ticket.id, { team: "relationship" }), text.handedOver))
        }
      >
        {text.handOverSubmit}
      </Button>
    </div>
  );
}
