import assert from "node:assert/strict";
import { test } from "node:test";
import * as contract from "@crossbay/contract";
import stringifyCompiler from "@fastify/fast-json-stringify-compiler";
import fastify from "fastify";
import { Type } from "typebox";
import { lazyCompilers } from "./compile-lazily.ts";

test("every shape of the contract can be written, though no start tries it", () => {
  const compile = stringifyCompiler()();
  const schemas = Object.entries(contract).filter(([, value]) => typeof value === "object" && "~kind" in value);
  assert.ok(schemas.length > 200, `${schemas.length} schemas`);
  for (const [name, schema] of schemas) {
    assert.doesNotThrow(() => compile({ method: "GET", url: "/", httpStatus: "200", schema }), name);
  }
});

test("a request is checked, and an answer written, as Fastify's own compilers do it", async () => {
  const http = fastify({ schemaController: { compilersFactory: lazyCompilers } });
  const schema = {
    body: Type.Object({ count: Type.Integer({ maximum: 5 }) }),
    response: { 200: Type.Object({ count: Type.Integer() }) },
  };
  http.post<{ Body: { count: number } }>("/", { schema }, async ({ body }) => ({ ...body, more: "than is told" }));
  for (let time = 0; time < 2; time += 1) {
    const good = await http.inject({ method: "POST", url: "/", payload: { count: 5 } });
    assert.deepEqual([good.statusCode, good.body], [200, '{"count":5}']);
    const bad = await http.inject({ method: "POST", url: "/", payload: { count: 6 } });
    assert.deepEqual([bad.statusCode, bad.json<{ message: string }>().message], [400, "body/count must be <= 5"]);
  }
  await http.close();
});
