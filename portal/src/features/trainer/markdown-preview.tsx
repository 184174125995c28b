import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { orThrow } from "../../ui/api/queries.ts";
import { previewMarkdown } from "../../ui/api/training-endpoints.ts";
import { Prose } from "../../ui/prose/prose.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./trainer.module.css";

const waitMs = 400;

/** The text as people will read it, made by the exchange a moment after the last letter. */
export function MarkdownPreview({ markdown }: { markdown: string }) {
  const { edit: text } = useWords().trainer;
  const [settled] = useDebouncedValue(markdown, waitMs);
  const empty = settled.trim() === "";
  const { data, error } = useQuery({
    queryKey: ["markdown-preview", settled],
    queryFn: async () => orThrow(await previewMarkdown(settled)),
    enabled: !empty,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <section className={style.preview} aria-label={text.preview}>
      <p className={style.previewTitle}>{text.preview}</p>
      {empty && <p className={style.quiet}>{text.previewEmpty}</p>}
      {error && <p className={style.quiet}>{text.previewFailed}</p>}
      {!empty && data && <Prose html={data.html} />}
    </section>
  );
}
