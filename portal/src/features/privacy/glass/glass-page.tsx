import type { GlassReview, GlassReviews } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reviewGlass } from "../../../ui/api/privacy-endpoints.ts";
import { glassReviewsQuery, keysOfPrivacy } from "../../../ui/api/privacy-queries.ts";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "../privacy.module.css";
import { BackToPrivacy, PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { SettleDialog } from "../settle-dialog.tsx";
import { type Settled, SettledNotice } from "../settled-notice.tsx";
import { GlassCard } from "./glass-card.tsx";
import { LetterSentDialog } from "./letter-sent-dialog.tsx";

/** Records that were opened in an emergency without consent, and what follows from each. */
export function GlassPage() {
  const { glassReview: text } = useWords();
  const enabled = useAuditsAccess();
  const [settled, setSettled] = useState(false);
  const query = useQuery({ ...glassReviewsQuery(settled), enabled });
  return (
    <PrivacyFrame title={text.title} lead={text.lead} back={<BackToPrivacy />}>
      <SegmentedControl
        aria-label={text.stateLabel}
        value={settled ? "settled" : "waiting"}
        data={(["waiting", "settled"] as const).map((value) => ({ value, label: text.tabs[value] }))}
        onChange={(next) => setSettled(next === "settled")}
        className={style.tabs}
      />
      <Loaded query={query} failedTitle={text.failedTitle} lines={8}>
        {(reviews) => <Events reviews={reviews} settled={settled} />}
      </Loaded>
    </PrivacyFrame>
  );
}

type Asking = { what: "review" | "letter"; event: GlassReview };

function Events({ reviews: { events, more }, settled }: { reviews: GlassReviews; settled: boolean }) {
  const words = useWords();
  const { glassReview: text, privacy } = words;
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const [done, setDone] = useState<Settled>();
  const event = asking?.event;
  const patient = event?.patient.name ?? "";
  const close = () => setAsking(undefined);
  const finish = (next: Settled) => {
    close();
    setDone(next);
    void queries.invalidateQueries({ queryKey: keysOfPrivacy.glass });
  };

  return (
    <>
      <SettledNotice settled={done} link={text.breach} />
      {events.length === 0 && (
        <EmptyState title={settled ? text.noneSettledTitle : text.noneTitle}>
          {settled ? text.noneSettled : text.none}
        </EmptyState>
      )}
      <ul className={style.cards} aria-label={text.label}>
        {events.map((each) => (
          <li key={each.id}>
            <GlassCard event={each} onAsk={(what) => setAsking({ what, event: each })} />
          </li>
        ))}
      </ul>
      {more && <p className={style.quiet}>{settled ? privacy.moreSettled : privacy.more}</p>}
      <SettleDialog
        opened={asking?.what === "review"}
        title={text.reviewTitle(patient)}
        lead={event ? tell(event, words) : ""}
        failedTitle={text.reviewFailed}
        onSettle={(request) => reviewGlass(event?.id ?? "", request)}
        onDone={({ outcome }) => {
          const incident = event && outcome === "inappropriate" ? incidentOf(event, words) : undefined;
          finish({ words: text.reviewed(patient), incident });
        }}
        onClose={close}
      />
      <LetterSentDialog
        event={asking?.what === "letter" ? event : undefined}
        onDone={() => finish({ words: text.sentDone(patient) })}
        onClose={close}
      />
    </>
  );
}

function tell({ who, title, openedAt, reason, reasonWords }: GlassReview, words: ReturnType<typeof useWords>): string {
  const why = [reason, reasonWords].filter(Boolean).join(": ");
  return `${who}, ${title}, ${formatDateTime(openedAt, words)}. ${why.replace(/\.$/, "")}.`;
}

const incidentOf = (event: GlassReview, words: ReturnType<typeof useWords>) => ({
  name: words.glassReview.incident,
  what: tell(event, words),
});
