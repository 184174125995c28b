import type {
  Article,
  ArticleEdit,
  QueuedTicket,
  StaffMessage,
  StaffTicket,
  StatusItem,
  TicketAct,
  TicketChange,
  TicketSearch,
} from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { articleCategories } from "./canned/help-desk.ts";
import { uuidOf } from "./canned/people.ts";
import { notFound, problem } from "./canned/problems.ts";
import { noStatistics, queuedOf, supportStatistics } from "./canned/support-work.ts";
import type { FakeSupport } from "./fake-support.ts";
import type { FakeWorld } from "./fake-world.ts";

const now = "2026-11-01T19:05:00Z";

/** What those who help are answered; `undefined`: not theirs. */
export function answerSupport(world: FakeWorld, asked: Asked): Answered | undefined {
  if (!/^\/api\/support\/(?:tickets|canned-answers|statistics|articles|status)(?:\/|$)/.test(asked.path))
    return undefined;
  const { support } = world;
  const { method, path, body } = asked;
  if (method !== "GET") support.sent.push({ asked: `${method} ${path}`, body });
  if (path.startsWith("/api/support/articles")) return answerArticles(world, asked);
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(path)?.[0] ?? "";
  const ticket = support.tickets.find((each) => each.id === id);
  switch (`${method} ${path.replace(id || "·", ":id")}`) {
    case "POST /api/support/tickets/search":
      return ok(pageOf(world.bare ? [] : support.tickets.map(queuedOf), body, world.session.name));
    case "GET /api/support/canned-answers":
      return ok({ answers: world.bare ? [] : support.canned });
    case "PUT /api/support/canned-answers/:id":
      support.canned = [...support.canned.filter((each) => each.id !== id), body];
      return ok(body);
    case "POST /api/support/canned-answers/:id/remove":
      support.canned = support.canned.filter((each) => each.id !== id);
      return { status: 204 };
    case "GET /api/support/statistics":
      return ok(world.bare ? noStatistics : supportStatistics);
    case "GET /api/support/status":
      return ok({ items: world.bare ? [] : support.items });
    case "POST /api/support/status":
      return ok(told(support, body));
    case "POST /api/support/status/:id/updates":
    case "POST /api/support/status/:id/end":
      return updated(support, id, body.text, path.endsWith("/end"));
  }
  return ticket ? answerTicket(support, ticket, asked, world.session.name ?? "") : refused(notFound);
}

function pageOf(all: readonly QueuedTicket[], search: TicketSearch, me: string | undefined) {
  const open = all.filter(({ state }) => state !== "solved" && state !== "closed");
  const words = search.text?.toLowerCase();
  const inState = search.state === "open" ? open : all.filter(({ state }) => !search.state || state === search.state);
  const tickets = inState.filter(
    (each) =>
      (!words || `${each.number} ${each.subject} ${each.sender}`.toLowerCase().includes(words)) &&
      (!search.type || each.type === search.type) &&
      (!search.team || each.team === search.team) &&
      (!search.late || each.late) &&
      (search.assignee !== "me" || each.assignee?.name === me) &&
      (search.assignee !== "nobody" || !each.assignee),
  );
  const count = (fits: (ticket: QueuedTicket) => boolean) => open.filter(fits).length;
  return {
    tickets,
    counts: {
      open: open.length,
      new: count(({ state }) => state === "new"),
      mine: count(({ assignee }) => assignee?.name === me),
      unassigned: count(({ assignee }) => !assignee),
      late: count(({ late }) => late),
      heldMails: 2,
    },
  };
}

function answerTicket(support: FakeSupport, ticket: StaffTicket, { method, path, body }: Asked, me: string): Answered {
  const verb = path.split("/")[5] ?? "";
  switch (`${method} ${verb}`) {
    case "GET ":
      return ok(ticket);
    case "POST messages":
      return ok(written(ticket, body, me));
    case "POST change":
      return ok(changed(ticket, body));
    case "POST act":
      return ok(acted(ticket, body));
    case "POST merge": {
      const into = support.tickets.find(({ number }) => number === body.intoNumber);
      if (!into) return refused(problem("form-refused", "There is no request with this number."));
      return ok(
        Object.assign(ticket, { state: "closed", mayAnswer: false, mergedInto: { id: into.id, number: into.number } }),
      );
    }
  }
  return refused(notFound);
}

function written(ticket: StaffTicket, { text, internal, state }: StaffMessage, by: string): StaffTicket {
  const id = uuidOf(2900 + ticket.messages.length);
  ticket.messages.push({ id, at: now, from: "staff", by, text, attachments: [], internal });
  return Object.assign(ticket, state ? { state } : {});
}

function changed(ticket: StaffTicket, { assigneeId, reason: _reason, ...change }: TicketChange): StaffTicket {
  if (assigneeId === null) delete ticket.assignee;
  const assignee = ticket.assignees.find(({ accountId }) => accountId === assigneeId);
  return Object.assign(ticket, change, assignee ? { assignee } : {}, change.dueAt ? { late: false } : {});
}

function acted(ticket: StaffTicket, { verb }: TicketAct): StaffTicket {
  ticket.events.push({ at: now, by: "Grace Lin", words: `Done: ${verb}` });
  return Object.assign(ticket, { state: "solved" });
}

function answerArticles({ support, bare }: FakeWorld, { method, path, body }: Asked): Answered {
  if (path === "/api/support/articles") {
    return ok({ articles: bare ? [] : support.articles.map(lineOf), categories: articleCategories });
  }
  if (path.endsWith("/preview")) return ok({ html: htmlOf(body.body) });
  const [, slug = "", , version] = path.slice("/api/support".length).split("/").slice(1);
  const article = support.articles.find((each) => each.slug === slug);
  if (method === "PUT") return saved(support, slug, body);
  if (!article) return refused(notFound);
  return ok(version === undefined ? article : { ...article, version: Number(version), body: "As it was before." });
}

const lineOf = ({ body: _body, keywords: _keywords, action: _action, versions: _versions, ...line }: Article) => line;

/** As much of Markdown as the canned articles need. */
const htmlOf = (markdown: string) =>
  markdown
    .replaceAll("<", "&lt;")
    .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replace(/\*(.+?)\*/g, "<em>$1</em>")
    .replace(/\[(.+?)\]\((.+?)\)/g, '<a href="$2">$1</a>')
    .split("\n\n")
    .map((part) => (part.startsWith("- ") ? `<ul>${part.replace(/^- (.*)$/gm, "<li>$1</li>")}</ul>` : `<p>${part}</p>`))
    .join("");

function saved(support: FakeSupport, slug: string, edit: ArticleEdit): Answered {
  const before = support.articles.find((each) => each.slug === slug);
  if (before && support.editedFirst) {
    support.editedFirst = false;
    const version = before.version + 1;
    Object.assign(before, { version, body: "Ask your network team.", changedAt: now, changedBy: "Omar Haddad" });
  }
  if (edit.version !== (before?.version ?? 0)) {
    return refused(problem("already-decided", "Somebody else changed this article since you opened it."));
  }
  const version = edit.version + 1;
  const versions = [...(before?.versions ?? []), { version, at: now, by: "Sam Adeyemi" }];
  const article: Article = { ...edit, slug, version, changedAt: now, changedBy: "Sam Adeyemi", helped: 0, versions };
  support.articles = [...support.articles.filter((each) => each.slug !== slug), article];
  return ok(article);
}

function told(support: FakeSupport, body: StatusItem): StatusItem {
  const item = { ...body, id: uuidOf(1999), from: body.from ?? now, updates: [] };
  support.items = [item, ...support.items];
  return item;
}

function updated(support: FakeSupport, id: string, text: string, ends: boolean): Answered {
  const item = support.items.find((each) => each.id === id);
  if (!item) return refused(notFound);
  item.updates.push({ at: now, by: "Sam Adeyemi", text });
  if (ends) item.endedAt = now;
  return ok(item);
}
