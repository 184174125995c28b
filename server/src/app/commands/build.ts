import { PlainError } from "../../platform/plain-error.ts";
import { buildPortalIfStale } from "../build-portal.ts";
import type { Command } from "../command.ts";

export const buildCommand: Command = {
  name: "build",
  summary: "Install the packages and build the pages ahead, for images and offline machines",
  usage: `
Usage: ./crossbay build

Does ahead what start and serve do when they begin: installs the locked packages and builds the portal's pages. Afterwards
the checkout may be read-only.`,
  async run(args) {
    if (args.length > 0) throw new PlainError("build takes no arguments.", { exitCode: 2 });
    await buildPortalIfStale();
    process.stdout.write("Packages and pages are ready.\n");
    return 0;
  },
};
