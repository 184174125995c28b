import { median, withSpread } from "../statistics.ts";
import type { Leg } from "./world.ts";

/** What was measured, an entry a round. */
export type Legs = {
  /** Messages a second. */
  ceiling: number[];
  ceilingCpuMs: number[];
  one: Leg[];
  sixteen: Leg[];
  adt: Leg[];
  /** The mix at 16 over two processes of the product. */
  two: Leg[];
  /** The mix at 16 where 100,000 people are known. */
  large: Leg[];
  /** The mix at 16 without and with dribbling senders beside it. */
  alone: Leg[];
  dribbled: Leg[];
  /** With one message that the store refuses. */
  poisoned: Leg[];
};

export type Memory = { residentMb: number; messages: number };

/** For people. */
export function tableOf(legs: Legs, memory: Memory): string {
  const { ratio, growth, two, dribbled } = ratiosOf(legs);
  const rows: [string, string][] = [
    ["mix, 1 connection", `${withSpread(of(legs.one, "rate"))} messages/s`],
    ["mix, 16 connections", `${withSpread(of(legs.sixteen, "rate"))} messages/s`],
    ["  answer, p50", `${withSpread(of(legs.sixteen, "p50Ms"), 1)} ms`],
    ["  answer, p99", `${withSpread(of(legs.sixteen, "p99Ms"), 1)} ms`],
    ["  processor time", `${withSpread(of(legs.sixteen, "cpuMs"), 2)} ms a message (product and database)`],
    ["ADT, 8 connections", `${withSpread(of(legs.adt, "rate"))} messages/s`],
    ["  processor time", `${withSpread(of(legs.adt, "cpuMs"), 2)} ms a message`],
    ["ceiling: the rows by SQL alone", `${withSpread(legs.ceiling)} messages/s`],
    ["  processor time", `${withSpread(legs.ceilingCpuMs, 2)} ms a message`],
    ["mix at 16, beside the ceiling", withSpread(ratio, 2)],
    ["two processes beside one", withSpread(two, 2)],
    ["p99 beside 200 dribbling senders", `${withSpread(dribbled, 2)} times`],
    ["longest wait beside a poison message", `${withSpread(of(legs.poisoned, "slowestMs"))} ms`],
    [
      "memory of the product's process",
      `${memory.residentMb.toFixed(0)} MiB after ${memory.messages.toLocaleString("en")} messages`,
    ],
  ];
  if (growth.length > 0) rows.push(["100,000 people beside 1,000", withSpread(growth, 2)]);
  const lines = rows.map(([what, value]) => `  ${what.padEnd(40)}${value}`);
  return `\n${" ".repeat(42)}median (lowest–highest of ${legs.ceiling.length} rounds)\n${lines.join("\n")}\n`;
}

/** For the line of JSON; each the median over the rounds, but for the longest delay by poison, which is the worst. */
export function figuresOf(legs: Legs, memory: Memory): Record<string, number> {
  const { ratio, growth, two, dribbled } = ratiosOf(legs);
  return {
    messagesPerSecond1: rounded(of(legs.one, "rate")),
    messagesPerSecond16: rounded(of(legs.sixteen, "rate")),
    adtPerSecond8: rounded(of(legs.adt, "rate")),
    ceilingPerSecond: rounded(legs.ceiling),
    ratioToCeiling: rounded(ratio, 3),
    cpuMsPerMessage: rounded(of(legs.sixteen, "cpuMs"), 3),
    p50Ms16: rounded(of(legs.sixteen, "p50Ms"), 2),
    p99Ms16: rounded(of(legs.sixteen, "p99Ms"), 2),
    ...(growth.length > 0 ? { ratio100kTo1k: rounded(growth, 3) } : {}),
    twoProcessesRatio: rounded(two, 3),
    dribblingP99Ratio: rounded(dribbled, 2),
    poisonDelayMs: Math.round(Math.max(...of(legs.poisoned, "slowestMs"))),
    residentMb: Math.round(memory.residentMb),
    residentAfterMessages: memory.messages,
  };
}

const ratiosOf = (legs: Legs) => ({
  ratio: legs.sixteen.map(({ rate }, at) => rate / legs.ceiling[at]!),
  growth: legs.large.map(({ rate }, at) => rate / legs.sixteen[at]!.rate),
  two: legs.two.map(({ rate }, at) => rate / legs.sixteen[at]!.rate),
  dribbled: legs.dribbled.map(({ p99Ms }, at) => p99Ms / legs.alone[at]!.p99Ms),
});

const of = (legs: readonly Leg[], figure: keyof Leg): number[] => legs.map((leg) => leg[figure]);

const rounded = (values: readonly number[], digits = 0): number => Number(median(values).toFixed(digits));
