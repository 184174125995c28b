import type { RecordNotice } from "@crossbay/contract";
import { useId } from "react";
import { LawIcon } from "../icons.tsx";
import { useWords } from "../words/words.ts";
import style from "./record-notices.module.css";

interface Props {
  notices: readonly RecordNotice[];
}

/** That the law wants something said, in a line each above what is shown; the words themselves stand below it. */
export function NoticeLines({ notices }: Props) {
  const { notices: text } = useWords().recordGate;
  if (notices.length === 0) return null;
  return (
    <ul className={style.lines} aria-label={text.label}>
      {notices.map(({ kind }) => (
        <li key={kind}>
          <LawIcon />
          <span>
            <strong>{text.short[kind]}</strong>{" "}
            <a
              href={`#${idOf(kind)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(kind))?.focus();
              }}
            >
              {text.read}
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the law wants said beside this record, word by word, with the decision on which its release rests. */
export function NoticeTexts({ notices }: Props) {
  const { notices: text } = useWords().recordGate;
  return notices.map((notice) => <NoticeText key={notice.kind} notice={notice} rests={text.rests} />);
}

function NoticeText({ notice, rests }: { notice: RecordNotice; rests(consent: string): string }) {
  const title = useId();
  return (
    <section className={style.notice} id={idOf(notice.kind)} tabIndex={-1} aria-labelledby={title}>
      <h2 id={title} className={style.title}>
        {notice.title}
      </h2>
      <p className={style.text}>{notice.text}</p>
      {notice.consent && <p className={style.rests}>{rests(notice.consent)}</p>}
    </section>
  );
}

const idOf = (kind: RecordNotice["kind"]): string => `notice-${kind}`;
