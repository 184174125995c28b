import type { QuarantinedMessage, QuarantineSearch, ReplayOutcome } from "@crossbay/contract";
import { type Answered, type Asked, ok } from "./asked.ts";
import { acceptedExplanation, refusedExplanation } from "./canned/explanations.ts";
import { everyFeedPage, feedsAt, feedsPage, noFeeds, sources, strangersPage } from "./canned/feeds.ts";
import { notFound } from "./canned/problems.ts";
import { broken, counts, detailOf, replayedOne, stillRefused, waitingMessages } from "./canned/quarantine.ts";
import type { FakeWorld } from "./fake-world.ts";

/** What the exchange answers to an interface engineer. A message replayed with the record number CGH-100245 is taken. */
export function answerInterface(world: FakeWorld, { method, path, body }: Asked): Answered {
  const id = /\/quarantine\/([0-9a-f-]{36})/.exec(path)?.[1] ?? "";
  switch (`${method} ${path.slice("/api/interface".length).replace(id || "·", ":id")}`) {
    case "GET /feeds":
      return ok(world.bare ? noFeeds : world.session.username === "kmensah" ? everyFeedPage : feedsPage);
    case "GET /sources":
      return ok({ sources });
    case "GET /strangers":
      return ok(world.bare ? { strangers: [] } : strangersPage);
    case "POST /quarantine/search":
      return ok(pageOf(world, body));
    case "GET /quarantine/:id":
      return answerMessage(world, id, false);
    case "POST /quarantine/:id/unmask":
      return answerMessage(world, id, true);
    case "POST /quarantine/:id/replay":
      return ok({ outcomes: [replay(world, id, body.text)] });
    case "POST /quarantine/replay":
      return ok({ outcomes: body.ids.map((each: string) => replay(world, each, undefined)) });
    case "POST /quarantine/dismiss":
      return ok({ outcomes: body.ids.map((each: string) => settle(world, each, "dismissed")) });
    case "POST /messages/find":
      return ok({ messages: body.controlId === broken.controlId ? [found()] : [] });
    case "POST /explain":
      return ok(body.text.includes("CGH-100245") ? acceptedExplanation : refusedExplanation);
  }
  return { status: notFound.status, json: notFound };
}

const all = [...waitingMessages, replayedOne];

function stateOf(world: FakeWorld, message: QuarantinedMessage): QuarantinedMessage {
  const state = world.settled.get(message.id);
  return state ? { ...message, state, settledAt: feedsAt } : message;
}

function pageOf(world: FakeWorld, search: QuarantineSearch) {
  if (world.bare) return { messages: [], counts: [] };
  const messages = all
    .map((message) => stateOf(world, message))
    .filter(
      ({ state, sourceId, reason, faults }) =>
        state === (search.state ?? state) &&
        sourceId === (search.sourceId ?? sourceId) &&
        reason === (search.reason ?? reason) &&
        (search.place === undefined || faults[0]?.place?.replace(/\(\d+\)/, "") === search.place),
    );
  const start = search.after ? messages.findIndex(({ id }) => id === search.after) + 1 : 0;
  const shown = messages.slice(start, start + 6);
  const last = shown.at(-1);
  return { messages: shown, counts, ...(last && messages.length > start + 6 ? { after: last.id } : {}) };
}

function answerMessage(world: FakeWorld, id: string, unmasked: boolean): Answered {
  const message = all.find((each) => each.id === id);
  return message ? ok(detailOf(stateOf(world, message), unmasked)) : { status: notFound.status, json: notFound };
}

function replay(world: FakeWorld, id: string, text: string | undefined): ReplayOutcome {
  const message = all.find((each) => each.id === id);
  if (text?.includes("CGH-100245") || message?.reason === "translation-failed") return settle(world, id, "replayed");
  const faults = text?.includes("00000") ? [stillRefused] : (message?.faults ?? []);
  return { id, outcome: "still-refused", faults };
}

function settle(world: FakeWorld, id: string, state: "replayed" | "dismissed"): ReplayOutcome {
  world.settled.set(id, state);
  return { id, outcome: state === "replayed" ? "on-chart" : "dismissed", faults: [] };
}

const found = () => ({
  sourceCode: broken.sourceCode,
  controlId: broken.controlId,
  type: broken.type,
  receivedAt: broken.receivedAt,
  state: "quarantined",
  answer: "AE",
  faults: broken.faults.slice(0, 1),
  quarantineId: broken.id,
});
