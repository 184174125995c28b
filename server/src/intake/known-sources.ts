import type { MessageHeader } from "@crossbay/formats/hl7v2";
import { listSources, type Source } from "../accounts/index.ts";
import type { IntakeContext } from "./intake-context.ts";
import { mapSender } from "./map-sender.ts";

const freshMs = 1_000;

/** The sources as of at most a second ago, by who sends. */
export class KnownSources {
  readonly #context: IntakeContext;
  #bySender: ReadonlyMap<string, Source> = new Map();
  #loadedAtMs = Number.NEGATIVE_INFINITY;

  constructor(context: IntakeContext) {
    this.#context = context;
  }

  find(header: MessageHeader): Source | undefined {
    return this.#bySender.get(senderKey(header));
  }

  /** Sees to it that {@link find} answers from what was true within the last second. */
  async refresh(): Promise<void> {
    if (this.#context.clock.now().getTime() - this.#loadedAtMs >= freshMs) await this.reload();
  }

  async reload(): Promise<void> {
    const loadedAtMs = this.#context.clock.now().getTime();
    const sources = await this.#context.database.snapshot((tx) => listSources(tx));
    this.#bySender = new Map(
      sources.map((source) => [keyOf(source.sendingApplication, source.sendingFacility), source]),
    );
    this.#loadedAtMs = loadedAtMs;
  }

  /** Open intake: makes sources of these senders, where nobody has yet. */
  async map(headers: readonly MessageHeader[]): Promise<void> {
    const senders = new Map(headers.map((header) => [senderKey(header), header]));
    for (const header of senders.values()) await mapSender(this.#context, senderOf(header));
    await this.reload();
  }
}

/** Who sends, folded as sources are. */
export const senderOf = (header: MessageHeader): { application: string; facility: string } => ({
  application: fold(header.sendingApplication),
  facility: fold(header.sendingFacility),
});

/** Who of these sources sends with this header. */
export function findSender(sources: readonly Source[], header: MessageHeader): Source | undefined {
  const { application, facility } = senderOf(header);
  return sources.find(
    ({ sendingApplication, sendingFacility }) => sendingApplication === application && sendingFacility === facility,
  );
}

const fold = (name: string): string => name.trim().toUpperCase();

const keyOf = (application: string, facility: string): string => JSON.stringify([application, facility]);

const senderKey = (header: MessageHeader): string => {
  const { application, facility } = senderOf(header);
  return keyOf(application, facility);
};
