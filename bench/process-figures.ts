import { readdirSync, readFileSync } from "node:fs";

// Linux counts processor time in these ticks (sysconf _SC_CLK_TCK) on every platform that Node runs on.
const ticksPerSecond = 100;

/** Processor time of a process and all below it, in milliseconds, ended children included. Linux only; NaN elsewhere. */
export function processorMs(rootPids: readonly number[]): number {
  try {
    const processes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readStat(Number(name)) ?? []);
    const wanted = new Set(rootPids);
    for (let size = -1; size !== wanted.size; ) {
      size = wanted.size;
      for (const { pid, parentPid } of processes) if (wanted.has(parentPid)) wanted.add(pid);
    }
    const ticks = processes.filter(({ pid }) => wanted.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0);
    return (ticks * 1_000) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}

/** Memory that a process holds, in MiB. */
export function residentMb(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1_024;
  } catch {
    return Number.NaN;
  }
}

function readStat(pid: number): { pid: number; parentPid: number; ticks: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name stands in parentheses and may hold anything; fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
    return { pid, parentPid: Number(fields[1]), ticks };
  } catch {
    // It ended between the listing and the look.
    return undefined;
  }
}
