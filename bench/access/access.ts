import { compareDuties } from "../../test/ways-out/compare-duties.ts";
import { compareWays } from "../../test/ways-out/compare-ways.ts";
import { undeclaredRoutes } from "../../test/ways-out/undeclared-routes.ts";
import { startWaysWorld } from "../../test/ways-out/world.ts";
import type { Bench } from "../bench.ts";
import { openBenchServer } from "../bench-database.ts";

/** Every way out, asked by everybody about everybody, held against the one decision. */
export const accessBench: Bench = {
  name: "access",
  summary: "every way out held against the one decision, reader by reader and person by person",
  async run({ databaseUrl }) {
    const server = await openBenchServer(databaseUrl, { durable: false });
    const world = await startWaysWorld(await server.createDatabase("access"));
    try {
      const ways = await compareWays(world);
      for (const [way, cells] of ways.cells) say(`${way.padEnd(24)} ${cells} cells`);
      const duties = await compareDuties(world);
      say(`${"duties".padEnd(24)} ${duties.total} cells`);
      const disagreements = [...ways.disagreements, ...duties.disagreements];
      for (const disagreement of disagreements.slice(0, 50)) say(disagreement);
      const undeclared = undeclaredRoutes(world.http);
      for (const route of undeclared) say(`Not declared: ${route}`);
      return {
        cells: ways.total + duties.total,
        disagreements: disagreements.length,
        undeclaredRoutes: undeclared.length,
      };
    } finally {
      await world.stop();
      await server.stop();
    }
  },
  failure: ({ disagreements, undeclaredRoutes }) =>
    disagreements === 0 && undeclaredRoutes === 0 ? undefined : "A way out does not do what was decided.",
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
