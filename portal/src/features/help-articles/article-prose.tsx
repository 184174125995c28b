import type { MouseEvent } from "react";
import { Prose } from "../../ui/prose/prose.tsx";

/** The text of an article. Its links open beside the page, so that nothing that is being written is lost. */
export function ArticleProse({ html }: { html: string }) {
  const openBeside = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : undefined;
    if (!link) return;
    event.preventDefault();
    window.open(link.href, "_blank", "noopener");
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by keyboard is clicked too.
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed.
    <div onClick={openBeside}>
      <Prose html={html} />
    </div>
  );
}
