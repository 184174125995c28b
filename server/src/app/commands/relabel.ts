import { runRelabelling } from "../../record/index.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openHouse } from "../house.ts";

export const relabelCommand: Command = {
  name: "relabel",
  summary: "Label all data again by the present rules for sensitive data",
  usage: `
Usage: ./crossbay relabel [--again] [--json]

Labels again what older rules labelled, or what a source's flags changed since: docs/standards/sensitive-data.md. The worker does
so by itself when it starts and every hour; this command waits for the end. It goes on where it was broken off, and works
beside a running server.

  --again   label everything once more, though it is done: after the last process of an older release has ended
  --json    print the result as one line of JSON

Exit code 0: everything carries the labels of the present rules. 1: another process is at it.`,
  async run(args) {
    const { values } = readArguments({
      args: [...args],
      options: { again: { type: "boolean" }, json: { type: "boolean" } },
    });
    const house = await openHouse();
    try {
      const outcome = await runRelabelling(house, {
        again: values.again === true,
        onProgress: (seen) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${seen.toLocaleString("en-US")} resources looked at\r`);
        },
      });
      const { state, rules, seen, changed } = outcome;
      const words =
        state === "finished"
          ? `Labelled by version ${rules} of the rules: ${seen} resources looked at, ${changed} changed.`
          : "Another process is labelling. Ask again later.";
      process.stdout.write(`${values.json ? JSON.stringify(outcome) : words}\n`);
      return state === "finished" ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};
