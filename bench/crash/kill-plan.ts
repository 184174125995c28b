import type { Random } from "../../demo/src/seeded-random.ts";

/** What is killed, and when. */
export type Kill = {
  server: boolean;
  database: boolean;
  /** Messages settled since the start after the last kill; none: while that start is still under way. */
  afterMessages: number;
  /** Then so many milliseconds more, and between the two where both are killed. */
  thenMs: number;
};

const messagesMax = 400;
const startMsMax = 1_500;

/**
 * `serverKills` and `databaseKills` at random: of the database's a third together with the server, of the server's a sixth
 * while it is starting.
 */
export function planKills(random: Random, serverKills: number, databaseKills: number): Kill[] {
  const both = Math.min(serverKills, Math.ceil(databaseKills / 3));
  const kills = [
    ...Array.from({ length: serverKills - both }, () => kill(true, false)),
    ...Array.from({ length: databaseKills - both }, () => kill(false, true)),
    ...Array.from({ length: both }, () => kill(true, true)),
  ];
  for (let at = kills.length - 1; at > 0; at--) {
    const other = random.whole(0, at);
    [kills[at], kills[other]] = [kills[other]!, kills[at]!];
  }
  return kills.map((one, at) => (at === 0 ? { ...one, afterMessages: messagesMax } : one));

  function kill(server: boolean, database: boolean): Kill {
    const isWhileStarting = server && random.chance(1 / 6);
    return isWhileStarting
      ? { server, database, afterMessages: 0, thenMs: random.whole(100, startMsMax) }
      : { server, database, afterMessages: random.whole(1, messagesMax), thenMs: random.whole(0, 50) };
  }
}
