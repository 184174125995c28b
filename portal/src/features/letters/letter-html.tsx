import { Fragment, type ReactNode, useMemo } from "react";
import style from "./letters.module.css";

/**
 * The HTML of a mail as its reader would see it, made anew of a few harmless elements: nothing of it is put into the page
 * as it came, no address can be followed, and no style of it reaches anything.
 */
export function LetterHtml({ html }: { html: string }) {
  const content = useMemo(() => contentOf(new DOMParser().parseFromString(html, "text/html").body), [html]);
  return <div className={style.html}>{content}</div>;
}

/** What keeps its meaning; every other element leaves its content behind, and these leave nothing. */
const kept = new Set(["p", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre"]);
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const dropped = new Set(["head", "script", "style", "template", "title"]);

function contentOf(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the content is made anew as a whole, and nothing in it has a state.
    <Fragment key={place}>{elementOf(node)}</Fragment>
  ));
}

function elementOf(node: Node): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  const name = node.nodeName.toLowerCase();
  if (dropped.has(name)) return null;
  if (name === "br") return <br />;
  if (name === "hr") return <hr />;
  const content = contentOf(node);
  if (name === "a") return <span className={style.link}>{content}</span>;
  if (headings.has(name)) return <p className={style.strong}>{content}</p>;
  if (kept.has(name)) {
    const Kept = name as "p";
    return <Kept>{content}</Kept>;
  }
  return <>{content}</>;
}
