import { Button } from "@mantine/core";
import { useWords } from "../../ui/words/words.ts";
import style from "./sources.module.css";

interface Props {
  page: number;
  pages: number;
  onPage(page: number): void;
}

/** From page to page of a long list. */
export function PageSteps({ page, pages, onPage }: Props) {
  const { sources: text, times } = useWords();
  if (pages <= 1) return null;
  return (
    <nav aria-label={text.pages} className={style.pages}>
      <Button variant="default" size="sm" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {text.previous}
      </Button>
      <span>{text.pageOf(times.count(page), times.count(pages))}</span>
      <Button variant="default" size="sm" disabled={page === pages} onClick={() => onPage(page + 1)}>
        {text.next}
      </Button>
    </nav>
  );
}
