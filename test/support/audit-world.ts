import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { chainStart, digestOf, linkOf, positionStart, signAnchor } from "../../server/src/audit/chain-rules.ts";
import {
  type ChainedEntry,
  entriesAfter,
  insertAnchor,
  type Seal,
  sealsAfter,
} from "../../server/src/audit/chain-store.ts";
import { resumeChain, Sealer, verifyAudit, writeEntries } from "../../server/src/audit/index.ts";
import { FixedClock } from "../../server/src/platform/clock.ts";
import { newId, type PatientId, type PersonId } from "../../server/src/platform/ids.ts";
import { makeLog } from "../../server/src/platform/log.ts";
import { ensurePartitions } from "../../server/src/platform/partitions.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import { createTestDatabase } from "./database.ts";
import { testKeys } from "./patients.ts";

/** An audit record on a database of its own, with somebody at hand who may do anything to it: the owner. */
export class AuditWorld {
  readonly clock = new FixedClock("2026-03-31T23:59:58Z");
  readonly log = makeLog({ level: "silent" });
  readonly keys = testKeys;
  readonly database: Database;
  readonly owner: pg.Client;
  readonly anchorFile: string;
  /** Set where the world has write-once storage. */
  anchorFolder: string | undefined;
  readonly appUrl: string;
  readonly ownerUrl: string;

  private constructor(urls: { appUrl: string; ownerUrl: string }, folder: string) {
    this.appUrl = urls.appUrl;
    this.ownerUrl = urls.ownerUrl;
    this.database = new Database({ url: urls.appUrl, connectionsMax: 4 });
    this.owner = new pg.Client({ connectionString: urls.ownerUrl });
    this.anchorFile = join(folder, "audit.ndjson");
  }

  static async begin(): Promise<AuditWorld> {
    const world = new AuditWorld(await createTestDatabase(), await mkdtemp(join(tmpdir(), "crossbay-audit-")));
    // The database may be gone before this connection is.
    world.owner.on("error", () => {});
    await world.owner.connect();
    await ensurePartitions(world.database, world.clock.now());
    return world;
  }

  sealer(): Sealer {
    return new Sealer(this);
  }

  verify(): ReturnType<typeof verifyAudit> {
    return verifyAudit(this);
  }

  /** Writes looks, two a transaction, a second apart: from March into April. */
  async write(count: number): Promise<void> {
    for (let done = 0; done < count; done += 2) {
      const looks = [done, done + 1].map((number) => ({
        action: "chart-view" as const,
        outcome: "permitted" as const,
        personId: newId<PersonId>(),
        patientIds: [newId<PatientId>(), newId<PatientId>()],
        requestId: `request-${number}`,
        detail: { results: done, text: "two\nlines" },
      }));
      await this.database.transaction((tx) => writeEntries(tx, this.clock.now(), looks));
      this.clock.advance(1000);
    }
  }

  /** Waits until no transaction of a neighbouring test on the same server keeps entries unsettled. */
  async settle(): Promise<void> {
    for (let settled = false; !settled; ) {
      const { rows } = await this.owner.query(
        `select max(transaction_id) < pg_snapshot_xmin(pg_current_snapshot()) as settled from audit.entry
         where era = (select coalesce(max(number), 0) from audit.era)`,
      );
      settled = rows[0].settled;
    }
  }

  /** Seals everything in one batch. */
  async seal(): Promise<void> {
    await this.settle();
    await this.sealer().sealNow();
  }

  /** Three sealed batches of four records. */
  async twelveSealed(): Promise<void> {
    for (let batch = 0; batch < 3; batch += 1) {
      await this.write(4);
      await this.seal();
    }
  }

  /** Has write-once storage from now on. */
  withAnchorFolder(): string {
    this.anchorFolder = join(dirname(this.anchorFile), "write-once");
    return this.anchorFolder;
  }

  /** Lets the audit chain go on, as the owner of the schema would after a restore. */
  async resume(words = "Restored after the disk had failed; Omar Haddad"): ReturnType<typeof resumeChain> {
    const owner = new Database({ url: this.ownerUrl, connectionsMax: 1 });
    try {
      return await resumeChain({ ...this, owner, now: this.clock.now(), words });
    } finally {
      await owner.close();
    }
  }

  /**
   * Makes the record one that was written and signed on a server which had counted its transactions far higher: so it stands in
   * a database that was restored on another server.
   */
  async asFromAnotherServer(): Promise<void> {
    for (const table of ["entry", "seal"]) {
      await this.owner.query(
        `update audit.${table} set transaction_id = ((transaction_id::text::bigint + 1000000000000)::text)::xid8`,
      );
    }
    const { entries, seals } = await this.everything();
    let chain: Buffer = chainStart;
    for (const { sequence } of seals) {
      const digest = digestOf(entries[sequence - 1]!.canonical);
      chain = linkOf(chain, sequence, digest);
      await this.owner.query("update audit.seal set digest = $1, chain = $2 where sequence = $3", [
        digest,
        chain,
        sequence,
      ]);
    }
    await this.signAnew(seals.length, chain);
  }

  /** Removes all anchors, and signs and remembers one for the whole chain. */
  async signAnew(sequence: number, chain: Buffer): Promise<void> {
    const anchor = signAnchor(this.keys.audit, sequence, chain, this.clock.now());
    await this.owner.query("delete from audit.anchor");
    await this.database.transaction((tx) => insertAnchor(tx, anchor));
    await writeFile(this.anchorFile, `${JSON.stringify(anchor)}\n`);
  }

  async entryIdOf(sequence: number): Promise<string> {
    const { rows } = await this.owner.query("select entry_id from audit.seal where sequence = $1", [sequence]);
    return rows[0].entry_id;
  }

  everything(): Promise<{ entries: ChainedEntry[]; seals: Seal[] }> {
    return this.database.snapshot(async (tx) => ({
      entries: await entriesAfter(tx, positionStart, 100),
      seals: await sealsAfter(tx, 0, 100),
    }));
  }

  /** Edits a record and computes digests and links anew up to and including `last`, as one without the key could. */
  async recompute(edited: number, last: number): Promise<Buffer> {
    const entryId = await this.entryIdOf(edited);
    await this.owner.query("update audit.entry set username = 'somebody else' where id = $1", [entryId]);
    const { entries, seals } = await this.everything();
    let chain: Buffer = seals[edited - 2]!.chain;
    for (let sequence = edited; sequence <= last; sequence += 1) {
      const digest = digestOf(entries[sequence - 1]!.canonical);
      chain = linkOf(chain, sequence, digest);
      await this.owner.query("update audit.seal set digest = $1, chain = $2 where sequence = $3", [
        digest,
        chain,
        sequence,
      ]);
    }
    return chain;
  }

  /** Removes every trace in the database of what comes after the first records. */
  async cutTail(keep: number): Promise<void> {
    await this.owner.query(
      "delete from audit.entry where id in (select entry_id from audit.seal where sequence > $1)",
      [keep],
    );
    await this.owner.query("delete from audit.seal where sequence > $1", [keep]);
    await this.owner.query("delete from audit.anchor where sequence > $1", [keep]);
  }

  async end(): Promise<void> {
    await this.owner.end();
    await this.database.close();
    await rm(dirname(this.anchorFile), { recursive: true });
  }
}
