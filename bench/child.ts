import { type ChildProcess, fork } from "node:child_process";

/** Another process of a bench, which answers one question at a time. */
export type Child = {
  pid: number;
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
};

/** Starts `file` as a process that {@link answerParent} serves. */
export function startChild(file: URL, environment: Record<string, string> = {}): Child {
  const child = fork(file, { env: { ...process.env, ...environment }, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const hasEnded = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return {
    pid: child.pid!,
    async ask<Answer>(question: object) {
      const answer = nextMessage(child);
      child.send(question);
      const outcome = await Promise.race([answer, hasEnded.then((code) => ({ failed: `it ended with code ${code}` }))]);
      if ("failed" in outcome) throw new Error(`A process of the bench failed: ${outcome.failed}`);
      return outcome.answer as Answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await hasEnded;
    },
  };
}

type Outcome = { answer: unknown } | { failed: string };

const nextMessage = (child: ChildProcess): Promise<Outcome> =>
  new Promise((resolve) => child.once("message", (message) => resolve(message as Outcome)));

/** In the child: answers the parent's questions until the parent goes, then tidies up and ends. */
export function answerParent<Question>(
  answer: (question: Question) => Promise<unknown>,
  tidyUp: () => Promise<void>,
): void {
  process.on("message", (question: Question) => {
    answer(question).then(
      (result) => process.send?.({ answer: result ?? null }),
      (error: Error) => process.send?.({ failed: error.stack ?? error.message }),
    );
  });
  process.once("disconnect", () => void tidyUp());
  // Ctrl-C reaches the whole group; the parent decides when its children go.
  process.on("SIGINT", () => {});
}
