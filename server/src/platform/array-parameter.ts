/**
 * Arrays as parameters of hot statements, in PostgreSQL's binary form: as text, `pg` would escape every quote of every JSON and
 * write bytes as hexadecimal, and PostgreSQL would undo both.
 * @see PostgreSQL source, src/backend/utils/adt/arrayfuncs.c, array_recv
 */

/** `bytea[]` */
export const byteaArray = (items: readonly (Buffer | null)[]): Buffer =>
  encode(oids.bytea, items, {
    bytes: (item) => item.length,
    write: (item, into, at) => void item.copy(into, at),
  });

/** `bytea[]` of hexadecimal texts. */
export const hexArray = (items: readonly string[]): Buffer =>
  encode(oids.bytea, items, {
    bytes: (item) => item.length / 2,
    write: (item, into, at) => void into.write(item, at, "hex"),
  });

/** `jsonb[]` of JSON texts. */
export const jsonbArray = (items: readonly string[]): Buffer =>
  encode(oids.jsonb, items, {
    bytes: (item) => 1 + Buffer.byteLength(item),
    write(item, into, at) {
      into[at] = jsonbVersion;
      into.write(item, at + 1);
    },
  });

/** `uuid[]` */
export const uuidArray = (items: readonly (string | null)[]): Buffer =>
  encode(oids.uuid, items, {
    bytes: () => 16,
    write: (item, into, at) => void into.write(item.replaceAll("-", ""), at, "hex"),
  });

/** `text[]` */
export const textArray = (items: readonly (string | null)[]): Buffer =>
  encode(oids.text, items, {
    bytes: (item) => Buffer.byteLength(item),
    write: (item, into, at) => void into.write(item, at),
  });

/** `integer[]` */
export const integerArray = (items: readonly number[]): Buffer =>
  encode(oids.integer, items, {
    bytes: () => 4,
    write: (item, into, at) => void into.writeInt32BE(item, at),
  });

/** `boolean[]` */
export const booleanArray = (items: readonly boolean[]): Buffer =>
  encode(oids.boolean, items, {
    bytes: () => 1,
    write(item, into, at) {
      into[at] = item ? 1 : 0;
    },
  });

/** `timestamptz[]` of instants, in milliseconds as JavaScript has them or as ISO texts. */
export const instantArray = (items: readonly (string | Date)[]): Buffer =>
  encode(oids.timestamptz, items, {
    bytes: () => 8,
    write: (item, into, at) => void into.writeBigInt64BE(BigInt(new Date(item).getTime() - year2000Ms) * 1_000n, at),
  });

/** PostgreSQL counts microseconds from here. */
const year2000Ms = Date.UTC(2000, 0, 1);

const oids = { boolean: 16, bytea: 17, integer: 23, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const;
const jsonbVersion = 1;
const headBytes = 20;

type Codec<Item> = {
  bytes(item: Item): number;
  write(item: Item, into: Buffer, at: number): void;
};

function encode<Item>(oid: number, items: readonly (Item | null)[], codec: Codec<Item>): Buffer {
  let total = headBytes;
  let hasNull = 0;
  for (const item of items) {
    total += 4;
    if (item === null) hasNull = 1;
    else total += codec.bytes(item);
  }
  const array = Buffer.allocUnsafe(items.length === 0 ? 12 : total);
  array.writeInt32BE(items.length === 0 ? 0 : 1, 0);
  array.writeInt32BE(hasNull, 4);
  array.writeInt32BE(oid, 8);
  if (items.length === 0) return array;
  array.writeInt32BE(items.length, 12);
  array.writeInt32BE(1, 16);
  let at = headBytes;
  for (const item of items) {
    const bytes = item === null ? -1 : codec.bytes(item);
    array.writeInt32BE(bytes, at);
    at += 4;
    if (item === null) continue;
    codec.write(item, array, at);
    at += bytes;
  }
  return array;
}
