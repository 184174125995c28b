import { readFile } from "node:fs/promises";
import { QuarantineReason, type QuarantineSearch, type ReplayOutcome } from "@crossbay/contract";
import { listSources } from "../../accounts/index.ts";
import {
  dismissQuarantined,
  type Engineer,
  findMessages,
  replayMany,
  replayQuarantined,
  showQuarantined,
  theOperator,
  unmaskQuarantined,
} from "../../intake/index.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type House, openHouse } from "../house.ts";
import { allQuarantined } from "./quarantine-pages.ts";
import { describeDetail, listFound, listOutcomes, listWaiting } from "./quarantine-words.ts";

const reasons = QuarantineReason.enum;
const reasonLengthMin = 10;

/** `./crossbay quarantine list|show|replay|dismiss|find` */
export const quarantineCommand: Command = {
  name: "quarantine",
  summary: "See what is on no chart, and why; mend it, try it again, dismiss it; find any message",
  usage: `
./crossbay quarantine list [--source CODE] [--reason REASON] [--all]
./crossbay quarantine show ID [--unmask --reason "WHY"]
./crossbay quarantine replay ID… | --source CODE [--reason REASON]
./crossbay quarantine replay ID --file MENDED.hl7
./crossbay quarantine dismiss ID… --reason "WHY"
./crossbay quarantine find CONTROL-ID [--source CODE]

list     Messages that wait, newest first: source, time, control id, type, reason, what is wrong and where.
         REASON: ${reasons.join(", ")}.
         --all lists settled ones too.
show     One message and its history. Values are masked; --unmask shows them, for a reason that is recorded.
replay   Tries messages again as they came, the oldest first; with --file one message as you mended it, whose control id and
         sender must stay. What is on the chart is answered AA from then on. Exit code 1 unless all of them are.
dismiss  Settles messages without a chart, for a reason that is recorded. Their bytes stay.
find     What became of a message, on a chart or not.

Whoever runs this sees every source, and is recorded as the operator. It works beside a running server.`,
  async run(args) {
    const [verb = "", ...rest] = args;
    const action = verbs[verb];
    if (!action) throw new PlainError("Say list, show, replay, dismiss or find; --help tells more.", { exitCode: 2 });
    const asked = readQuarantineArguments(rest);
    const house = await openHouse();
    try {
      return await action(house, theOperator(house.clock.now()), asked);
    } finally {
      await house.close();
    }
  },
};

type Asked = ReturnType<typeof readQuarantineArguments>;

const verbs: Record<string, (house: House, operator: Engineer, asked: Asked) => Promise<number>> = {
  async list(house, operator, { values }) {
    const { found, isAll } = await allQuarantined(house, operator, await searchOf(house, values));
    say(listWaiting(found, isAll));
    return 0;
  },

  async show(house, operator, { values, positionals }) {
    const id = oneOf(positionals, "Name one message by its id.");
    const asking = { id, charactersMax: Number.MAX_SAFE_INTEGER };
    const detail = values.unmask
      ? await unmaskQuarantined(house, operator, { ...asking, reason: whyOf(values) })
      : await showQuarantined(house, operator, asking);
    if (!detail) throw new PlainError("There is no such message in quarantine.");
    say(describeDetail(detail));
    return 0;
  },

  async replay(house, operator, { values, positionals }) {
    if (values.file !== undefined) {
      const id = oneOf(positionals, "Name the one message that the file mends.");
      const mended = await readFile(values.file).catch((cause: Error) => {
        throw new PlainError(`The file ${values.file} cannot be read: ${cause.message}.`, { cause });
      });
      const outcome = await replayQuarantined(house, operator, { id, mended });
      if ("refused" in outcome) throw new PlainError(outcome.sentence);
      return tell([outcome], "on-chart");
    }
    if (positionals.length > 0) return tell(await replayMany(house, operator, positionals.map(asId)), "on-chart");
    if (values.source === undefined) throw new PlainError("Name messages, or a --source.", { exitCode: 2 });
    const { found } = await allQuarantined(house, operator, await searchOf(house, { ...values, all: false }));
    const ids = found.map(({ id }) => id);
    return tell(await replayMany(house, operator, ids), "on-chart");
  },

  async dismiss(house, operator, { values, positionals }) {
    if (positionals.length === 0) throw new PlainError("Name the messages to dismiss.", { exitCode: 2 });
    const asking = { ids: positionals.map(asId), reason: whyOf(values) };
    return tell(await dismissQuarantined(house, operator, asking), "dismissed");
  },

  async find(house, operator, { values, positionals }) {
    const controlId = positionals[0];
    if (controlId === undefined || positionals.length > 1) {
      throw new PlainError("Name one control id (MSH-10).", { exitCode: 2 });
    }
    const { sourceId } = await searchOf(house, { source: values.source });
    const found = await findMessages(house, operator, { controlId, ...(sourceId ? { sourceId } : {}) });
    say(listFound(found));
    return found.length > 0 ? 0 : 1;
  },
};

function readQuarantineArguments(args: readonly string[]) {
  return readArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      source: { type: "string" },
      reason: { type: "string" },
      all: { type: "boolean", default: false },
      unmask: { type: "boolean", default: false },
      file: { type: "string" },
    },
  });
}

async function searchOf(
  house: House,
  { source, reason, all = false }: { source?: string | undefined; reason?: string | undefined; all?: boolean },
): Promise<QuarantineSearch> {
  const search: QuarantineSearch = all ? {} : { state: "waiting" };
  if (reason !== undefined) {
    const known = reasons.find((one) => one === reason);
    if (!known)
      throw new PlainError(`There is no reason "${reason}"; there are: ${reasons.join(", ")}.`, { exitCode: 2 });
    search.reason = known;
  }
  if (source !== undefined) {
    const sources = await house.database.snapshot((tx) => listSources(tx));
    const known = sources.find(({ code }) => code === source.toUpperCase());
    if (!known) throw new PlainError(`There is no source "${source}"; ./crossbay source list names all of them.`);
    search.sourceId = known.id;
  }
  return search;
}

function whyOf({ reason }: { reason?: string | undefined }): string {
  if (reason !== undefined && reason.trim().length >= reasonLengthMin) return reason;
  throw new PlainError(`--reason says why, in ${reasonLengthMin} characters or more: it is recorded.`, { exitCode: 2 });
}

function oneOf(positionals: readonly string[], sentence: string): string {
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new PlainError(sentence, { exitCode: 2 });
  return asId(id);
}

function asId(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new PlainError(`"${text}" is no id of a message; ./crossbay quarantine list shows them.`, { exitCode: 2 });
}

function tell(outcomes: readonly ReplayOutcome[], wanted: ReplayOutcome["outcome"]): number {
  say(listOutcomes(outcomes));
  return outcomes.every(({ outcome }) => outcome === wanted) ? 0 : 1;
}

const say = (text: string): void => void process.stdout.write(text);
