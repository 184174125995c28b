import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readQueueAddress } from "../features/support/queue-address.ts";
import { frame } from "./root-routes.tsx";

// Those who answer requests for help.
const queue = createRoute({
  getParentRoute: () => frame,
  path: "/support-desk",
  validateSearch: readQueueAddress,
  component: lazyRouteComponent(() => import("../features/support/queue-page.tsx"), "QueuePage"),
});
const ticket = createRoute({
  getParentRoute: () => frame,
  path: "/support-desk/$ticketId",
  component: lazyRouteComponent(() => import("../features/support/ticket-page.tsx"), "TicketPage"),
});
const cannedAnswers = createRoute({
  getParentRoute: () => frame,
  path: "/support-desk/canned-answers",
  component: lazyRouteComponent(() => import("../features/support/canned-answers-page.tsx"), "CannedAnswersPage"),
});
const statistics = createRoute({
  getParentRoute: () => frame,
  path: "/support-desk/statistics",
  component: lazyRouteComponent(() => import("../features/support/statistics-page.tsx"), "StatisticsPage"),
});

const heldMails = createRoute({
  getParentRoute: () => frame,
  path: "/held-mail",
  component: lazyRouteComponent(() => import("../features/held-mail/held-mails-page.tsx"), "HeldMailsPage"),
});
const heldMail = createRoute({
  getParentRoute: () => frame,
  path: "/held-mail/$mailId",
  component: lazyRouteComponent(() => import("../features/held-mail/held-mail-page.tsx"), "HeldMailPage"),
});
const mailCertificates = createRoute({
  getParentRoute: () => frame,
  path: "/held-mail/certificates",
  component: lazyRouteComponent(() => import("../features/held-mail/certificates-page.tsx"), "CertificatesPage"),
});

// Those who write the help centre and the status page.
const articles = createRoute({
  getParentRoute: () => frame,
  path: "/help-articles",
  component: lazyRouteComponent(() => import("../features/help-articles/articles-page.tsx"), "ArticlesPage"),
});
const newArticle = createRoute({
  getParentRoute: () => frame,
  path: "/help-articles/new",
  component: lazyRouteComponent(() => import("../features/help-articles/article-page.tsx"), "NewArticlePage"),
});
const article = createRoute({
  getParentRoute: () => frame,
  path: "/help-articles/$slug",
  component: lazyRouteComponent(() => import("../features/help-articles/article-page.tsx"), "ArticlePage"),
});
const news = createRoute({
  getParentRoute: () => frame,
  path: "/status-news",
  component: lazyRouteComponent(() => import("../features/status-news/news-page.tsx"), "NewsPage"),
});
const newNews = createRoute({
  getParentRoute: () => frame,
  path: "/status-news/new",
  component: lazyRouteComponent(() => import("../features/status-news/new-news-page.tsx"), "NewNewsPage"),
});
const newsItem = createRoute({
  getParentRoute: () => frame,
  path: "/status-news/$itemId",
  component: lazyRouteComponent(() => import("../features/status-news/item-page.tsx"), "NewsItemPage"),
});

// Those who look after what comes in.
const sources = createRoute({
  getParentRoute: () => frame,
  path: "/sources",
  component: lazyRouteComponent(() => import("../features/sources/sources-page.tsx"), "SourcesPage"),
});

/** Pages of those who help: their code comes when one of them does. */
export const supportRoutes = [
  queue,
  ticket,
  cannedAnswers,
  statistics,
  heldMails,
  heldMail,
  mailCertificates,
  articles,
  newArticle,
  article,
  news,
  newNews,
  newsItem,
  sources,
] as const;
