import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { PostgresAddress } from "./embedded-postgres-address.ts";
import { processMark } from "./embedded-postgres-lock.ts";
import { bareEnvironment, type UnprivilegedUser } from "./embedded-postgres-user.ts";

/** A postmaster that runs on a data folder, whoever started it. */
export type Postmaster = { readonly pid: number; readonly address: PostgresAddress };

const logBytesMax = 10 * 1024 ** 2;
const pollMs = 10;
const fastStopMsMax = 60_000;

/** The postmaster that runs on `data`, by its pid file. A file that names another program's process counts as none. */
export function findPostmaster(data: string): Postmaster | undefined {
  const lines = readLines(join(data, "postmaster.pid"));
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostmasterOf(pid, data)) return undefined;
  return { pid, address: { host: lines[4] || lines[5] || "127.0.0.1", port: Number(lines[3]) } };
}

/** True when the running postmaster was started with exactly this command, so that it can be kept. */
export function wasStartedWith(data: string, command: readonly string[]): boolean {
  const [program, ...args] = command;
  return readLines(join(data, "postmaster.opts"))[0] === `${program} ${args.map((arg) => `"${arg}"`).join(" ")}`;
}

/**
 * Starts a postmaster that is no part of this terminal's process group: Ctrl-C reaches the caller alone, who stops
 * the database last. Its log is `logFile`.
 * @returns the process's number
 */
export async function launchPostmaster(
  user: UnprivilegedUser,
  command: readonly string[],
  logFile: string,
): Promise<number> {
  const isLarge = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax;
  const log = openSync(logFile, isLarge ? "w" : "a", 0o600);
  try {
    const [program, ...args] = [...user.prefix, ...command];
    const child = spawn(program!, args, {
      ...user.spawn,
      cwd: "/",
      detached: true,
      env: bareEnvironment(),
      stdio: ["ignore", log, log],
    });
    await once(child, "spawn");
    child.unref();
    return child.pid!;
  } finally {
    closeSync(log);
  }
}

/**
 * Makes a pid file harmless that no running server stands behind: its number may be another program's by now, or a
 * dead process that nobody has buried, and PostgreSQL would take either for a running server. The file is not removed,
 * for PostgreSQL reads from it which shared memory to look for; it names us, as a server's own parent is no server.
 */
export function disarmPidFile(data: string): void {
  const file = join(data, "postmaster.pid");
  const [pid, ...rest] = readLines(file);
  if (pid === undefined) return;
  if (pid === "") rmSync(file);
  else writeFileSync(file, [String(process.pid), ...rest].join("\n"));
}

/** Stops a postmaster: clients are disconnected, everything is written; by force when that takes over a minute. */
export async function stopPostmaster(pid: number): Promise<void> {
  const mark = processMark(pid);
  const isRunning = () => mark !== undefined && processMark(pid) === mark;
  if (!isRunning()) return;
  signal(pid, "SIGINT");
  const deadline = Date.now() + fastStopMsMax;
  while (isRunning()) {
    if (Date.now() > deadline) signal(pid, "SIGQUIT");
    await delay(pollMs);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function isPostmasterOf(pid: number, data: string): boolean {
  if (processMark(pid) === undefined) return false;
  const args = commandOf(pid);
  return args.some((arg, i) => arg === "-D" && args[i + 1] === data);
}

function commandOf(pid: number): string[] {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
      .trim()
      .split(" ");
  } catch {
    return [];
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
