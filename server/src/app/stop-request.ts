const stopMsMax = 10_000;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ctrl-C and its like, turned into something to wait for. */
export type StopRequest = {
  signal: AbortSignal;
  /** Settles at the first request to stop. */
  requested: Promise<void>;
  /** Say so when all has stopped. */
  finished(): void;
};

/**
 * Listens for requests to stop. After the first one the process has ten seconds; a second one ends it at once. What was
 * acknowledged is stored in either case.
 */
export function stopRequest(): StopRequest {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      timer = setTimeout(() => process.exit(1), stopMsMax);
      timer.unref();
      controller.abort();
      resolve();
    });
  }
  return { signal: controller.signal, requested: promise, finished: () => clearTimeout(timer) };
}
