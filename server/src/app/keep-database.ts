import { type EmbeddedPostgres, startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import type { Logger } from "../platform/log.ts";

const lookEveryMs = 500;

/**
 * Starts the embedded server of a folder and, should it die, starts it again by itself at the same place, so that
 * connections come back without anybody's help. Nothing acknowledged is lost meanwhile: without a store there is no AA.
 */
export async function keepDatabase(folder: string, log: Logger): Promise<EmbeddedPostgres> {
  let server = await startEmbeddedPostgres({ folder, durable: true });
  let restarting: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (restarting || isRunning(server.pid)) return;
    log.error({ pid: server.pid }, "the database server ended; it is started again");
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, lookEveryMs);
  timer.unref();

  async function restart(): Promise<void> {
    try {
      server.leave();
      server = await startEmbeddedPostgres({ folder, durable: true });
      log.warn({ pid: server.pid }, "the database server runs again");
    } catch (error) {
      log.error(
        { failure: error instanceof Error ? error.message : String(error) },
        "the database server did not start",
      );
    }
  }

  return {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    get pid() {
      return server.pid;
    },
    leave: () => server.leave(),
    async stop() {
      clearInterval(timer);
      await restarting;
      await server.stop();
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
