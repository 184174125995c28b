import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { NewsDraft } from "./decide-news-form.ts";
import { AffectedWords } from "./item-marks.tsx";
import style from "./news.module.css";

/** What everybody would read, following what is typed. */
export function NewsPreview({ draft }: { draft: NewsDraft }) {
  const { statusNews } = useWords();
  const { form: text, kinds } = statusNews;
  const { kind = "announcement", components, componentState, toldOnSignIn } = draft;
  const state = kind === "maintenance" ? "maintenance" : componentState;
  const title = draft.title.trim() || text.subject;
  return (
    <section className={style.preview} aria-labelledby="news-preview">
      <h2 id="news-preview">{text.previewTitle}</h2>
      <p className={style.quiet}>{toldOnSignIn ? text.previewSignIn : text.previewNotTold}</p>
      {toldOnSignIn && (
        <div className={style.banner} data-kind={kind}>
          <p>
            <strong className={style.bannerKind}>{kinds[kind]}:</strong> <strong>{title}</strong> {draft.text.trim()}
          </p>
        </div>
      )}
      <p className={style.quiet}>{text.previewStatus}</p>
      <div className={style.told}>
        <p>
          <span className={style.toldTitle}>{title}</span>{" "}
          <ShapeMark shape={kind === "incident" ? "warning" : "ring"} tone={kind === "incident" ? "wrong" : "accent"}>
            {kinds[kind]}
          </ShapeMark>
        </p>
        {kind !== "announcement" && components.length > 0 && (
          <p className={style.quiet}>
            <AffectedWords item={{ components: [...components], ...(state ? { componentState: state } : {}) }} />
          </p>
        )}
        {draft.text.trim() && <p className={style.lines}>{draft.text.trim()}</p>}
      </div>
    </section>
  );
}
