import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

export type FileLock = { release(): void };

/**
 * Takes the lock that `file` stands for, or tells who has it. A lock outlives its process only as a file: that of a
 * process which has gone is taken over.
 */
export function takeLock(file: string): FileLock | { readonly heldBy: number } {
  const mine = JSON.stringify({ pid: process.pid, mark: processMark(process.pid) });
  for (;;) {
    if (createWhole(file, mine)) return { release: () => releaseLock(file, mine) };
    const theirs = readText(file);
    if (theirs === undefined) continue;
    const holder = livingHolder(theirs);
    if (holder !== undefined) return { heldBy: holder };
    removeStale(file, theirs);
  }
}

/**
 * What tells a process from a later one that got the same number: the moment of its start.
 * `undefined` when no such process runs.
 */
export function processMark(pid: number): string | undefined {
  try {
    if (process.platform !== "linux") {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
    }
    // Fields after the command's closing bracket: state first, start time (in ticks since boot) twentieth; proc(5).
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const hasGone = fields[0] === "Z" || fields[0] === "X";
    return hasGone ? undefined : `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

// A link appears whole or not at all, so that nobody reads a lock that is half written.
function createWhole(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function livingHolder(text: string): number | undefined {
  try {
    const { pid, mark } = JSON.parse(text) as { pid: number; mark: string };
    return mark !== undefined && processMark(pid) === mark ? pid : undefined;
  } catch {
    return undefined;
  }
}

// Somebody else may have replaced the stale lock since it was read: what was moved aside is checked, and put back.
function removeStale(file: string, examined: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = readText(aside);
  if (moved !== undefined && moved !== examined) createWhole(file, moved);
  rmSync(aside, { force: true });
}

function releaseLock(file: string, mine: string): void {
  if (readText(file) === mine) rmSync(file, { force: true });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
