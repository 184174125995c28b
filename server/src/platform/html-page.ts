import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyReply } from "fastify";
import { type Html, html } from "./html.ts";
import { pageStyle } from "./html-page-style.ts";
import type { HttpServer } from "./http.ts";

export type PageLanguage = "en" | "es";

export type PublicPage = {
  exchangeName: string;
  /** Of this page, without the exchange's name. */
  title: string;
  main: Html;
  /** Address of this page, when it is one of the navigation. */
  current?: string;
  /** Address of a script of its own, from {@link servePageFile}; the page works without it. */
  script?: string;
  /** English where there is none. */
  language?: PageLanguage;
  /** The same page in other languages. */
  alternates?: readonly { language: PageLanguage; path: string }[];
  status?: number;
};

/**
 * Answers with a public page in the light frame that all of them share: the exchange's name, where else to go, sign-in at
 * the right. It needs no script and no sign-in; the routes of such pages ask for `publicPageFiles`.
 */
export const sendPublicPage = (reply: FastifyReply, page: PublicPage): FastifyReply =>
  reply
    .code(page.status ?? 200)
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    // Without it a browser would not say where a form was sent from, and nothing could tell our own from a stranger's.
    .header("referrer-policy", "same-origin")
    .send(frame(page).html);

function frame(page: PublicPage): Html {
  const { exchangeName, title, main, current, script, language = "en", alternates = [] } = page;
  const words = frameWords[language];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${exchangeName}</title>
<link rel="icon" type="image/svg+xml" href="${iconPath}">
<link rel="stylesheet" href="${stylePath}">
${script !== undefined && html`<script type="module" src="${script}"></script>`}
${alternates.map((other) => html`<link rel="alternate" hreflang="${other.language}" href="${other.path}">`)}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header>
<a class="wordmark" href="/"><img src="${iconPath}" alt="" width="24" height="24">${exchangeName}</a>
<nav aria-label="${words.pages}"><ul>
${words.navigation.map((entry) => navigationEntry(entry, entry.path === current))}
${alternates.map((other) => html`<li><a href="${other.path}" lang="${other.language}" hreflang="${other.language}">${languageNames[other.language]}</a></li>`)}
${navigationEntry(words.signIn, false)}
</ul></nav>
</header>
<main id="main">
${main}
</main>
<footer><p>${exchangeName}${words.footer.map(({ path, name }) => html` · <a href="${path}">${name}</a>`)}</p></footer>
</body>
</html>`;
}

const navigationEntry = ({ path, name, language }: PageLink, isCurrent: boolean): Html =>
  html`<li><a href="${path}"${language !== undefined && html` hreflang="${language}"`}${isCurrent && html` aria-current="page"`}>${name}</a></li>`;

const languageNames: Record<PageLanguage, string> = { en: "English", es: "Español" };

/** @property language of a page that is not in the language of this one */
type PageLink = { path: string; name: string; language?: PageLanguage };

type FrameWords = {
  skip: string;
  pages: string;
  /** The other public pages; sign-in stands at the right of them. */
  navigation: readonly PageLink[];
  signIn: PageLink;
  footer: readonly PageLink[];
};

const frameWords: Record<PageLanguage, FrameWords> = {
  en: {
    skip: "Skip to the content",
    pages: "Pages",
    navigation: [
      { path: "/", name: "Home" },
      { path: "/support", name: "Support" },
      { path: "/directory", name: "Directory" },
      { path: "/patients", name: "For patients" },
      { path: "/aum", name: "For user managers" },
      { path: "/status", name: "Status" },
    ],
    signIn: { path: "/sign-in", name: "Sign in" },
    footer: [
      { path: "/find-your-relationship-manager", name: "Find your relationship manager" },
      { path: "/support/ask", name: "Ask us" },
      { path: "/privacy-figures", name: "How access is watched" },
    ],
  },
  es: {
    skip: "Ir al contenido",
    pages: "Páginas",
    navigation: [
      { path: "/", name: "Inicio", language: "en" },
      { path: "/support", name: "Ayuda", language: "en" },
      { path: "/directory", name: "Directorio", language: "en" },
      { path: "/pacientes", name: "Para pacientes" },
      { path: "/status", name: "Estado", language: "en" },
    ],
    signIn: { path: "/sign-in", name: "Entrar", language: "en" },
    footer: [{ path: "/find-your-relationship-manager", name: "Contacto", language: "en" }],
  },
};

const fontFile = (name: string): Buffer =>
  readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/source-sans-3/files/${name}`)));

/** Fits nowhere else: the mark of the portal, as in portal/src/ui/favicon.svg. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b4f73"/><path d="M5 20c4 0 4-4 8-4s4 4 8 4 4-4 6-4" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M16 5v8M12 9h8" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>`;

type PageFile = { path: string; type: string; content: string | Buffer };

/** A file of a page, under an address that changes with what is in it, so that browsers may keep it for good. */
export function pageFile(name: string, type: string, content: string | Buffer): PageFile {
  const version = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { path: `/pages/${version}/${name}`, type, content };
}

/** Serves a file that {@link pageFile} made; whoever has a page with it asks for it, and once is enough. */
export function servePageFile(http: HttpServer, { path, type, content }: PageFile): void {
  if (http.hasRoute({ method: "GET", url: path })) return;
  http.get(path, { schema: { hide: true } }, (_request, reply) =>
    reply.type(type).header("cache-control", "public, max-age=31536000, immutable").send(content),
  );
}

const fonts = [
  { weight: 400, range: "latin" as const },
  { weight: 400, range: "latin-ext" as const },
  { weight: 600, range: "latin" as const },
  { weight: 600, range: "latin-ext" as const },
].map(({ weight, range }) => {
  const name = `source-sans-3-${range}-${weight}-normal.woff2`;
  return { weight, range, file: pageFile(name, "font/woff2", fontFile(name)) };
});
const iconFile = pageFile("icon.svg", "image/svg+xml", icon);
const styleFile = pageFile(
  "page.css",
  "text/css; charset=utf-8",
  pageStyle(fonts.map(({ weight, range, file }) => ({ weight, range, path: file.path }))),
);
const iconPath = iconFile.path;
const stylePath = styleFile.path;

/** Serves what every public page needs beside itself: style, fonts, mark. */
export function publicPageFiles(http: HttpServer): void {
  for (const file of [iconFile, styleFile, ...fonts.map((font) => font.file)]) servePageFile(http, file);
}
