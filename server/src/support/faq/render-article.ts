import type { Html } from "../../platform/html.ts";
import { isOwnPage, markdownRenderer } from "../../platform/markdown.ts";

const render = markdownRenderer({
  mayLink: (address) => isOwnPage(address) || /^https:\/\/[^\s]+$/i.test(address),
  opensApart: false,
  headingsFrom: 2,
});

/** The text of an answer as HTML without anything that runs; `{{exchange}}` is the exchange's name. */
export const renderArticle = (body: string, exchangeName: string): Html => ({
  html: render(nameExchange(body, exchangeName.replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, "\\$&"))),
});

/** A text with the exchange's name in it. */
export const nameExchange = (text: string, exchangeName: string): string =>
  text.replaceAll("{{exchange}}", () => exchangeName);
