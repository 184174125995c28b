import type { Arrival } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDate, formatTime } from "../../ui/dates/format-date.ts";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { ConsentState } from "../../ui/patient/consent-state.tsx";
import { fullName } from "../../ui/patient/patient-name.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./arrivals.module.css";

/** Newest first, each with the step that is due. */
export function ArrivalsTable({ arrivals }: { arrivals: readonly Arrival[] }) {
  const words = useWords();
  const { arrivals: text, clinical } = words;
  const { session } = useSession();
  const mayRecord = session.verdicts?.recordConsent.allowed ?? false;

  const columns: Column<Arrival>[] = [
    {
      id: "born",
      title: text.born,
      whole: true,
      cell: ({ birthDate, ageYears }) =>
        birthDate ? (
          <>
            {formatDate(birthDate, words)}{" "}
            {ageYears !== undefined && <span className={style.quiet}>({clinical.age(ageYears)})</span>}
          </>
        ) : (
          clinical.unknown
        ),
    },
    { id: "sex", title: text.sex, cell: ({ sex }) => (sex ? (clinical.sexes[sex] ?? sex) : clinical.unknown) },
    {
      id: "number",
      title: text.recordNumber,
      whole: true,
      cell: ({ recordNumberHere }) => recordNumberHere && <span className={style.number}>{recordNumberHere}</span>,
    },
    { id: "visit", title: text.visit, cell: ({ visit }) => visit },
    {
      id: "arrived",
      title: text.arrived,
      whole: true,
      sort: ({ arrivedAt }) => arrivedAt,
      cell: ({ arrivedAt }) => <time dateTime={arrivedAt}>{formatTime(new Date(arrivedAt))}</time>,
    },
    {
      id: "consent",
      title: text.consent,
      whole: true,
      cell: (arrival) => <ConsentState value={arrival.consent} />,
    },
    {
      id: "step",
      title: text.step,
      whole: true,
      cell: (arrival) => mayRecord && <Step arrival={arrival} />,
    },
  ];

  return (
    <DataTable
      namesPatients
      label={text.table}
      rows={arrivals}
      keyOf={({ personId, arrivedAt }) => `${personId} ${arrivedAt}`}
      order={{ column: "arrived", descending: true }}
      name={{
        id: "name",
        title: text.name,
        sort: ({ family, given }) => `${family} ${given}`,
        cell: (arrival) => <strong className={style.name}>{fullName(arrival)}</strong>,
      }}
      columns={columns}
      tableFrom="76em"
    />
  );
}

function Step({ arrival }: { arrival: Arrival }) {
  const { arrivals: text } = useWords();
  const params = { personId: arrival.personId };
  const name = fullName(arrival);
  if (arrival.consent === "none") {
    return (
      <LinkButton to="/persons/$personId/consent" params={params} size="compact-sm" aria-label={text.recordFor(name)}>
        {text.record}
      </LinkButton>
    );
  }
  return (
    <Link to="/persons/$personId/consent" params={params} aria-label={text.seeFor(name)}>
      {text.see}
    </Link>
  );
}
