import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { projectRoot } from "../support/project-root.ts";
import { failedOnce, type Outcome, passedOnce } from "./outcome.ts";

/** Runs a program of node_modules at the checkout's root; its whole output is the report when it fails. */
export async function runProgram(name: string, args: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const { code, output } = await runToEnd(join(projectRoot, "node_modules", ".bin", name), args, signal);
  return code === 0 ? passedOnce : failedOnce(output.trim());
}

/** Runs a program to its end; what it says on both channels, one after the other. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...environment },
    signal,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code: child.exitCode ?? 1, output: said + complained };
}
