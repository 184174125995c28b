import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { messageMix, mixPopulation, sources } from "@crossbay/demo";
import { wrapFrame } from "@crossbay/formats/hl7v2";
import { randomOf, seedOf } from "../../demo/src/seeded-random.ts";
import { readMessageFiles } from "../../server/src/app/read-message-files.ts";
import { mutateFrame, mutateMessage } from "./mutate-message.ts";

const collected = fileURLToPath(new URL("../../../shared/data/hl7v2", import.meta.url));
const mixMessages = 400;
const messageBytesMax = 64 * 1024;
const frameDamageShare = 0.03;
/** How often a collected sample is damaged instead of a message of the mix. */
const collectedShare = 0.4;

/** Whole messages to damage: of the demo region's mix, and collected ones where they are on this machine. */
export type FuzzMaterial = { mix: readonly Buffer[]; collected: readonly Buffer[] };

export function fuzzMaterial(seed: number): FuzzMaterial {
  const options = { seed, people: 50, today: "2026-03-12" };
  const mix = [...mixPopulation(options), ...messageMix({ ...options, messages: mixMessages })];
  const { messages } = existsSync(collected) ? readMessageFiles([collected]) : { messages: [] };
  return {
    mix: mix.map(({ text }) => Buffer.from(text)),
    collected: messages.map(({ bytes }) => bytes).filter(({ length }) => length <= messageBytesMax),
  };
}

/** Damaged message `index` of a seed, framed as it comes off the wire: always the same bytes. */
export function fuzzedMessage(material: FuzzMaterial, seed: number, index: number): Buffer {
  const random = randomOf(seedOf(seed, "fuzz", index));
  const isCollected = material.collected.length > 0 && random.chance(collectedShare);
  const chosen = random.pick(isCollected ? material.collected : material.mix);
  const named = speaksFor(chosen, random.chance(0.9), `Z${seed}X${index}`);
  const frame = wrapFrame(mutateMessage(named, isCollected ? material.collected : material.mix, random));
  return random.chance(frameDamageShare) ? mutateFrame(frame, random) : frame;
}

/** The source that most of the damaged messages name. */
export const fuzzSource = sources.find(({ key }) => key === "CGH")!;

/** With a control id of its own, so that none is taken for another one's copy, and mostly from a known sender. */
function speaksFor(message: Buffer, isKnown: boolean, controlId: string): Buffer {
  const end = message.indexOf("\r");
  const header = message.toString("latin1", 0, end === -1 ? message.length : end);
  const fields = header.split(header[3] ?? "|");
  if (fields.length < 10) return message;
  if (isKnown) [fields[2], fields[3]] = [fuzzSource.sendingApplication, fuzzSource.sendingFacility];
  fields[9] = controlId;
  return Buffer.concat([Buffer.from(fields.join(header[3] ?? "|"), "latin1"), message.subarray(header.length)]);
}
