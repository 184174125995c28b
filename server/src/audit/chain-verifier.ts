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
import { Queue } from "./in-order.ts";

/** What was found: all well with counts, or the first bad record and what is wrong with it. */
export type AuditVerdict =
  | { ok: true; sealed: number; unsealed: number; anchors: number; oldestUnsealedAt?: string }
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
  readonly #fileAnchors: AnchorMemory;
  #sequence = 0;
  #chain: Buffer = chainStart;
  #position: Position = positionStart;
  #lastAnchor: Anchor | undefined;
  #anchorCount = 0;

  constructor(tx: Tx, fileAnchors: AnchorMemory, options: { keys: Keys; onProgress?: (checked: number) => void }) {
    this.#tx = tx;
    this.#options = options;
    this.#fileAnchors = fileAnchors;
    this.#seals = new Queue((last) => sealsAfter(tx, last?.sequence ?? 0, rowsAtOnce));
    this.#entries = new Queue((last) => entriesAfter(tx, last ?? positionStart, rowsAtOnce));
    this.#anchors = allAnchors(tx);
  }

  /** Walks the chain and everything beside it once, in order. */
  async checkSeals(): Promise<Finding | undefined> {
    for (;;) {
      for (const queue of [this.#seals, this.#entries, this.#anchors]) if (!queue.isReady) await queue.fill();
      const seal = this.#seals.take();
      if (!seal) return undefined;
      const { sequence } = seal;
      let finding = this.#checkSeal(seal);
      if (finding) return finding;
      const remembered = this.#fileAnchors.isBeyond(sequence) ? undefined : await this.#fileAnchors.take(sequence);
      finding = this.#checkAnchors(sequence, remembered);
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

  #checkAnchors(sequence: number, remembered: Anchor | "damaged" | undefined): Finding | undefined {
    const next = this.#anchors.front;
    const isAnchored = next !== undefined && next.sequence <= sequence;
    if (!isAnchored && !remembered) return undefined;
    const chain = this.#chain.toString("hex");
    const bad = (problem: string): Finding => this.#since(sequence, problem);
    if (remembered === "damaged") return bad("The anchor file was damaged");
    if (remembered && remembered.chain !== chain)
      return bad("The chain was computed anew: it differs from the anchor file");
    if (!isAnchored) return undefined;
    this.#anchors.take();
    if (next.sequence < sequence || next.chain !== chain)
      return bad("The chain was computed anew: it differs from its signed anchor");
    if (remembered && !sameAnchor(remembered, next)) return bad("An anchor was changed after it was signed");
    this.#lastAnchor = next;
    this.#anchorCount += 1;
    return undefined;
  }

  /** Something that shows only now: it happened after the last anchor that fits. */
  #since(sequence: number, problem: string): Finding {
    return between((this.#lastAnchor?.sequence ?? 0) + 1, sequence, problem);
  }

  /** What only shows at the end: a cut tail, and who signed the whole. */
  async checkEnd(hasFile: boolean): Promise<Finding | undefined> {
    const cutAt = this.#sequence + 1;
    const beyond = (await this.#fileAnchors.rest()) ?? this.#anchors.take();
    if (beyond === "damaged") return { ok: false, sequence: cutAt, problem: "The anchor file was damaged." };
    if (beyond) {
      const problem = `The tail was cut: an anchor remembers ${beyond.sequence} records, and ${this.#sequence} are there.`;
      return { ok: false, sequence: cutAt, problem };
    }
    const anchored = this.#lastAnchor?.sequence ?? 0;
    if (anchored < this.#sequence)
      return { ok: false, sequence: anchored + 1, problem: "The records from here on have lost their signed anchor." };
    if (!this.#lastAnchor) return undefined;
    if (!isSignedBy(this.#options.keys.audit, this.#lastAnchor)) return this.#findFirstUnsigned();
    if (hasFile) return undefined;
    const problem = "The anchor file is missing: without it, nobody can tell whether the tail was cut.";
    return { ok: false, sequence: this.#sequence, problem };
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
    return {
      ok: true,
      sealed: this.#sequence,
      unsealed: count,
      anchors: this.#anchorCount,
      ...(oldestAt ? { oldestUnsealedAt: oldestAt } : {}),
    };
  }
}

const between = (first: number, last: number, problem: string): Finding => ({
  ok: false,
  sequence: first,
  problem: `${problem} (somewhere from record ${first} to ${last}).`,
});

const allAnchors = (tx: Tx): Queue<Anchor> => new Queue((last) => anchorsAfter(tx, last?.sequence ?? 0, rowsAtOnce));
