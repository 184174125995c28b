import assert from "node:assert/strict";
import { test } from "node:test";
import { createTestDatabase } from "../../../test/support/database.ts";
import {
  booleanArray,
  byteaArray,
  hexArray,
  instantArray,
  integerArray,
  jsonbArray,
  textArray,
  uuidArray,
} from "./array-parameter.ts";
import { prepared } from "./sql.ts";
import { Database } from "./transaction.ts";

test("arrays reach the database as they are, with nulls, quotes, braces and any letters, also when empty", async () => {
  const { appUrl, drop } = await createTestDatabase();
  const database = new Database({ url: appUrl, connectionsMax: 1 });
  const texts = ['with "quotes"', "NULL", null, "{braces, and commas}", "back\\slash", "ø 漢字 😀", ""];
  const bytes = [Buffer.from([0, 1, 255]), null, Buffer.alloc(0)];
  const uuids = ["0190f5a2-1b2c-7def-8abc-0123456789ab", null];
  const jsons = ['{"a":"\\"ø\\""}', "[1,2]", "null"];
  const values = [texts, bytes, uuids, jsons] as const;
  const echo = (name: string, parameters: readonly Buffer[]) =>
    database.snapshot((tx) =>
      prepared<{ texts: unknown; bytes: unknown; uuids: unknown; jsons: unknown; hex: unknown }>(
        tx,
        name,
        `select $1::text[] as texts, $2::bytea[] as bytes, $3::uuid[] as uuids, $4::jsonb[] as jsons, $5::bytea[] as hex`,
        parameters,
      ),
    );
  const [full] = await echo("full", [
    textArray(texts),
    byteaArray(bytes),
    uuidArray(uuids),
    jsonbArray(jsons),
    hexArray(["00ff", ""]),
  ]);
  assert.deepEqual(full, {
    texts: values[0],
    bytes: values[1],
    uuids: values[2],
    jsons: jsons.map((json) => JSON.parse(json)),
    hex: [Buffer.from([0, 255]), Buffer.alloc(0)],
  });
  const [empty] = await echo("empty", [textArray([]), byteaArray([]), uuidArray([]), jsonbArray([]), hexArray([])]);
  assert.deepEqual(empty, { texts: [], bytes: [], uuids: [], jsons: [], hex: [] });
  const instants = ["1066-10-14T09:00:00.000Z", "2026-11-22T18:50:20.123Z", "+012026-01-01T00:00:00.000Z"];
  const [plain] = await database.snapshot((tx) =>
    prepared(
      tx,
      "plain",
      "select $1::integer[] as integers, $2::boolean[] as booleans, $3::timestamptz[] as instants",
      [integerArray([1, -2, 2_147_483_647]), booleanArray([true, false]), instantArray([...instants, new Date(0)])],
    ),
  );
  assert.deepEqual(plain, {
    integers: [1, -2, 2_147_483_647],
    booleans: [true, false],
    instants: [...instants.map((instant) => new Date(instant)), new Date(0)],
  });
  await database.close();
  await drop();
});
