import type { PersonSearchResult } from "@crossbay/contract";
import type { KeyboardEvent } from "react";
import { namesPatient } from "../../ui/help/last-action.ts";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { useWords } from "../../ui/words/words.ts";
import { SearchHit } from "./search-hit.tsx";
import style from "./search-results.module.css";

/** At most ten people, as far as somebody who searches may see them. */
export function SearchResults({ result }: { result: PersonSearchResult }) {
  const { search } = useWords();
  if (result.hits.length === 0) {
    return (
      <div role="status">
        <EmptyState title={search.nobodyTitle}>{search.nobody}</EmptyState>
      </div>
    );
  }
  return (
    <div className={style.found}>
      <div className={style.head}>
        <div role="status">
          <h2 className={style.title}>{search.found(result.hits.length)}</h2>
        </div>
        <p className={style.keys}>{search.keys}</p>
      </div>
      {result.more && <QuietNotice>{search.more}</QuietNotice>}
      <div className={style.table}>
        <div className={style.columns} aria-hidden="true">
          {[search.name, search.born, search.sex, search.town, search.access].map((column) => (
            <span key={column}>{column}</span>
          ))}
        </div>
        <ul {...namesPatient} className={style.hits} onKeyDown={moveBetweenHits} aria-label={search.resultsTitle}>
          {result.hits.map((hit) => (
            <SearchHit key={hit.personId} hit={hit} />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Arrow keys go from name to name; Tab works as ever. */
function moveBetweenHits(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-hit]")];
  const here = links.indexOf(document.activeElement as HTMLElement);
  const next = links[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
