import { Button, Checkbox, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { openTicket, uploadAttachment } from "../api/help-endpoints.ts";
import { formatClockOnDay } from "../dates/format-date.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../notice/error-summary.tsx";
import { FaultList } from "../notice/fault-list.tsx";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { FactList } from "../page/fact-list.tsx";
import { SkeletonLines } from "../page/skeleton-lines.tsx";
import { useDraft } from "../session/drafts.ts";
import { useWords } from "../words/words.ts";
import { paintCovers } from "./capture-page.ts";
import { CoverEditor } from "./cover-editor.tsx";
import style from "./report.module.css";
import { gatherReport, subjectOf } from "./report-facts.ts";
import { SentReport, type SentTicket } from "./sent-report.tsx";
import { type PageInPicture, usePagePicture } from "./use-page-picture.ts";

interface Props {
  /** The pattern of its address. */
  page: string;
  onClose(): void;
}

const wordsField = "report-words";

/** What happened in the reader's words, what the portal knows about it, and a picture that the reader sees first. */
export function ReportForm({ page, onClose }: Props) {
  const words = useWords();
  const { report: text } = words;
  const [facts] = useState(() => gatherReport({ page, words }));
  const [typed, setTyped] = useDraft("problem report", "");
  const [sent, setSent] = useState<SentTicket>();
  const form = useFormAnswer();
  const picture = usePagePicture();
  const taking = picture.wanted && picture.state === "taking";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = typed.trim() === "";
    form.setErrors(empty ? [{ field: wordsField, text: text.wordsMissing }] : []);
    if (empty || taking || form.busy) return;
    const answer = await form.send(async () => {
      const uploaded = await sendPicture(picture, text.picture.fileName);
      if (uploaded && !uploaded.ok) return uploaded;
      const screenshotId = uploaded?.value.id;
      return openTicket({
        type: "error",
        subject: subjectOf(facts, words),
        text: typed.trim(),
        report: facts,
        ...(screenshotId ? { screenshotId, attachmentIds: [screenshotId] } : {}),
      });
    });
    if (!answer.ok) return;
    setTyped("");
    setSent(answer.value);
  };

  if (sent) return <SentReport sent={sent} onClose={onClose} />;
  return (
    <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
      <p className={style.lead}>{text.lead}</p>
      <ErrorSummary errors={form.errors} />
      {form.failure && (
        <ProblemNotice failure={form.failure} title={text.failed}>
          <FaultList failure={form.failure} />
        </ProblemNotice>
      )}
      {facts.message !== text.noMessage && (
        <p className={style.about}>
          {facts.message}
          {facts.requestId && <span>{words.problems.requestId(facts.requestId)}</span>}
        </p>
      )}
      <Textarea
        id={wordsField}
        label={text.words}
        description={text.wordsHint}
        value={typed}
        error={errorOf(form.errors, wordsField)}
        maxLength={8000}
        autosize
        minRows={2}
        maxRows={8}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <PicturePart picture={picture} />
      <details className={style.facts}>
        <summary>{text.factsTitle}</summary>
        <FactList
          dense
          facts={[
            [text.message, facts.message],
            [text.requestId, facts.requestId],
            [text.page, facts.page],
            [text.at, formatClockOnDay(facts.at, facts.at, words)],
            [text.lastAction, facts.lastAction],
            [text.browser, facts.browser],
          ]}
        />
      </details>
      <div className={style.actions}>
        <Button type="submit" loading={form.busy} disabled={taking}>
          {text.submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          {text.back}
        </Button>
      </div>
    </form>
  );
}

function PicturePart({ picture }: { picture: PageInPicture }) {
  const { picture: text } = useWords().report;
  return (
    <section className={style.part}>
      <Checkbox
        label={text.leaveOut}
        checked={picture.wanted}
        onChange={(event) => picture.setWanted(event.currentTarget.checked)}
      />
      {picture.wanted && (
        <>
          <p className={style.quiet}>{picture.state === "failed" ? text.failed : text.lead}</p>
          {picture.state === "taking" && <SkeletonLines lines={8} label={text.taking} />}
          {picture.picture && <CoverEditor picture={picture.picture} covers={picture.covers} onCover={picture.cover} />}
        </>
      )}
    </section>
  );
}

async function sendPicture({ wanted, picture, covers }: PageInPicture, fileName: string) {
  if (!wanted || !picture) return undefined;
  const painted = await paintCovers(picture, covers);
  return painted ? uploadAttachment(painted, fileName) : undefined;
}
