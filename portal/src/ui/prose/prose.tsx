import style from "./prose.module.css";

/**
 * Long text that the exchange made of Markdown. Its HTML is set as it is, so it may come from nowhere else: the server
 * shows raw HTML as text and lets no script, style or foreign picture through. Headings begin at h3.
 */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server's own renderer, as said above.
  return <div className={style.prose} dangerouslySetInnerHTML={{ __html: html }} />;
}
