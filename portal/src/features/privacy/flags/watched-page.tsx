import type { VipList } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { removeVip } from "../../../ui/api/privacy-endpoints.ts";
import { vipsQuery } from "../../../ui/api/privacy-queries.ts";
import { formatDate, formatDateTime } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../../ui/notice/done-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { Question } from "../../../ui/page/overlay.tsx";
import { DialogForm } from "../../../ui/people/dialog-form.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "../privacy.module.css";
import { PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { WatchDialog } from "./watch-dialog.tsx";

type Watched = VipList["vips"][number];

/** Patients about whom others may be curious. */
export function WatchedPage() {
  const { vips: text, flags } = useWords().privacy;
  const queries = useQueryClient();
  const enabled = useAuditsAccess();
  const query = useQuery({ ...vipsQuery, enabled });
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Watched>();
  const [done, setDone] = useState<string>();
  const finish = (sentence: string, list: VipList) => {
    setAdding(false);
    setRemoving(undefined);
    setDone(sentence);
    queries.setQueryData(vipsQuery.queryKey, list);
  };
  return (
    <PrivacyFrame
      title={text.title}
      lead={text.lead}
      back={<BackLink to="/privacy/flags" word={flags.title} />}
      aside={
        <Button size="sm" onClick={() => setAdding(true)}>
          {text.add}
        </Button>
      }
    >
      <DoneNotice>{done}</DoneNotice>
      <Loaded query={query} failedTitle={text.failedTitle}>
        {({ vips }) =>
          vips.length === 0 ? (
            <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
          ) : (
            <WatchedTable watched={vips} onRemove={setRemoving} />
          )
        }
      </Loaded>
      <WatchDialog
        opened={adding}
        onDone={(name, list) => finish(text.added(name), list)}
        onClose={() => setAdding(false)}
      />
      <Question
        opened={removing !== undefined}
        title={text.removeTitle(removing?.name ?? "")}
        onClose={() => setRemoving(undefined)}
      >
        {removing && (
          <RemoveForm
            watched={removing}
            onDone={(list) => finish(text.removed(removing.name), list)}
            onClose={() => setRemoving(undefined)}
          />
        )}
      </Question>
    </PrivacyFrame>
  );
}

function WatchedTable({ watched, onRemove }: { watched: readonly Watched[]; onRemove(watched: Watched): void }) {
  const words = useWords();
  const { vips: text, born } = words.privacy;
  return (
    <DataTable
      namesPatients
      label={text.label}
      rows={watched}
      keyOf={({ personId }) => personId}
      order={{ column: "name", descending: false }}
      name={{
        id: "name",
        title: text.name,
        sort: ({ name }) => name,
        cell: ({ name, birthDate }) => (
          <>
            <strong>{name}</strong>
            {birthDate && <span className={style.detail}>{born(formatDate(birthDate, words))}</span>}
          </>
        ),
      }}
      columns={[
        { id: "words", title: text.words, cell: (row) => <span className={style.sentence}>{row.words}</span> },
        {
          id: "since",
          title: text.since,
          whole: true,
          sort: ({ since }) => since,
          cell: ({ since, by }) => (
            <>
              {formatDateTime(since, words)}
              <span className={style.detail}>{by}</span>
            </>
          ),
        },
        {
          id: "remove",
          title: text.onList,
          whole: true,
          cell: (row) => (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={text.removeOf(row.name)}
              onClick={() => onRemove(row)}
            >
              {text.remove}
            </Button>
          ),
        },
      ]}
    />
  );
}

interface RemoveProps {
  watched: Watched;
  onDone(list: VipList): void;
  onClose(): void;
}

function RemoveForm({ watched, onDone, onClose }: RemoveProps) {
  const { vips: text } = useWords().privacy;
  const { busy, failure, send } = useFormAnswer();
  const remove = async () => {
    const answer = await send(() => removeVip(watched.personId));
    if (answer.ok) onDone(answer.value);
  };
  return (
    <DialogForm
      about={watched.words}
      lead={text.removeLead}
      submit={text.removeSubmit(watched.name)}
      busy={busy}
      failure={failure}
      failureTitle={text.removeFailed}
      onSubmit={() => void remove()}
      onBack={onClose}
    />
  );
}
