import type { SecureParty, SecureThread } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { withdrawLink } from "../../ui/api/message-endpoints.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Card } from "../../ui/page/card.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./messages.module.css";
import { RenewForm } from "./renew-form.tsx";

interface Props {
  thread: SecureThread;
  onChanged(changed: SecureThread, words: string): void;
}

type Asked = { about: "renew" | "withdraw"; party: SecureParty };

/** Who reads the thread, and how the links of people outside stand. */
export function ThreadPeople({ thread, onChanged }: Props) {
  const { people: text } = useWords().messages;
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const take = (changed: SecureThread, words: string) => {
    close();
    onChanged(changed, words);
  };
  const name = asked?.party.name ?? "";
  return (
    <div className={style.stack}>
      <Card title={text.title}>
        <ul className={style.people}>
          {thread.parties.map((party) => (
            <li key={party.id}>
              <Party party={party} onAsk={(about) => setAsked({ about, party })} />
            </li>
          ))}
        </ul>
      </Card>
      {thread.ticket && <RequestCard ticket={thread.ticket} />}
      <Question
        opened={asked !== undefined}
        title={asked?.about === "renew" ? text.renewTitle(name) : text.withdrawTitle(name)}
        onClose={close}
      >
        {asked?.about === "renew" && (
          <RenewForm
            threadId={thread.id}
            party={asked.party}
            onClose={close}
            onDone={(changed) => take(changed, text.renewed)}
          />
        )}
        {asked?.about === "withdraw" && (
          <WithdrawForm
            threadId={thread.id}
            party={asked.party}
            onClose={close}
            onDone={(changed) => take(changed, text.withdrawn)}
          />
        )}
      </Question>
    </div>
  );
}

const marks: Record<NonNullable<SecureParty["link"]>["state"], { shape: MarkShape; tone: MarkTone }> = {
  open: { shape: "ring", tone: "plain" },
  over: { shape: "dash", tone: "quiet" },
  locked: { shape: "warning", tone: "wrong" },
  withdrawn: { shape: "slash", tone: "quiet" },
};

function Party({ party, onAsk }: { party: SecureParty; onAsk(about: Asked["about"]): void }) {
  const words = useWords();
  const { people: text } = words.messages;
  const { kind, name, title, participantName, self, link } = party;
  const about = kind === "outside" ? text.outside : [title, participantName].filter(Boolean).join(" · ");
  return (
    <>
      <p className={style.strong}>{name}</p>
      <p className={style.quiet}>{[self && text.self, about].filter(Boolean).join(" · ")}</p>
      {link && (
        <div className={style.link}>
          <ShapeMark {...marks[link.state]}>{text.states[link.state]}</ShapeMark>
          <p className={style.quiet}>{text.until(formatDate(link.endsAt.slice(0, 10), words))}</p>
          <p className={style.quiet}>
            {link.openedAt ? text.opened(formatDateTime(link.openedAt, words)) : text.notOpened}
          </p>
          <p className={style.quiet}>
            {link.proof === "sms" ? text.proofs.sms(link.mobileEnd ?? "") : text.proofs.passphrase}
          </p>
          {link.mayRenew && (
            <div className={style.actions}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.renewNamed(name)}
                onClick={() => onAsk("renew")}
              >
                {text.renew}
              </Button>
              {link.state === "open" && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={text.withdrawNamed(name)}
                  onClick={() => onAsk("withdraw")}
                >
                  {text.withdraw}
                </Button>
              )}
            </div>
          )}
        </div>
      )}
    </>
  );
}

function RequestCard({ ticket: { id, number, subject } }: { ticket: NonNullable<SecureThread["ticket"]> }) {
  const { people: text } = useWords().messages;
  const { session } = useSession();
  const words = `${number} · ${subject}`;
  return (
    <Card title={text.request}>
      {session.verdicts?.giveSupport.allowed ? (
        <Link to="/support-desk/$ticketId" params={{ ticketId: id }}>
          {words}
        </Link>
      ) : (
        <Link to="/help/$ticketId" params={{ ticketId: id }}>
          {words}
        </Link>
      )}
    </Card>
  );
}

interface WithdrawProps {
  threadId: string;
  party: SecureParty;
  onDone(changed: SecureThread): void;
  onClose(): void;
}

function WithdrawForm({ threadId, party, onDone, onClose }: WithdrawProps) {
  const { people: text } = useWords().messages;
  const form = useFormAnswer();
  const submit = async () => {
    const answer = await form.send(() => withdrawLink(threadId, party.id));
    if (answer.ok) onDone(answer.value);
  };
  return (
    <DialogForm
      lead={text.withdrawLead}
      submit={text.withdrawSubmit}
      busy={form.busy}
      failure={form.failure}
      failureTitle={text.withdrawFailed}
      onSubmit={() => void submit()}
      onBack={onClose}
    />
  );
}
