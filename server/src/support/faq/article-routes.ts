import { Article, ArticleEdit, ArticleLines, ArticlePreview } from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendSupportRefusal } from "../refusal.ts";
import { faqCategories } from "./article-rules.ts";
import { listHelped, listNewestVersions } from "./article-store.ts";
import { changeArticle, viewArticle } from "./change-article.ts";
import { articleOf } from "./help-centre.ts";
import { articleLine } from "./present-article.ts";
import { productArticles } from "./product-articles.ts";
import { renderArticle } from "./render-article.ts";

const tags = ["support"];
const slug = Type.String({ pattern: "^[a-z0-9-]{1,80}$" });
const bodyMax = 20_000;
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only support agents and administrators write answers"),
  404: problemAnswer("There is no such answer, or no such version of it"),
  409: problemAnswer("Somebody else changed it in the meantime"),
  422: problemAnswer("A field is not right; `fields` says which"),
};

/** Registers `/api/support/articles…`: the answers of the help centre, for those who write them. */
export function articleRoutes(http: HttpServer, context: AccessContext): void {
  const onDuty = { preHandler: requireDuty(context, "publish-help", "help-article-change") };

  http.get(
    "/api/support/articles",
    {
      ...onDuty,
      schema: { tags, summary: "Every answer, hidden ones too", response: { 200: ArticleLines, ...refusals } },
    },
    () => context.database.snapshot(viewArticles),
  );

  http.get(
    "/api/support/articles/:slug",
    {
      ...onDuty,
      schema: {
        tags,
        summary: "An answer with its versions",
        params: Type.Object({ slug }),
        response: { 200: Article, ...refusals },
      },
    },
    async (request, reply) => {
      const article = await context.database.snapshot((tx) => viewArticle(tx, request.params.slug));
      return article ?? refuseUnknown(reply);
    },
  );

  http.get(
    "/api/support/articles/:slug/versions/:version",
    {
      ...onDuty,
      schema: {
        tags,
        summary: "An answer as it was; version 0 is the product's own",
        params: Type.Object({ slug, version: Type.String({ pattern: "^\\d{1,6}$" }) }),
        response: { 200: Article, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug: wanted, version } = request.params;
      const article = await context.database.snapshot((tx) => viewArticle(tx, wanted, Number(version)));
      return article ?? refuseUnknown(reply);
    },
  );

  http.put(
    "/api/support/articles/:slug",
    {
      ...onDuty,
      schema: {
        tags,
        summary: "Write another version of an answer, or a new answer",
        params: Type.Object({ slug }),
        body: ArticleEdit,
        response: { 200: Article, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const outcome = await context.database.transaction((tx) =>
        changeArticle(tx, context, {
          slug: request.params.slug,
          edit: request.body,
          by: auditActorOf(actor),
          name: actor.name,
          requestId: request.id,
        }),
      );
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
    },
  );

  http.post(
    "/api/support/articles/preview",
    {
      ...onDuty,
      schema: {
        tags,
        summary: "How an answer would look; changes nothing",
        body: Type.Object({ body: Type.String({ maxLength: bodyMax }) }),
        response: { 200: ArticlePreview, ...refusals },
      },
    },
    async (request) => ({ html: renderArticle(request.body.body, context.accounts.exchangeName).html }),
  );
}

async function viewArticles(tx: Parameters<typeof listNewestVersions>[0]): Promise<ArticleLines> {
  const written = new Map((await listNewestVersions(tx)).map((version) => [version.slug, version]));
  const helped = new Map((await listHelped(tx)).map(({ slug: of, times }) => [of, times]));
  const articles = [...productArticles.values()]
    .filter((article) => !written.has(article.slug))
    .concat([...written.values()].map(articleOf))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
  return {
    articles: articles.map((article) => articleLine(article, written.get(article.slug), helped.get(article.slug) ?? 0)),
    categories: faqCategories.map(({ id, name }) => ({ id, name })),
  };
}

const refuseUnknown = (reply: FastifyReply) =>
  sendSupportRefusal(reply, { refused: "not-found", detail: "There is no such answer, or no such version of it." });
