import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../server/src/app/cli.ts", import.meta.url));

// As systemd waits by itself (RestartSec).
const restartAfterMs = 100;

/** `crossbay serve` under a supervisor that starts it again whenever it ends. */
export class SupervisedExchange {
  readonly #environment: Record<string, string>;
  readonly #log: number;
  #child: ChildProcess | undefined;
  #isStopping = false;
  #timer: NodeJS.Timeout | undefined;
  /** Starts after which the process ended by itself instead of being killed. */
  endedByItself = 0;

  constructor(options: { environment: Record<string, string>; logFile: string }) {
    this.#environment = options.environment;
    this.#log = openSync(options.logFile, "a");
    this.#start();
  }

  /** `kill -9`, as soon as there is a process. */
  async kill(): Promise<void> {
    while (this.#child === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    this.#child.kill("SIGKILL");
  }

  /** Asks it to stop as systemd does; resolves with its exit code and how long it took. */
  async stop(): Promise<{ code: number | null; ms: number }> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined) return { code: null, ms: 0 };
    const fromMs = performance.now();
    const hasEnded = once(child, "exit");
    child.kill("SIGTERM");
    const [code] = await hasEnded;
    return { code, ms: performance.now() - fromMs };
  }

  #start(): void {
    const child = spawn(process.execPath, [cli, "serve", "--roles", "mllp,worker"], {
      env: { ...process.env, ...this.#environment },
      stdio: ["ignore", this.#log, this.#log],
    });
    this.#child = child;
    child.once("exit", (_, signal) => {
      this.#child = undefined;
      if (this.#isStopping) return;
      if (signal !== "SIGKILL") this.endedByItself++;
      this.#timer = setTimeout(() => this.#start(), restartAfterMs);
    });
  }
}
