import type { NewTicket, Ticket } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { candidates, lineOf, roleTitles, suggestions } from "./canned/help.ts";
import { uuidOf } from "./canned/people.ts";
import { notFound, problem } from "./canned/problems.ts";
import type { FakeWorld } from "./fake-world.ts";

const now = "2026-11-03T14:00:00Z";
const firstFile = 1900;

/** What everybody who is signed in asks of the help desk; `undefined`: not theirs. */
export function answerHelp(world: FakeWorld, { method, path, body }: Asked): Answered | undefined {
  if (!path.startsWith("/api/help/")) return undefined;
  const { help } = world;
  if (method !== "GET" && !Buffer.isBuffer(body)) help.sent.push({ asked: `${method} ${path}`, body });
  const id = path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)?.[0] ?? "";
  const ticket = help.tickets.find((each) => each.id === id);
  switch (`${method} ${path.replace(id || "·", ":id")}`) {
    case "GET /api/help/tickets": {
      const tickets = world.bare ? [] : help.tickets;
      return ok({
        tickets: tickets.map((each) => lineOf(each, help.unread.includes(each.id))),
        unread: world.bare ? 0 : help.unread.length,
      });
    }
    case "GET /api/help/titles":
      return ok({ titles: roleTitles });
    case "POST /api/help/tickets":
      return openTicket(world, body);
    case "GET /api/help/tickets/:id":
      help.unread = help.unread.filter((each) => each !== id);
      return ticket ? ok(ticket) : refused(noTicket);
    case "POST /api/help/tickets/:id/messages":
      if (!ticket) return refused(noTicket);
      ticket.messages.push(messageOf(world, body.text, body.attachmentIds, ticket.asSource ? "source" : "sender"));
      ticket.state = "in-progress";
      return ok(ticket);
    case "POST /api/help/attachments":
      return takeFile(world, body);
    case "GET /api/help/attachments/:id":
      return { status: 200, file: { type: "image/png", bytes: help.bytes ?? onePixel } };
    case "POST /api/help/suggestions":
      return ok({ suggestions: suggestions.filter(({ title }) => sharesWord(title, body.text)) });
    case "GET /api/help/announcements":
      return ok({ announcements: help.announcements });
    case "POST /api/help/announcements/:id/dismiss":
      for (const each of help.announcements) if (each.id === id) each.dismissed = true;
      return { status: 204 };
  }
  return path.endsWith("/helped") ? { status: 204 } : refused(notFound);
}

const noTicket = problem("not-found", "No such request is yours.");

function openTicket(world: FakeWorld, asked: NewTicket): Answered {
  const { help } = world;
  if (help.ambiguous && !asked.fields?.affiliationId) {
    return ok({ outcome: "choose", words: "Several people fit.", candidates, masked: false });
  }
  const { verdicts } = world.session;
  const decides = verdicts?.manageUsers.allowed || verdicts?.auditAccess.allowed;
  const done = decides && (asked.type === "deactivation" || asked.fields?.titleId !== undefined);
  const shot = help.files.find((file) => file.id === asked.screenshotId);
  const masked = /password is/i.test(asked.text);
  const ticket: Ticket = {
    id: uuidOf(1899),
    number: "T-2026-00015",
    type: asked.type,
    subject: asked.subject,
    state: done ? "solved" : "new",
    openedAt: now,
    changedAt: now,
    dueAt: "2036-11-06T22:00:00Z",
    fields: asked.fields ?? {},
    ...(asked.report ? { report: asked.report } : {}),
    ...(asked.line ? { line: asked.line } : {}),
    ...(shot ? { screenshot: shot } : {}),
    messages: [messageOf(world, masked ? "My password is ••••••••" : asked.text, asked.attachmentIds, "sender")],
    mayAnswer: true,
    asSource: false,
  };
  help.tickets.unshift(ticket);
  const words = done
    ? asked.type === "deactivation"
      ? "The access of Ben Whitlock has ended."
      : "The role of Ben Whitlock was changed."
    : "Somebody of the help desk reads it. You are told by mail when there is an answer.";
  const told = masked ? `${words} A password or code stood in it: we masked it.` : words;
  return ok({ ticket, outcome: done ? "done" : "sent", words: told, masked });
}

const messageOf = (
  { help, session }: FakeWorld,
  text: string,
  ids: readonly string[] = [],
  from: Ticket["messages"][number]["from"] = "sender",
): Ticket["messages"][number] => ({
  id: uuidOf(1850 + help.sent.length),
  at: now,
  from,
  by: session.name ?? "",
  text,
  attachments: help.files.filter(({ id, type }) => ids.includes(id) && type !== "image/png"),
  internal: false,
});

/** Pictures are known by their first bytes; what names itself a picture of lines is refused, as by the exchange. */
function takeFile({ help }: FakeWorld, bytes: Buffer): Answered {
  if (bytes.includes("<svg")) return refused(problem("attachment-refused", "Pictures of this kind are not taken."));
  const png = bytes.subarray(1, 4).toString("latin1") === "PNG";
  const file = {
    id: uuidOf(firstFile + help.files.length),
    name: png ? "page.png" : "note.txt",
    type: png ? "image/png" : "text/plain",
    bytes: bytes.length,
  };
  help.files.push(file);
  help.bytes = bytes;
  return ok(file);
}

const sharesWord = (title: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\W+/)
    .some((word) => word.length > 3 && title.toLowerCase().includes(word));

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
