import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { httpSmsSender } from "./sms.ts";

type Received = { method: string | undefined; path: string | undefined; headers: IncomingHttpHeaders; body: string };

let port: number;
let status: number;
let received: Received[];

const provider = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    received.push({ method: request.method, path: request.url, headers: request.headers, body });
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end("{}");
  });
});

before(async () => {
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  port = (provider.address() as AddressInfo).port;
});
after(() => new Promise((resolve) => provider.close(resolve)));
beforeEach(() => {
  status = 202;
  received = [];
});

const sms = { to: "+15185550142", text: "01234567 is your code • é" };

test("a message goes to the provider as JSON, with the address's credentials as HTTP Basic", async () => {
  await httpSmsSender(`http://crossbay:p%40ss@127.0.0.1:${port}/v1/messages?account=7`).send(sms);
  const [request] = received;
  assert.equal(request?.method, "POST");
  assert.equal(request?.path, "/v1/messages?account=7");
  assert.equal(request?.headers["content-type"], "application/json");
  assert.equal(request?.headers.authorization, `Basic ${Buffer.from("crossbay:p@ss").toString("base64")}`);
  assert.deepEqual(JSON.parse(request!.body), sms);
});

test("an address without credentials sends none", async () => {
  await httpSmsSender(`http://127.0.0.1:${port}/`).send(sms);
  assert.equal(received[0]?.headers.authorization, undefined);
});

test("a provider that refuses, fails or points elsewhere is a failure without the number or the code", async () => {
  for (const answer of [400, 401, 429, 500, 503, 302]) {
    status = answer;
    await assert.rejects(httpSmsSender(`http://127.0.0.1:${port}/`).send(sms), (error: Error) => {
      assert.ok(!`${error.message} ${String(error.cause)}`.includes("5185550142"));
      assert.ok(!`${error.message} ${String(error.cause)}`.includes("01234567"));
      return true;
    });
  }
  assert.ok(received.every(({ path }) => path === "/"));
});

test("a provider that is not there is a failure", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port: free } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  await assert.rejects(httpSmsSender(`http://127.0.0.1:${free}/`).send(sms));
});
