import type { Designation, ParticipantPage } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { designationEvidenceAddress, designationFormAddress } from "../../ui/api/desk-endpoints.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { formatMobile } from "../../ui/people/format-mobile.ts";
import { useWords } from "../../ui/words/words.ts";
import { CheckDesignation } from "./check-designation.tsx";
import style from "./participants.module.css";

const marks: Record<Designation["state"], { shape: MarkShape; tone: MarkTone }> = {
  signed: { shape: "half", tone: "plain" },
  accepted: { shape: "check", tone: "accent" },
  returned: { shape: "dash", tone: "quiet" },
};

/** Every designation of the participant, the newest first; one that waits is checked here. */
export function DesignationsCard({ page }: { page: ParticipantPage }) {
  const { designation: text } = useWords();
  const [done, setDone] = useState<"accepted" | "returned">();
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done) box.current?.focus();
  }, [done]);
  const newestFirst = page.designations.toSorted((one, other) => other.recordedAt.localeCompare(one.recordedAt));
  return (
    <Card title={text.title}>
      {page.mayDesignate && (
        <div className={style.actions}>
          <LinkButton
            to="/desk/participants/$participantId/designate"
            params={{ participantId: page.participant.id }}
            size="sm"
            variant="default"
          >
            {text.record}
          </LinkButton>
          <Button component="a" href={designationFormAddress(page.participant.id)} download size="sm" variant="subtle">
            {text.form}
          </Button>
        </div>
      )}
      {done && (
        <p ref={box} tabIndex={-1} role="status" className={style.done}>
          {text.check[done]}
        </p>
      )}
      {newestFirst.length === 0 && <p className={style.quiet}>{text.none}</p>}
      {newestFirst.map((designation) => (
        <OneDesignation
          key={designation.id}
          designation={designation}
          mayCheck={page.mayDesignate}
          onDecided={setDone}
        />
      ))}
    </Card>
  );
}

interface OneProps {
  designation: Designation;
  mayCheck: boolean;
  onDecided(how: "accepted" | "returned"): void;
}

function OneDesignation({ designation, mayCheck, onDecided }: OneProps) {
  const words = useWords();
  const { designation: text } = words;
  const { manager, deputy, decidedAt, decidedBy } = designation;
  const facts = [
    [text.manager, <Person key="manager" person={manager} />],
    [text.deputy, deputy && <Person key="deputy" person={deputy} />],
    [text.signatory, text.signedBy(designation.signatoryName, designation.signatoryPosition)],
    [
      text.signedOn,
      `${formatDate(designation.signedOn, words)}, ${text.evidences[designation.evidence].toLowerCase()}`,
    ],
    [text.recorded, text.whenBy(formatDateTime(designation.recordedAt, words), designation.recordedBy)],
    [text.decided, decidedAt && text.whenBy(formatDateTime(decidedAt, words), decidedBy ?? "")],
  ] as const;
  return (
    <article className={style.designation} aria-label={text.manager}>
      <div className={style.designationHead}>
        <ShapeMark {...marks[designation.state]} strong>
          {text.states[designation.state]}
        </ShapeMark>
        <a href={designationEvidenceAddress(designation.id)} download>
          {text.see}
        </a>
      </div>
      <FactList facts={facts} />
      {designation.returnedBecause && <p>{text.returnedBecause(designation.returnedBecause)}</p>}
      {designation.alreadyKnown && designation.alreadyKnown.length > 0 && (
        <p>{text.alreadyKnown(designation.alreadyKnown.join(", "))}</p>
      )}
      {designation.state === "signed" && mayCheck && (
        <CheckDesignation designation={designation} onDecided={onDecided} />
      )}
    </article>
  );
}

function Person({ person }: { person: Designation["manager"] }) {
  return (
    <>
      {person.given} {person.family}
      <span className={style.detail}>{person.email}</span>
      <span className={style.detail}>{formatMobile(person.mobile)}</span>
    </>
  );
}
