import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import pg from "pg";
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { stopPostmaster } from "./embedded-postgres-process.ts";
import { PlainError } from "./plain-error.ts";

const folders: string[] = [];
const running = new Set<number>();
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

after(async () => {
  for (const pid of running) await stopPostmaster(pid);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function isReadableByNobody(): boolean {
  return isRoot && spawnSync("test", ["-r", import.meta.filename], nobody).status === 0;
}

function newFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, "crossbay-pg-"));
  folders.push(folder);
  return join(folder, "postgres");
}

async function start(folder: string, settings?: Record<string, string>): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, durable: false, settings });
  running.add(server.pid);
  return server;
}

/** Starts the server of a folder from another process, which then waits to be killed. */
async function startElsewhere(folder: string, user?: { uid: number; gid: number }): Promise<ChildProcess> {
  const launcher = new URL("embedded-postgres.ts", import.meta.url).href;
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(launcher)});
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, durable: false });
    process.on("SIGTERM", () => server.stop().then(() => process.exit()));
    console.log("started " + server.pid);
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    ...user,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout)) {
    running.add(Number(line.split(" ")[1]));
    break;
  }
  return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return Object.values((await client.query(question)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test("an empty folder becomes a server with an owner and an application that may not alter the schema", async () => {
  const server = await start(newFolder());

  assert.equal(
    await ask(server.ownerUrl, "select current_user || '@' || current_database()"),
    "crossbay_owner@crossbay",
  );
  assert.equal(await ask(server.appUrl, "show server_encoding"), "UTF8");
  await assert.rejects(ask(server.appUrl, "create schema mine"), /permission denied/);
  const wrongPassword = server.appUrl.replace(/:[^:@]+@/, ":guess@");
  await assert.rejects(ask(wrongPassword, "select 1"), /password authentication failed/);
  await server.stop();
  await server.stop();
});

test("what was written is there after a stop and a start, under the same addresses", async () => {
  const folder = newFolder();
  const first = await start(folder);
  await ask(first.ownerUrl, "create table kept as select 42 as answer");
  await first.stop();

  const second = await start(folder);
  assert.equal(await ask(second.appUrl, "select current_user"), "crossbay");
  assert.equal(await ask(second.ownerUrl, "select answer from kept"), 42);
  assert.deepEqual([second.ownerUrl, second.appUrl], [first.ownerUrl, first.appUrl]);
  assert.equal(statSync(join(folder, "credentials.json")).mode & 0o777, 0o600);
  await second.stop();
});

test("a server that outlived its killed owner is taken over as it runs", async () => {
  const folder = newFolder();
  await kill(await startElsewhere(folder), "SIGKILL");
  const orphan = await findEmbeddedPostgres(folder);

  const server = await start(folder);
  assert.equal(server.pid, orphan?.pid);
  await server.stop();
  assert.equal(await findEmbeddedPostgres(folder), undefined);
});

test("a server that runs with other settings is restarted with the wanted ones", async () => {
  const folder = newFolder();
  await kill(await startElsewhere(folder), "SIGKILL");

  const server = await start(folder, { work_mem: "7MB" });
  assert.equal(await ask(server.appUrl, "show work_mem"), "7MB");
  await server.stop();
});

test("a server that was killed starts again by itself, whatever its pid file says by now", async () => {
  const folder = newFolder();
  for (const aftermath of ["its own dead process", "a process of another program", "nothing at all"]) {
    const server = await start(folder);
    process.kill(server.pid, "SIGKILL");
    await stopPostmaster(server.pid);
    server.leave();
    const pidFile = join(folder, "data", "postmaster.pid");
    if (aftermath === "a process of another program") {
      writeFileSync(pidFile, readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid)));
    }
    if (aftermath === "nothing at all") writeFileSync(pidFile, "");
  }
  const server = await start(folder);
  assert.equal(await ask(server.appUrl, "select 1"), 1);
  await server.stop();
});

test("a second Crossbay on the same folder is told who has it, and a command beside it finds the server", async () => {
  const folder = newFolder();
  const first = await startElsewhere(folder);

  await assert.rejects(start(folder), (error) => {
    assert.ok(error instanceof PlainError);
    assert.match(error.message, new RegExp(`Another Crossbay \\(process ${first.pid}\\) is using ${folder}`));
    return true;
  });
  const found = await findEmbeddedPostgres(folder);
  assert.equal(await ask(found?.appUrl ?? "", "select current_user"), "crossbay");
  await found?.stop();
  assert.equal(await ask(found?.appUrl ?? "", "select 1"), 1);
  await kill(first, "SIGTERM");
  assert.equal(await findEmbeddedPostgres(folder), undefined);
});

test("a folder with a long name is served on loopback, at a port that it keeps", async () => {
  const folder = join(newFolder(), "x".repeat(90));
  const first = await start(folder);
  assert.equal(new URL(first.appUrl).hostname, "127.0.0.1");
  await first.stop();
  const second = await start(folder);
  assert.equal(second.appUrl, first.appUrl);
  await second.stop();
});

test("a chosen port that another program has is told in one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  await assert.rejects(startEmbeddedPostgres({ folder: newFolder(), durable: false, port }), {
    name: "PlainError",
    message: `Port ${port} is in use by another program: choose another for the database.`,
  });
  other.close();
});

test("lost or wrong credentials are told in one sentence, and nothing is made anew over the data", async () => {
  const folder = newFolder();
  await (await start(folder)).stop();
  const file = join(folder, "credentials.json");
  writeFileSync(file, JSON.stringify({ ownerPassword: "wrong", appPassword: "wrong" }));
  await assert.rejects(start(folder), /The credentials in .* do not open the database beside them/);
  rmSync(file);
  await assert.rejects(start(folder), /credentials\.json is missing/);
});

test("root's own server runs in a folder that only root may enter", {
  skip: isRoot ? false : "needs root",
}, async () => {
  const server = await start(newFolder(homedir()));
  assert.equal(await ask(server.appUrl, "select 1"), 1);
  await server.stop();
});

test("an ordinary user runs one, and root can carry it on", {
  skip: isReadableByNobody() ? false : "needs root, and a checkout that another user may read",
}, async () => {
  const folder = newFolder();
  chmodSync(join(folder, ".."), 0o777);
  await kill(await startElsewhere(folder, nobody), "SIGTERM");

  const server = await start(folder);
  assert.equal(await ask(server.appUrl, "select 1"), 1);
  await server.stop();
});
