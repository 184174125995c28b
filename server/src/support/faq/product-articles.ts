import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FaqArticle } from "./article-rules.ts";

const folder = join(import.meta.dirname, "articles");

/** The answers that the product brings: Markdown files with a head, named after their address. Throws when one is not whole. */
export const productArticles: ReadonlyMap<string, FaqArticle> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => readArticle(file.replace(/\.md$/, ""), readFileSync(join(folder, file), "utf8")))
    .map((article) => [article.slug, article] as const),
);

function readArticle(slug: string, text: string): FaqArticle {
  const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const fields = new Map(head.split("\n").map((line) => [line.slice(0, line.indexOf(":")), afterColon(line)] as const));
  const need = (name: string): string => {
    const value = fields.get(name);
    if (!value) throw new Error(`The article ${slug} has no ${name}.`);
    return value;
  };
  const [label = "", path = ""] = need("action").split(" | ");
  const popular = fields.get("popular");
  return {
    slug,
    title: need("title"),
    category: need("category"),
    body: body.trim(),
    keywords: need("keywords"),
    action: { label, path },
    hidden: false,
    types: fields.get("types")?.split(", ") ?? [],
    popular: popular === undefined ? undefined : Number(popular),
  };
}

function afterColon(line: string): string {
  return line.slice(line.indexOf(":") + 1).trim();
}
