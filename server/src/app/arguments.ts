import { type ParseArgsConfig, parseArgs } from "node:util";
import { PlainError } from "../platform/plain-error.ts";

/** `parseArgs` of Node whose complaints are one sentence and exit code 2. */
export function readArguments<Options extends ParseArgsConfig>(
  options: Options,
): ReturnType<typeof parseArgs<Options>> {
  try {
    return parseArgs(options);
  } catch (error) {
    throw new PlainError(error instanceof Error ? error.message : String(error), { exitCode: 2, cause: error });
  }
}

/** A whole number given as an option, within bounds. */
export function readWhole(
  name: string,
  text: string | undefined,
  bounds: { min: number; max: number; fallback: number },
): number {
  if (text === undefined) return bounds.fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < bounds.min || value > bounds.max) {
    throw new PlainError(`${name} is a whole number from ${bounds.min} to ${bounds.max}.`, { exitCode: 2 });
  }
  return value;
}
