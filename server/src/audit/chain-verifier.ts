import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import type { AnchorMemory } from "./anchor-memory.ts";
import {
  type Anchor,
  chainStart,
  comparePositions,
  digestOf,
  isSignedBy,
  linkOf,
  type Position,
  positionStart,
  sameAnchor,
} from "./chain-rules.ts";
import {
  anchorsAfter,
  type ChainedEntry,
  countEntriesAfter,
  entriesAfter,
  type Seal,
  sealsAfter,
} from "./chain-store.ts";
import { type Era, isEraSignedBy } from "./era-rules.ts";
import { Queue } from "./in-order.ts";

/** What was found: all well with counts, or the first bad record and what is wrong with it. */
export type AuditVerdict =
  | {
      ok: true;
      sealed: number;
      unsealed: number;
      anchors: number;
      oldestUnsealedAt?: string;
      /** Copies of anchors in the anchor folder, where there is one. */
      copies?: number;
      /** Where the chain went on after a restore, and how many records had been lost with it. */
      restores?: { at: string; after: number; lost: number; words: string }[];
    }
  | { ok: false; sequence: number; entryId?: string; problem: string };

export type Finding = Extract<AuditVerdict, { ok: false }>;

const rowsAtOnce = 5000;

/** Walks along chain, entries and anchors at once, each read in order and in pages. */
export class ChainVerifier {
  readonly #tx: Tx;
  readonly #options: { keys: Keys; onProgress?: (checked: number) => void };
  readonly #seals: Queue<Seal>;
  readonly #entries: Queue<ChainedEntry>;
  readonly #anchors: Queue<Anchor>;
  readonly #memories: readonly AnchorMemory[];
  readonly #eras: readonly Era[];
  #sequence = 0;
  #chain: Buffer = chainStart;
  #position: Position = positionStart;
  #lastAnchor: Anchor | undefined;
  #anchorCount = 0;

  constructor(
    tx: Tx,
    beside: { memories: readonly AnchorMemory[]; eras: readonly Era[] },
    options: { keys: Keys; onProgress?: (checked: number) => void },
  ) {
    this.#tx = tx;
    this.#options = options;
    this.#memories = beside.memories;
    this.#eras = beside.eras;
    this.#seals = new Queue((last) => sealsAfter(tx, last?.sequence ?? 0, rowsAtOnce));
    this.#entries = new Queue((last) => entriesAfter(tx, last ?? positionStart, rowsAtOnce));
    this.#anchors = allAnchors(tx);
  }

  /** Walks the chain and everything beside it once, in order. */
  async checkSeals(): Promise<Finding | undefined> {
    const forged = this.#eras.find((era) => !isEraSignedBy(this.#options.keys.audit, era));
    if (forged) return unsaid(forged.afterSequence + 1);
    for (;;) {
      for (const queue of [this.#seals, this.#entries, this.#anchors]) if (!queue.isReady) await queue.fill();
      const seal = this.#seals.take();
      if (!seal) return undefined;
      const { sequence } = seal;
      let finding = this.#checkSeal(seal);
      if (finding) return finding;
      const isBeyond = this.#memories.every((memory) => memory.isBeyond(sequence));
      finding = (isBeyond ? undefined : await this.#checkMemories(sequence)) ?? this.#checkAnchor(sequence);
      if (finding) return finding;
      if (sequence % rowsAtOnce === 0) this.#options.onProgress?.(sequence);
    }
  }

  #checkSeal(seal: Seal): Finding | undefined {
    const sequence = this.#sequence + 1;
    const bad = (problem: string, entryId: string | undefined = seal.entryId): Finding => ({
      ok: false,
      sequence,
      ...(entryId ? { entryId } : {}),
      problem,
    });
    if (seal.sequence !== sequence) return { ok: false, sequence, problem: "The link of this record was deleted." };
    if (comparePositions(seal, this.#position) <= 0) return bad("The link is not in its place: links were exchanged.");
    if (seal.era !== this.#position.era && !this.#isSaid(seal.era)) return unsaid(sequence);
    const entry = this.#entries.take();
    if (!entry) return bad("The record was deleted after it was sealed.");
    const order = comparePositions(entry, seal);
    if (order < 0) return bad("A record was put in behind sealed ones, or exchanged with another.", entry.entryId);
    if (order > 0) return bad("The record was deleted, or moved, after it was sealed.");
    const digest = digestOf(entry.canonical);
    if (!digest.equals(seal.digest)) return bad("The record was changed after it was sealed.");
    const chain = linkOf(this.#chain, sequence, digest);
    if (!chain.equals(seal.chain))
      return this.#since(sequence, "The chain was rewritten: a link does not follow from the one before");
    this.#sequence = sequence;
    this.#chain = chain;
    this.#position = seal;
    return undefined;
  }

  /** A signed statement says that this era begins here. */
  #isSaid(number: number): boolean {
    const era = this.#eras.find((candidate) => candidate.number === number);
    return era?.afterSequence === this.#sequence && era.chain === this.#chain.toString("hex");
  }

  async #checkMemories(sequence: number): Promise<Finding | undefined> {
    for (const memory of this.#memories) {
      if (memory.isBeyond(sequence)) continue;
      const remembered = await memory.take(sequence);
      if (!remembered) continue;
      if (remembered === "damaged") return this.#since(sequence, `The ${memory.name} was damaged`);
      if (remembered.chain !== this.#chain.toString("hex"))
        return this.#since(sequence, `The chain was computed anew: it differs from the ${memory.name}`);
      const next = this.#anchors.front;
      if (next?.sequence === sequence && next.chain === remembered.chain && !sameAnchor(remembered, next))
        return this.#since(sequence, "An anchor was changed after it was signed");
    }
    return undefined;
  }

  #checkAnchor(sequence: number): Finding | undefined {
    const next = this.#anchors.front;
    if (next === undefined || next.sequence > sequence) return undefined;
    this.#anchors.take();
    if (next.sequence < sequence || next.chain !== this.#chain.toString("hex"))
      return this.#since(sequence, "The chain was computed anew: it differs from its signed anchor");
    this.#lastAnchor = next;
    this.#anchorCount += 1;
    return undefined;
  }

  /** Something that shows only now: it happened after the last anchor that fits. */
  #since(sequence: number, problem: string): Finding {
    return between((this.#lastAnchor?.sequence ?? 0) + 1, sequence, problem);
  }

  /** What only shows at the end: a cut tail, and who signed the whole. */
  async checkEnd(): Promise<Finding | undefined> {
    const cutAt = this.#sequence + 1;
    if (this.#eras.some((era) => era.number > this.#position.era && !this.#isSaid(era.number))) return unsaid(cutAt);
    const beyond = await this.#findBeyond();
    if (beyond) {
      const problem =
        beyond.sequence === undefined
          ? `The ${beyond.name} was damaged.`
          : `The tail was cut: an anchor remembers ${beyond.sequence} records, and ${this.#sequence} are there.`;
      return { ok: false, sequence: cutAt, problem };
    }
    const anchored = this.#lastAnchor?.sequence ?? 0;
    if (anchored < this.#sequence)
      return { ok: false, sequence: anchored + 1, problem: "The records from here on have lost their signed anchor." };
    if (!this.#lastAnchor) return undefined;
    if (!isSignedBy(this.#options.keys.audit, this.#lastAnchor)) return this.#findFirstUnsigned();
    const missing = this.#memories.find(({ exists }) => !exists);
    if (!missing) return undefined;
    const problem = `The ${missing.name} is missing: without it, nobody can tell whether the tail was cut.`;
    return { ok: false, sequence: this.#sequence, problem };
  }

  /** An anchor after the last record, or a place that is damaged there. */
  async #findBeyond(): Promise<{ name: string; sequence?: number } | undefined> {
    for (const memory of this.#memories) {
      const rest = await memory.rest();
      if (rest === "damaged") return { name: memory.name };
      if (rest) return { name: memory.name, sequence: rest.sequence };
    }
    const anchor = this.#anchors.take();
    return anchor && { name: "anchor table", sequence: anchor.sequence };
  }

  async #findFirstUnsigned(): Promise<Finding | undefined> {
    let since = 1;
    const anchors = allAnchors(this.#tx);
    for (;;) {
      if (!anchors.isReady) await anchors.fill();
      const anchor = anchors.take();
      if (!anchor) return undefined;
      if (!isSignedBy(this.#options.keys.audit, anchor))
        return between(
          since,
          anchor.sequence,
          "The chain was computed anew: its anchor does not bear this exchange's signature",
        );
      since = anchor.sequence + 1;
    }
  }

  async countUnsealed(): Promise<AuditVerdict> {
    const { count, oldestAt } = await countEntriesAfter(this.#tx, this.#position);
    const folder = this.#memories.find(({ name }) => name === "anchor folder");
    return {
      ok: true,
      sealed: this.#sequence,
      unsealed: count,
      anchors: this.#anchorCount,
      ...(oldestAt ? { oldestUnsealedAt: oldestAt } : {}),
      ...(folder ? { copies: folder.count } : {}),
      ...(this.#eras.length > 0 ? { restores: this.#eras.map(restoreOf) } : {}),
    };
  }
}

const restoreOf = ({ begunAt, afterSequence, lostTo, words }: Era) => ({
  at: begunAt,
  after: afterSequence,
  lost: lostTo - afterSequence,
  words,
});

const unsaid = (sequence: number): Finding => ({
  ok: false,
  sequence,
  problem: "The chain goes on here as after a restore, but no statement that this exchange signed says so.",
});

const between = (first: number, last: number, problem: string): Finding => ({
  ok: false,
  sequence: first,
  problem: `${problem} (somewhere from record ${first} to ${last}).`,
});

const allAnchors = (tx: Tx): Queue<Anchor> => new Queue((last) => anchorsAfter(tx, last?.sequence ?? 0, rowsAtOnce));
