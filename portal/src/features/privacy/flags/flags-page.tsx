import type { AccessFlag, AccessFlags, FlagKind } from "@crossbay/contract";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { settleFlag } from "../../../ui/api/privacy-endpoints.ts";
import { accessFlagsQuery, keysOfPrivacy } from "../../../ui/api/privacy-queries.ts";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { LinkButton } from "../../../ui/page/link-button.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { namePerson } from "../../../ui/privacy/name-person.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "../privacy.module.css";
import { BackToPrivacy, PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { SettleDialog } from "../settle-dialog.tsx";
import { type Settled, SettledNotice } from "../settled-notice.tsx";
import { FlagsTable } from "./flags-table.tsx";

/** Unusual looks: those that wait for somebody to ask, and what was found out about the others. */
export function FlagsPage() {
  const { flags: text } = useWords().privacy;
  const enabled = useAuditsAccess();
  const [state, setState] = useState<"open" | "settled">("open");
  const query = useQuery({ ...accessFlagsQuery(state === "settled"), enabled });
  const watched = (
    <LinkButton to="/privacy/watched" size="sm" variant="default">
      {text.vips}
    </LinkButton>
  );
  return (
    <PrivacyFrame title={text.title} lead={text.lead} back={<BackToPrivacy />} aside={watched}>
      <SegmentedControl
        aria-label={text.stateLabel}
        value={state}
        data={(["open", "settled"] as const).map((value) => ({ value, label: text.states[value] }))}
        onChange={(next) => setState(next === "settled" ? next : "open")}
        className={style.tabs}
      />
      <Loaded query={query} failedTitle={text.failedTitle}>
        {(list) => <Flags list={list} settled={state === "settled"} />}
      </Loaded>
    </PrivacyFrame>
  );
}

const kindsInOrder = ["vip", "self", "same-surname", "same-address", "colleague", "volume", "sharing"] as const;

function Flags({ list, settled }: { list: AccessFlags; settled: boolean }) {
  const words = useWords();
  const { flags: text, more, moreSettled } = words.privacy;
  const queries = useQueryClient();
  const [kind, setKind] = useState<FlagKind>();
  const [asking, setAsking] = useState<AccessFlag>();
  const [done, setDone] = useState<Settled>();
  const occurring = kindsInOrder.filter((each) => list.flags.some((flag) => flag.kind === each));
  const shown = list.flags.filter((flag) => !kind || flag.kind === kind);

  const finish = (flag: AccessFlag, outcome: string) => {
    setAsking(undefined);
    const incident = { name: flag.sentence, what: describe(flag, words) };
    setDone({ words: text.done(flag.who), incident: outcome === "inappropriate" ? incident : undefined });
    void queries.invalidateQueries({ queryKey: keysOfPrivacy.flags });
  };

  return (
    <>
      <SettledNotice settled={done} link={text.breach} />
      {list.flags.length === 0 ? (
        <EmptyState title={settled ? text.noneSettledTitle : text.noneTitle}>
          {settled ? text.noneSettled : text.none}
        </EmptyState>
      ) : (
        <>
          <div className={style.filters}>
            <NativeSelect
              size="sm"
              label={text.kindLabel}
              value={kind ?? ""}
              data={[
                { value: "", label: text.everyKind },
                ...occurring.map((value) => ({ value, label: text.kinds[value] })),
              ]}
              onChange={(event) => setKind(occurring.find((each) => each === event.currentTarget.value))}
            />
            <p role="status" className={style.quiet}>
              {text.shown(words.times.count(shown.length), words.times.count(list.flags.length))}
            </p>
          </div>
          {shown.length === 0 ? <p>{text.noneOfKind}</p> : <FlagsTable flags={shown} onSettle={setAsking} />}
          {list.more && <p className={style.quiet}>{settled ? moreSettled : more}</p>}
        </>
      )}
      <SettleDialog
        opened={asking !== undefined}
        title={text.dialogTitle}
        lead={asking ? describe(asking, words) : ""}
        failedTitle={text.failed}
        onSettle={(request) => settleFlag(asking?.id ?? "", request)}
        onDone={({ outcome }) => asking && finish(asking, outcome)}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}

/** One flag in one line. */
function describe({ who, username, sentence, patient, at }: AccessFlag, words: ReturnType<typeof useWords>): string {
  const whom = patient ? ` (${namePerson(patient, words)})` : "";
  return `${words.privacy.accountOf(who, username)}, ${formatDateTime(at, words)}: ${sentence}${whom}.`;
}
