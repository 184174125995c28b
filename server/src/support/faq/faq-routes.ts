import { Suggestions, SuggestionsRequest } from "@crossbay/contract";
import { Type } from "typebox";
import type { AccessContext } from "../../access/index.ts";
import { publicPageFiles, sendPublicPage, servePageFile } from "../../platform/html-page.ts";
import type { HttpServer } from "../../platform/http.ts";
import { type FaqArticle, firstSentence } from "./article-rules.ts";
import { listHelped } from "./article-store.ts";
import {
  articlePage,
  articlePath,
  faqSearchPath,
  helpCentrePage,
  helpCentrePath,
  noArticlePage,
  searchPage,
} from "./faq-pages.ts";
import { HelpCentre } from "./help-centre.ts";
import { noteHelped } from "./note-helped.ts";
import { nameExchange } from "./render-article.ts";
import { suggestAnswers } from "./suggest-answers.ts";

const typedMax = 200;
const shownMax = 12;
const suggestedMax = 5;
const popularMax = 6;
const popularMs = 90 * 24 * 60 * 60_000;
const tags = ["help"];
const slugs = Type.Object({ slug: Type.String({ pattern: "^[a-z0-9-]{1,80}$" }) });

/**
 * Registers the public help centre: `/support`, `/support/search`, `/support/faq/:slug`, and `/api/help/suggestions…` for whoever
 * writes a request. What was typed is kept nowhere.
 */
export function helpCentreRoutes(http: HttpServer, context: AccessContext): void {
  const { exchangeName } = context.accounts;
  const centre = new HelpCentre(context.database);
  const frame = { exchangeName, current: helpCentrePath };
  publicPageFiles(http);
  servePageFile(http, suggestAnswers);

  http.get(helpCentrePath, { schema: { hide: true } }, async (_request, reply) => {
    const articles = shownOf((await centre.current()).articles);
    const since = new Date(context.clock.now().getTime() - popularMs);
    // Without the database the page stands all the same, in the product's own order.
    const helped = await context.database.snapshot((tx) => listHelped(tx, since)).catch(() => []);
    const popular = popularOf(articles, new Map(helped.map(({ slug, times }) => [slug, times])));
    return sendPublicPage(reply, {
      ...frame,
      title: "Support",
      main: helpCentrePage({ exchangeName, articles, popular }),
    });
  });

  http.get(
    faqSearchPath,
    { schema: { hide: true, querystring: Type.Object({ q: Type.Optional(Type.String()) }) } },
    async (request, reply) => {
      const typed = (request.query.q ?? "").trim().slice(0, typedMax);
      const { search } = await centre.current();
      const hits = typed === "" ? [] : search({ text: typed, limit: shownMax });
      return sendPublicPage(reply, {
        ...frame,
        title: typed === "" ? "Search" : "Answers",
        main: searchPage(typed, hits, exchangeName),
      });
    },
  );

  http.get(
    `${articlePath(":slug")}`,
    { schema: { hide: true, params: Type.Object({ slug: Type.String() }) } },
    async (request, reply) => {
      const { articles } = await centre.current();
      const article = articles.get(request.params.slug);
      if (!article || article.hidden) {
        return sendPublicPage(reply, { ...frame, title: "There is no such answer", main: noArticlePage, status: 404 });
      }
      const related = shownOf(articles).filter(
        ({ slug, category }) => category === article.category && slug !== article.slug,
      );
      return sendPublicPage(reply, {
        ...frame,
        title: nameExchange(article.title, exchangeName),
        main: articlePage(article, related.slice(0, suggestedMax), exchangeName),
      });
    },
  );

  http.post(
    "/api/help/suggestions",
    {
      schema: {
        tags,
        summary: "Answers of the help centre that fit what was typed so far; keeps nothing of it",
        body: SuggestionsRequest,
        response: { 200: Suggestions },
      },
    },
    async (request) => {
      const { text, type } = request.body;
      const { search } = await centre.current();
      const hits = search({ text, type, limit: suggestedMax });
      return {
        suggestions: hits.map(({ article: { slug, title, body } }) => ({
          slug,
          title: nameExchange(title, exchangeName),
          excerpt: nameExchange(firstSentence(body), exchangeName),
          path: articlePath(slug),
        })),
      };
    },
  );

  http.post(
    "/api/help/suggestions/:slug/helped",
    {
      schema: {
        tags,
        summary: "An answer made a request unnecessary",
        params: slugs,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const article = (await centre.current()).articles.get(request.params.slug);
      if (article && !article.hidden) await noteHelped(context, { slug: article.slug, address: request.ip });
      // The same for every address: which answers are hidden is nobody's business.
      return reply.code(204).send(null);
    },
  );
}

const shownOf = (articles: ReadonlyMap<string, FaqArticle>): FaqArticle[] =>
  [...articles.values()].filter(({ hidden }) => !hidden).sort((a, b) => a.title.localeCompare(b.title, "en"));

/** What helped most of late, then what the product thinks is asked most. */
const popularOf = (articles: readonly FaqArticle[], helped: ReadonlyMap<string, number>): FaqArticle[] =>
  articles
    .filter(({ slug, popular }) => helped.has(slug) || popular !== undefined)
    .sort(
      (a, b) =>
        (helped.get(b.slug) ?? 0) - (helped.get(a.slug) ?? 0) ||
        (a.popular ?? popularLast) - (b.popular ?? popularLast),
    )
    .slice(0, popularMax);

const popularLast = 1_000;
