import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { ProblemError } from "../../platform/problem.ts";

/** Cost of a password hash: Argon2id memory in KiB and iterations, one lane. */
export type PasswordCost = { passwordMemoryKib: number; passwordPasses: number };

/**
 * Argon2id of a password, off the main thread, as a PHC string with its own salt and cost. Unicode is NFC-normalised
 * first, so that every keyboard gives the same password. RFC 9106.
 */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const parameters = { memory: cost.passwordMemoryKib, passes: cost.passwordPasses, nonce: randomBytes(saltBytes) };
  return writePhc(parameters, await derive(password, parameters));
}

/** True when the password gave this PHC string. A string that is not one throws: the store holds nothing else. */
export async function verifyPassword(phc: string, password: string): Promise<boolean> {
  const { hash, ...parameters } = readPhc(phc);
  return timingSafeEqual(await derive(password, parameters), hash);
}

/** A hash that no password gives and that costs as much to try as a real one: it stands in where there is none. */
export const unmatchableHash = (cost: PasswordCost): string =>
  writePhc(
    { memory: cost.passwordMemoryKib, passes: cost.passwordPasses, nonce: Buffer.alloc(saltBytes) },
    Buffer.alloc(hashBytes),
  );

/** True when the hash was made at another cost than this one. */
export function isOfOtherCost(phc: string, cost: PasswordCost): boolean {
  const { memory, passes } = readPhc(phc);
  return memory !== cost.passwordMemoryKib || passes !== cost.passwordPasses;
}

const saltBytes = 16;
const hashBytes = 32;

type Parameters = { memory: number; passes: number; nonce: Buffer };

const deriveInThread: (algorithm: "argon2id", parameters: Argon2Parameters) => Promise<Buffer> = promisify(argon2);

async function derive(password: string, { memory, passes, nonce }: Parameters): Promise<Buffer> {
  await takeTurn();
  try {
    const message = password.normalize("NFC");
    return await deriveInThread("argon2id", { message, nonce, memory, passes, parallelism: 1, tagLength: hashBytes });
  } finally {
    passTurn();
  }
}

// Hashing shares Node's four threads with files and name resolution, so it never takes all of them; and a flood of
// sign-ins waits here with a few hundred bytes each instead of 19 MiB.
const turnsAtOnceMax = 2;
const turnsWaitingMax = 500;
let turnsTaken = 0;
const waiting: (() => void)[] = [];

async function takeTurn(): Promise<void> {
  if (waiting.length >= turnsWaitingMax) {
    throw new ProblemError("unavailable", {
      detail: "Too many people are signing in at this moment. Try again in a minute.",
      nextSteps: ["retry"],
    });
  }
  if (turnsTaken < turnsAtOnceMax) turnsTaken += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function passTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else turnsTaken -= 1;
}

const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

const writePhc = ({ memory, passes, nonce }: Parameters, hash: Buffer): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=1$${unpadded(nonce)}$${unpadded(hash)}`;

function readPhc(phc: string): Parameters & { hash: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!match) throw new Error("A stored password hash is not an Argon2id PHC string.");
  const [, memory, passes, nonce, hash] = match;
  return {
    memory: Number(memory),
    passes: Number(passes),
    nonce: Buffer.from(nonce!, "base64"),
    hash: Buffer.from(hash!, "base64"),
  };
}
