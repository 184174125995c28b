import { generateKeyPairSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type pg from "pg";
import { chainStart, digestOf, linkOf, positionStart, signAnchor } from "../../server/src/audit/chain-rules.ts";
import { entriesAfter, sealsAfter } from "../../server/src/audit/chain-store.ts";
import type { Keys } from "../../server/src/platform/keys.ts";
import type { Database } from "../../server/src/platform/transaction.ts";

/** `copied`: the last record that the folder on write-once storage proves. */
export type TamperedPlace = {
  owner: pg.Client;
  database: Database;
  keys: Keys;
  anchorFile: string;
  sealed: number;
  copied: number;
};

/** One way to tamper with the record, and the first record that a check must then name. */
export type Tampering = {
  name: string;
  first: number;
  /** @returns what undoes it */
  tamper(): Promise<() => Promise<unknown>>;
};

/** What somebody may do who owns the database, the anchor file, and in the end even the key. */
export function tamperings(place: TamperedPlace): Tampering[] {
  const { owner, sealed } = place;
  const middle = Math.floor(sealed / 2);
  const late = sealed - 100;
  return [
    {
      name: "an edited record",
      first: middle,
      tamper: () => edit(owner, middle),
    },
    {
      name: "a deleted record",
      first: middle,
      tamper: () => withoutRows(owner, [["entry", ofSequence("= $1"), [middle]]]),
    },
    {
      name: "two records exchanged",
      first: middle,
      tamper: async () => {
        const ids = [await entryIdOf(owner, middle), await entryIdOf(owner, late)];
        const exchange = () =>
          owner.query(
            `update audit.entry a set request_id = b.request_id, person_id = b.person_id from audit.entry b
             where (a.id, b.id) in (($1, $2), ($2, $1))`,
            ids,
          );
        await exchange();
        return exchange;
      },
    },
    {
      name: "a tail cut between two anchors",
      first: late + 1,
      tamper: () =>
        withoutRows(owner, [
          ["entry", ofSequence("> $1"), [late]],
          ["seal", "sequence > $1", [late]],
          ["anchor", "sequence > $1", [late]],
        ]),
    },
    {
      name: "a record edited, and the chain computed anew",
      first: late,
      tamper: async () => (await recompute(place, late)).undo,
    },
    {
      name: "the same, signed with another key, and the anchor file written anew",
      first: late,
      tamper: () => forge(place, late, { ...place.keys.audit, ...generateKeyPairSync("ed25519") }),
    },
    {
      // What a copy proves is a minute old at most.
      name: "the same with the exchange's own key: only the folder on write-once storage knows",
      first: place.copied,
      tamper: () => forge(place, place.copied, place.keys.audit),
    },
  ];
}

const ofSequence = (bound: string): string => `id in (select entry_id from audit.seal where sequence ${bound})`;

async function entryIdOf(owner: pg.Client, sequence: number): Promise<string> {
  return (await owner.query("select entry_id from audit.seal where sequence = $1", [sequence])).rows[0].entry_id;
}

async function edit(owner: pg.Client, sequence: number): Promise<() => Promise<unknown>> {
  const id = await entryIdOf(owner, sequence);
  const write = (title: string) => owner.query("update audit.entry set title = $2 where id = $1", [id, title]);
  await write("Somebody else");
  return () => write("Physician");
}

type Rows = readonly [table: string, where: string, values: readonly unknown[]];

/** Removes rows; what undoes it puts them back. */
async function withoutRows(owner: pg.Client, all: readonly Rows[]): Promise<() => Promise<unknown>> {
  for (const [table, where, values] of all) {
    await owner.query(`create temp table kept_${table} as select * from audit.${table} where false`);
    await owner.query(`insert into kept_${table} select * from audit.${table} where ${where}`, [...values]);
  }
  for (const [table, where, values] of all) await owner.query(`delete from audit.${table} where ${where}`, [...values]);
  return async () => {
    for (const [table] of all) {
      await owner.query(`insert into audit.${table} select * from kept_${table}`);
      await owner.query(`drop table kept_${table}`);
    }
  };
}

/** Edits a record, and computes digests and links anew from there to the end, as anybody could. */
async function recompute(
  { owner, database, sealed }: TamperedPlace,
  first: number,
): Promise<{ chain: Buffer; undo: () => Promise<unknown> }> {
  await owner.query("create temp table kept_seal as select * from audit.seal where false");
  await owner.query("insert into kept_seal select * from audit.seal where sequence >= $1", [first]);
  const undoEdit = await edit(owner, first);
  const [before, seals, entries] = await database.snapshot(async (tx) => {
    const found = await sealsAfter(tx, first - 2, sealed);
    return [found[0], found.slice(1), await entriesAfter(tx, found[0] ?? positionStart, sealed)] as const;
  });
  let chain: Buffer = before?.chain ?? chainStart;
  const links = seals.map(({ sequence }, at) => {
    const digest = digestOf(entries[at]!.canonical);
    chain = linkOf(chain, sequence, digest);
    return { sequence, digest, chain };
  });
  await owner.query(
    `update audit.seal s set digest = n.digest, chain = n.chain
     from unnest($1::bigint[], $2::bytea[], $3::bytea[]) as n (sequence, digest, chain) where n.sequence = s.sequence`,
    [links.map(({ sequence }) => sequence), links.map(({ digest }) => digest), links.map((link) => link.chain)],
  );
  const undo = async () => {
    await undoEdit();
    await owner.query(
      "update audit.seal s set digest = k.digest, chain = k.chain from kept_seal k where k.sequence = s.sequence",
    );
    await owner.query("drop table kept_seal");
  };
  return { chain, undo };
}

/** Rewrites the chain, its anchors and the anchor file so that they fit each other again. */
async function forge(place: TamperedPlace, first: number, keys: Keys["audit"]): Promise<() => Promise<unknown>> {
  const { owner, sealed, anchorFile } = place;
  const { chain, undo } = await recompute(place, first);
  const undoAnchors = await withoutRows(owner, [["anchor", "sequence >= $1", [first]]]);
  const anchor = signAnchor(keys, sealed, chain, new Date());
  await owner.query(
    "insert into audit.anchor (sequence, chain, signed_at, key_id, signature) values ($1, $2, $3, $4, $5)",
    [sealed, chain, anchor.signedAt, anchor.keyId, Buffer.from(anchor.signature, "base64")],
  );
  const file = await readFile(anchorFile, "utf8");
  const before = file.split("\n").filter((line) => line !== "" && (JSON.parse(line) as typeof anchor).sequence < first);
  await writeFile(anchorFile, [...before, JSON.stringify(anchor), ""].join("\n"));
  return async () => {
    await writeFile(anchorFile, file);
    await owner.query("delete from audit.anchor where sequence = $1", [sealed]);
    await undoAnchors();
    await undo();
  };
}
