import type { NewSecureMessage, NewSecureThread, SecureMessage, SecureParty, SecureThread } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { lineOfThread, recipients } from "./canned/messages.ts";
import { uuidOf } from "./canned/people.ts";
import { problem } from "./canned/problems.ts";
import type { FakeWorld } from "./fake-world.ts";

const now = "2026-11-03T14:00:00Z";
const noThread = problem("not-found", "There is no such message, or it is not for you in what you act for now.");

/** What those who write messages are answered; `undefined`: not theirs. */
export function answerMessages(world: FakeWorld, { method, path, query, body }: Asked): Answered | undefined {
  if (!/^\/api\/messages(?:\/|$)/.test(path)) return undefined;
  const { messages, bare } = world;
  if (method !== "GET") messages.sent.push({ asked: `${method} ${path}`, body });
  const [threadId = "", part = ""] = path.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
  const thread = messages.threads.find(({ id }) => id === threadId);
  switch (`${method} ${path.replace(threadId || "·", ":id").replace(part || "·", ":part")}`) {
    case "GET /api/messages": {
      const ofDesk = world.session.verdicts?.giveSupport.allowed ?? false;
      const about = query.get("ticketId");
      const threads = messages.threads.filter((each) => !about || each.ticket?.id === about);
      const lines = threads.map((each) => lineOfThread(each, messages.unread.includes(each.id), ofDesk));
      return ok({ threads: bare ? [] : lines, unread: bare ? 0 : messages.unread.length, staff: ofDesk });
    }
    case "GET /api/messages/unread":
      return ok({ unread: bare ? 0 : messages.unread.length });
    case "POST /api/messages/recipients":
      return ok({ recipients: recipients.filter(({ name }) => holds(name, body.text)), more: false });
    case "POST /api/messages":
      return startThread(world, body);
  }
  if (!thread) return refused(noThread);
  return answerAboutThread(world, thread, { method, part, body, end: path.split("/").at(-1) ?? "" });
}

function answerAboutThread(
  { messages, session }: FakeWorld,
  thread: SecureThread,
  { method, part, body, end }: { method: string; part: string; body: NewSecureMessage; end: string },
): Answered {
  const party = thread.parties.find(({ id }) => id === part);
  const message = thread.messages.find(({ id }) => id === part);
  if (method === "GET" && part) {
    return { status: 200, file: { type: "application/pdf", bytes: Buffer.from("%PDF-1.7") } };
  }
  if (method === "GET") {
    messages.unread = messages.unread.filter((each) => each !== thread.id);
    return ok(thread);
  }
  if (message && end === "recall") {
    Object.assign(message, { text: "", attachments: [], recalledAt: now, mayRecall: false });
    return ok(thread);
  }
  if (party?.link && end === "withdraw") return ok(withLink(thread, party, { state: "withdrawn" }));
  if (party?.link && end === "link") return ok(withLink(thread, party, { state: "open" }));
  const masked = /password is/i.test(body.text);
  thread.messages.push(written(session.name, masked ? "My password is ••••••••" : body.text, messages.sent.length));
  return ok({ thread, masked });
}

function withLink(
  thread: SecureThread,
  { link }: SecureParty,
  change: Pick<NonNullable<SecureParty["link"]>, "state">,
): SecureThread {
  Object.assign(link ?? {}, change);
  thread.mayAnswer = thread.parties.some((party) => !party.self && (!party.link || party.link.state === "open"));
  return thread;
}

function startThread({ messages, session, help }: FakeWorld, asked: NewSecureThread): Answered {
  const thread: SecureThread = {
    id: uuidOf(2399),
    subject: asked.subject,
    startedAt: now,
    changedAt: now,
    parties: [
      { id: uuidOf(2398), kind: "account", name: session.name ?? "", self: true },
      ...asked.to.map((to, place) => partyOf(to, place, help.tickets[0]?.messages[0]?.by ?? "")),
    ],
    messages: [written(session.name, asked.text, 0)],
    mayAnswer: true,
  };
  messages.threads.unshift(thread);
  return ok({ thread, masked: false });
}

function partyOf(to: NewSecureThread["to"][number], place: number, sender: string): SecureParty {
  const party = { id: uuidOf(2380 + place), self: false };
  switch (to.kind) {
    case "help":
      return { ...party, kind: "help", name: "Help desk of Crossbay" };
    case "ticket-sender":
      return { ...party, kind: "account", name: sender };
    case "affiliation": {
      const found = recipients.find(({ affiliationId }) => affiliationId === to.affiliationId);
      return { ...party, kind: "account", name: found?.name ?? "" };
    }
    case "outside": {
      const { name, proof } = to.person;
      const link = { state: "open" as const, endsAt: "2036-11-17T14:00:00Z", proof: proof.by, mayRenew: true };
      return { ...party, kind: "outside", name, link };
    }
  }
}

const written = (name: string | undefined, text: string, serial: number): SecureMessage => ({
  id: uuidOf(2350 + serial),
  at: now,
  by: name ?? "",
  own: true,
  text,
  attachments: [],
  mayRecall: true,
  readBy: [],
});

const holds = (name: string, typed: string): boolean => name.toLowerCase().includes(typed.trim().toLowerCase());
