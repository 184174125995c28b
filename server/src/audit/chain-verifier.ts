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
import { anchorsAfter, type ChainedEntry, entriesAfter, type Seal, sealsAfter } from "./chain-store.ts";
import { inPages, Queue } from "./in-order.ts";

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
    this.#entries = new Queue(allEntries(tx));
    this.#anchors = new Queue(allAnchors(tx));
  }

  /** Walks the chain and everything beside it once, in order. */
  async checkSeals(): Promise<Finding | undefined> {
    for await (const seal of allSeals(this.#tx)) {
      const finding = (await this.#checkSeal(seal)) ?? (await this.#checkAnchors(seal.sequence));
      if (finding) return finding;
      if (seal.sequence % rowsAtOnce === 0) this.#options.onProgress?.(seal.sequence);
    }
    return undefined;
  }

  async #checkSeal(seal: Seal): Promise<Finding | undefined> {
    const sequence = this.#sequence + 1;
    const bad = (problem: string, entryId: string | undefined = seal.entryId): Finding => ({
      ok: false,
      sequence,
      ...(entryId ? { entryId } : {}),
      problem,
    });
    if (seal.sequence !== sequence) return { ok: false, sequence, problem: "The link of this record was deleted." };
    if (comparePositions(seal, this.#position) <= 0) return bad("The link is not in its place: links were exchanged.");
    const entry = await this.#entries.next();
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

  async #checkAnchors(sequence: number): Promise<Finding | undefined> {
    const chain = this.#chain.toString("hex");
    const bad = (problem: string): Finding => this.#since(sequence, problem);
    const remembered = await this.#fileAnchors.take(sequence);
    if (remembered === "damaged") return bad("The anchor file was damaged");
    if (remembered && remembered.chain !== chain)
      return bad("The chain was computed anew: it differs from the anchor file");
    const next = await this.#anchors.peek();
    if (!next || next.sequence > sequence) return undefined;
    await this.#anchors.next();
    if (next.sequence < sequence || next.chain !== chain)
      return bad("The chain was computed anew: it differs from its signed anchor");
    if (remembered && !sameAnchor(remembered, next)) return bad("An anchor was changed after it was signed");
    this.#lastAnchor = next;
    this.#anchorCount += 1;
    return undefined;
  }

  /** Something that shows only now: it happened after the last anchor that fits. */
  #since(sequence: number, problem: string): Finding {
    const since = (this.#lastAnchor?.sequence ?? 0) + 1;
    return { ok: false, sequence: since, problem: `${problem} (somewhere from record ${since} to ${sequence}).` };
  }

  /** What only shows at the end: a cut tail, and who signed the whole. */
  async checkEnd(hasFile: boolean): Promise<Finding | undefined> {
    const cutAt = this.#sequence + 1;
    const beyond = (await this.#fileAnchors.rest()) ?? (await this.#anchors.next());
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
    for await (const anchor of allAnchors(this.#tx)) {
      if (!isSignedBy(this.#options.keys.audit, anchor)) {
        const problem = `The chain was computed anew: its anchor does not bear this exchange's signature (somewhere from record ${since} to ${anchor.sequence}).`;
        return { ok: false, sequence: since, problem };
      }
      since = anchor.sequence + 1;
    }
    return undefined;
  }

  async countUnsealed(): Promise<AuditVerdict> {
    let unsealed = 0;
    let oldest: string | undefined;
    for (let entry = await this.#entries.next(); entry; entry = await this.#entries.next()) {
      unsealed += 1;
      if (!oldest || entry.recordedAt < oldest) oldest = entry.recordedAt;
    }
    return {
      ok: true,
      sealed: this.#sequence,
      unsealed,
      anchors: this.#anchorCount,
      ...(oldest ? { oldestUnsealedAt: oldest } : {}),
    };
  }
}

const allSeals = (tx: Tx) => inPages<Seal>((last) => sealsAfter(tx, last?.sequence ?? 0, rowsAtOnce));
const allAnchors = (tx: Tx) => inPages<Anchor>((last) => anchorsAfter(tx, last?.sequence ?? 0, rowsAtOnce));
const allEntries = (tx: Tx) => inPages<ChainedEntry>((last) => entriesAfter(tx, last ?? positionStart, rowsAtOnce));
