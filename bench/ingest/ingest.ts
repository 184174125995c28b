import { loadavg } from "node:os";
import type { Bench } from "../bench.ts";
import { type BenchServer, openBenchServer } from "../bench-database.ts";
import { describeMachine } from "../machine.ts";
import { processorMs } from "../process-figures.ts";
import { dribbledLegs, poisonLeg } from "./bad-neighbours.ts";
import { figuresOf, type Legs, tableOf } from "./ingest-figures.ts";
import { openSameRows, openWorld, type Running, serverPids, type World } from "./world.ts";

const rounds = 5;
const seed = 7;
const ceilingSample = 400;

type Sizes = { people: number; mix1: number; mix16: number; admissions8: number; ceiling: number; dribbled: number };

const quickSizes: Sizes = { people: 500, mix1: 200, mix16: 1_500, admissions8: 1_000, ceiling: 2_000, dribbled: 600 };
const fullSizes: Sizes = {
  people: 1_000,
  mix1: 1_500,
  mix16: 8_000,
  admissions8: 6_000,
  ceiling: 8_000,
  dribbled: 2_000,
};
const manyPeople = 100_000;

/** HL7 v2 over MLLP into the durable record, beside what PostgreSQL alone does with the same rows. */
export const ingestBench: Bench = {
  name: "ingest",
  summary: "HL7 v2 over MLLP: messages a second, beside the same rows by SQL alone",
  async run({ quick, databaseUrl }) {
    const server = await openBenchServer(databaseUrl);
    const running: Running = [];
    try {
      return await measure({ server, sizes: quick ? quickSizes : fullSizes, growth: !quick, running });
    } finally {
      for (const part of running.reverse()) await part.stop();
      await server.stop();
    }
  },
};

type Run = { server: BenchServer; sizes: Sizes; growth: boolean; running: Running };

async function measure({ server, sizes, growth, running }: Run): Promise<Record<string, number>> {
  say(`Ingest, ${describeMachine(server.folder)}; load ${loadavg()[0]?.toFixed(1)}`);
  const world = await openWorld(server, { name: "product", people: sizes.people, seed, running });
  await populate(world, sizes.people * 2);
  const beside = await world.openBeside();
  const ceiling = await openSameRows(server, { seed, sample: ceilingSample, running });
  say(`The ceiling writes ${ceiling.rowsPerMessage.toFixed(1)} rows a message, as the product did.`);
  const large = growth ? await openWorld(server, { name: "large", people: manyPeople, seed, running }) : undefined;
  // Both of the sender's populations come one after the other; the mix speaks of the first.
  if (large) await populate(large, manyPeople);

  const legs: Legs = {
    ceiling: [],
    ceilingCpuMs: [],
    one: [],
    sixteen: [],
    adt: [],
    two: [],
    large: [],
    alone: [],
    dribbled: [],
    poisoned: [],
  };
  const mix16 = { feed: "mix", messages: sizes.mix16, connections: 16 } as const;
  for (let round = 1; round <= rounds; round++) {
    const cpuFromMs = processorMs([process.pid, ...serverPids(server)]);
    legs.ceiling.push(await ceiling.run(sizes.ceiling));
    legs.ceilingCpuMs.push((processorMs([process.pid, ...serverPids(server)]) - cpuFromMs) / sizes.ceiling);
    legs.one.push(await world.leg({ feed: "mix", messages: sizes.mix1, connections: 1 }));
    legs.sixteen.push(await world.leg(mix16));
    legs.two.push(await world.leg({ ...mix16, beside }));
    if (large) legs.large.push(await large.leg(mix16));
    legs.adt.push(await world.leg({ feed: "admissions", messages: sizes.admissions8, connections: 8 }));
    const [alone, dribbled] = await dribbledLegs(world, sizes.dribbled, running);
    legs.alone.push(alone);
    legs.dribbled.push(dribbled);
    if (growth || round === 1) legs.poisoned.push(await poisonLeg(world));
    const rates = [legs.ceiling.at(-1), legs.one.at(-1)?.rate, legs.sixteen.at(-1)?.rate, legs.adt.at(-1)?.rate];
    const [ceilingRate, one, sixteen, adt] = rates.map(whole);
    say(
      `  round ${round}: ceiling ${ceilingRate}/s, 1 connection ${one}/s, 16 connections ${sixteen}/s, ADT on 8 ${adt}/s; ` +
        `load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
  const measured = large ?? world;
  const memory = { residentMb: measured.residentMb(), messages: measured.stored };
  say(tableOf(legs, memory));
  return figuresOf(legs, memory);
}

const loadConnections = 64;

async function populate(world: World, people: number): Promise<void> {
  const loaded = await world.leg({ feed: "population", messages: people, connections: loadConnections });
  say(`${people.toLocaleString("en")} people known (${whole(loaded.rate)} messages/s).`);
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const whole = (value: number | undefined): string => Math.round(value ?? Number.NaN).toLocaleString("en");
