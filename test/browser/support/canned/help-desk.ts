import type { Article, ArticleLines, StatusItem } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

export const articleCategories: ArticleLines["categories"] = [
  { id: "sign-in", name: "Signing in" },
  { id: "portal", name: "Using the portal" },
  { id: "data", name: "Patients’ data" },
];

export const popUpArticle: Article = {
  slug: "pop-up-windows",
  title: "Why does no window open when I press a result?",
  category: "portal",
  version: 2,
  changedAt: "2026-10-12T14:00:00Z",
  changedBy: "Sam Adeyemi",
  hidden: false,
  helped: 41,
  body: "Results open in **windows of their own**, and your browser blocks them.\n\n- Press the blocked window beside the address.\n- Choose *Always allow*.\n\nMore is in [the guide](/support/faq/browsers).",
  keywords: "popup blocked window result does not open",
  action: { label: "Open the portal again", path: "/search" },
  versions: [
    { version: 0 },
    { version: 1, at: "2026-10-02T14:00:00Z", by: "Omar Haddad" },
    { version: 2, at: "2026-10-12T14:00:00Z", by: "Sam Adeyemi" },
  ],
};

export const passwordArticle: Article = {
  slug: "forgotten-password",
  title: "I forgot my password",
  category: "sign-in",
  version: 0,
  hidden: false,
  helped: 118,
  body: "Ask for a temporary password with your username. It comes by e-mail and works for 60 minutes.",
  keywords: "lost password reset",
  action: { label: "Set a new password", path: "/sign-in/forgotten" },
  versions: [{ version: 0 }],
};

export const hiddenArticle: Article = {
  ...passwordArticle,
  slug: "fax-numbers",
  title: "Which fax numbers are there?",
  category: "data",
  version: 1,
  changedAt: "2026-09-01T10:00:00Z",
  changedBy: "Omar Haddad",
  hidden: true,
  helped: 0,
};

export const articles: Article[] = [passwordArticle, popUpArticle, hiddenArticle];

export const runningIncident: StatusItem = {
  id: uuidOf(1991),
  kind: "incident",
  title: "Text messages arrive late",
  text: "Security codes by text message take up to five minutes. An authenticator app or a passkey works at once.",
  components: ["text-messages", "sign-in"],
  componentState: "slow",
  from: "2026-11-01T13:10:00Z",
  toldOnSignIn: true,
  updates: [
    { at: "2026-11-01T13:20:00Z", by: "Sam Adeyemi", text: "Our provider knows about it and works on it." },
    { at: "2026-11-01T14:05:00Z", by: "Sam Adeyemi", text: "Most messages arrive within two minutes again." },
  ],
};

export const plannedMaintenance: StatusItem = {
  id: uuidOf(1992),
  kind: "maintenance",
  title: "Charts are read-only for an hour",
  text: "New servers are brought in. Charts can be read, decisions cannot be recorded.",
  components: ["charts"],
  componentState: "maintenance",
  from: "2036-12-06T09:00:00Z",
  until: "2036-12-06T10:00:00Z",
  toldOnSignIn: false,
  updates: [],
};

export const pastAnnouncement: StatusItem = {
  id: uuidOf(1993),
  kind: "announcement",
  title: "Passkeys are here",
  text: "Sign in with your fingerprint or face: set it up on your account page.",
  components: [],
  from: "2026-09-01T12:00:00Z",
  endedAt: "2026-10-01T12:00:00Z",
  toldOnSignIn: true,
  updates: [],
};
