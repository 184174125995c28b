import type { ParticipantLine } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import { participantFlags } from "./filter-participants.ts";
import style from "./participants.module.css";

/** The names of a participant's flags. */
export const flagWords = (participant: ParticipantLine, { participants }: Words): string[] =>
  participantFlags.flatMap((flag) => (participant[flag] ? [participants.flagNames[flag]] : []));

export function ParticipantsTable({ participants }: { participants: readonly ParticipantLine[] }) {
  const { participants: text } = useWords();
  return (
    <DataTable
      label={text.label}
      rows={participants}
      keyOf={({ id }) => id}
      name={{
        id: "name",
        title: text.name,
        sort: ({ name }) => name,
        cell: ({ id, name }) => (
          <Link to="/desk/participants/$participantId" params={{ participantId: id }} className={style.name}>
            {name}
          </Link>
        ),
      }}
      columns={useColumns()}
      order={{ column: "name", descending: false }}
      tableFrom="68em"
    />
  );
}

function useColumns(): Column<ParticipantLine>[] {
  const words = useWords();
  const { participants: text, times } = words;
  return [
    {
      id: "type",
      title: text.type,
      sort: ({ type }) => text.types[type],
      cell: ({ type, endedAt }) => (
        <>
          {text.types[type]}
          {endedAt && (
            <span className={style.detail}>
              <ShapeMark shape="dash" tone="quiet">
                {text.ended(formatDate(endedAt, words))}
              </ShapeMark>
            </span>
          )}
        </>
      ),
    },
    {
      id: "flags",
      title: text.flags,
      cell: (participant) => {
        const flags = flagWords(participant, words);
        return flags.length === 0
          ? null
          : flags.map((flag) => (
              <span key={flag} className={style.flag}>
                {flag}
              </span>
            ));
      },
    },
    {
      id: "manager",
      title: text.manager,
      sort: ({ relationshipManager }) => relationshipManager?.name,
      cell: ({ relationshipManager }) =>
        relationshipManager?.name ?? <span className={style.quiet}>{text.noManager}</span>,
    },
    {
      id: "users",
      title: text.users,
      number: true,
      sort: ({ userCount }) => userCount,
      cell: ({ userCount }) => times.count(userCount),
    },
    {
      id: "sites",
      title: text.sites,
      number: true,
      sort: ({ siteCount }) => siteCount,
      cell: ({ siteCount }) => times.count(siteCount),
    },
    {
      id: "agreement",
      title: text.agreement,
      whole: true,
      sort: ({ agreementSignedOn }) => agreementSignedOn,
      cell: ({ agreementSignedOn }) =>
        agreementSignedOn ? (
          formatDate(agreementSignedOn, words)
        ) : (
          <span className={style.quiet}>{text.noAgreement}</span>
        ),
    },
  ];
}
