import pg from "pg";
import { startChild } from "../child.ts";
import type { DribbleQuestion } from "./dribbler.ts";
import type { Leg, Running, World } from "./world.ts";

const goodMessages = 1_000;
const mark = "ZPX|refused by the store";
const connections = 16;

/**
 * One message that the store refuses between a thousand good ones: the longest that a neighbour waited for its answer.
 * The bench makes the store refuse it, by a trigger that it takes away again.
 */
export async function poisonLeg(world: World): Promise<Leg> {
  const owner = new pg.Client({ connectionString: world.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      create schema poison;
      grant usage on schema poison to public;
      create function poison.refuse() returns trigger language plpgsql as $$
        begin
          if position('${mark}'::bytea in new.raw) > 0 then raise exception using errcode = '22000'; end if;
          return new;
        end $$;
      create trigger poison before insert on intake.message for each row execute function poison.refuse();`);
    const leg = await world.leg({ feed: "mix", messages: goodMessages + 1, connections, mark });
    if (leg.notAccepted !== 1) throw new Error("The store took the message that it was to refuse.");
    return leg;
  } finally {
    await owner.query("drop schema if exists poison cascade");
    await owner.end();
  }
}

const dribblers = 200;
const dripEveryMs = 100;

/** Healthy senders alone, and beside 200 connections that send a byte at a time. */
export async function dribbledLegs(world: World, messages: number, running: Running): Promise<[Leg, Leg]> {
  const dribbler = startChild(new URL("dribbler.ts", import.meta.url));
  running.push(dribbler);
  const leg = { feed: "mix", messages, connections } as const;
  const alone = await world.leg(leg);
  await dribbler.ask({
    ask: "dribble",
    port: world.port,
    connections: dribblers,
    everyMs: dripEveryMs,
  } satisfies DribbleQuestion);
  const beside = await world.leg(leg);
  await dribbler.ask({ ask: "stop" } satisfies DribbleQuestion);
  await dribbler.stop();
  running.splice(running.indexOf(dribbler), 1);
  return [alone, beside];
}
