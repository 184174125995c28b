import { createHash } from "node:crypto";
import pg from "pg";

export type Place = "stored" | "quarantined" | "rejected";

/** Where the bytes of a message are kept, asked beside the product. */
export class KeptDigests {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
  }

  /** By the SHA-256 (hexadecimal) of what was sent; nothing for what is nowhere. */
  async placesOf(digests: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<Place>>> {
    const { rows } = await this.#pool.query<{ digest: string; place: Place }>(
      `with wanted as (select decode(unnest($1::text[]), 'hex') as digest)
       select encode(sha256(frame), 'hex') as digest, 'rejected' as place from intake.reject
       where sha256(frame) in (select digest from wanted)
       union all
       select encode(digest, 'hex'), 'quarantined' from intake.quarantine where digest in (select digest from wanted)
       union all
       select encode(digest, 'hex'), 'stored' from intake.message where digest in (select digest from wanted)`,
      [digests],
    );
    const places = new Map<string, Set<Place>>();
    for (const { digest, place } of rows) places.set(digest, (places.get(digest) ?? new Set()).add(place));
    return places;
  }

  /** Where exactly these bytes are kept. */
  async placeOf(bytes: Buffer): Promise<Place | undefined> {
    const digest = createHash("sha256").update(bytes).digest("hex");
    const places = await this.placesOf([digest]);
    return [...(places.get(digest) ?? [])][0];
  }

  /** Messages that met a fault: the database refused what had been translated, or the translation itself failed. */
  async faults(): Promise<number> {
    const { rows } = await this.#pool.query<{ count: number }>(
      `select count(*)::integer as count from intake.quarantine where reason in ('refused-by-store', 'translation-failed')`,
    );
    return rows[0]?.count ?? 0;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
