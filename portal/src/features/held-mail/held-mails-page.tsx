import type { HeldMailLine } from "@crossbay/contract";
import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { heldMailsQuery } from "../../ui/api/mail-endpoints.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./held-mail.module.css";
import { MailFrame, useSeesMail } from "./mail-frame.tsx";
import { MailStateMark, ReasonWords } from "./mail-marks.tsx";

const states = ["held", "filed", "discarded"] as const;

/** Mails that were kept back, the newest first. */
export function HeldMailsPage() {
  const { heldMail: text } = useWords();
  const [state, setState] = useState<HeldMailLine["state"]>("held");
  const query = useInfiniteQuery({ ...heldMailsQuery(state), enabled: useSeesMail() });
  const choices = states.map((value) => ({ value, label: text.states[value] }));
  return (
    <MailFrame title={text.title} lead={text.lead} sections>
      <div className={style.bar}>
        <NativeSelect
          label={text.show}
          value={state}
          data={choices}
          onChange={(event) => setState(states.find((each) => each === event.currentTarget.value) ?? "held")}
        />
      </div>
      <Loaded query={query} failedTitle={text.failedTitle}>
        {({ pages }) => {
          const mails = pages.flatMap((page) => page.mails);
          return mails.length === 0 ? (
            <EmptyState title={text.emptyTitle}>{text.empty[state]}</EmptyState>
          ) : (
            <MailTable mails={mails} />
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <div>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      )}
    </MailFrame>
  );
}

function MailTable({ mails }: { mails: readonly HeldMailLine[] }) {
  const words = useWords();
  const { heldMail: text } = words;
  return (
    <DataTable
      label={text.label}
      rows={mails}
      keyOf={({ id }) => id}
      name={{
        id: "subject",
        title: text.subject,
        cell: ({ id, subject, passwordReset }) => (
          <>
            <Link to="/held-mail/$mailId" params={{ mailId: id }} className={style.strong}>
              {subject}
            </Link>
            {passwordReset && <span className={style.detail}>{text.passwordReset}</span>}
          </>
        ),
      }}
      columns={[
        {
          id: "from",
          title: text.from,
          cell: ({ from, knownSender }) => (
            <>
              <span className={style.address}>{from}</span>
              {knownSender && <span className={style.detail}>{text.knownSender}</span>}
            </>
          ),
        },
        { id: "why", title: text.why, cell: ({ reasons }) => <ReasonWords reasons={reasons} /> },
        { id: "came", title: text.came, whole: true, cell: ({ at }) => formatDateTime(at, words) },
        { id: "state", title: text.state, whole: true, cell: ({ state }) => <MailStateMark state={state} /> },
      ]}
    />
  );
}
