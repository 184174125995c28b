import { PlainError } from "../platform/plain-error.ts";
import type { Command } from "./command.ts";

/** The commands, each loaded only when it is asked for, so that none waits for another's libraries. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import("./commands/start.ts")).startCommand,
  serve: async () => (await import("./commands/serve.ts")).serveCommand,
  send: async () => (await import("./commands/send.ts")).sendCommand,
  quarantine: async () => (await import("./commands/quarantine.ts")).quarantineCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  source: async () => (await import("./commands/source.ts")).sourceCommand,
  consents: async () => (await import("./commands/consents.ts")).consentsCommand,
  waiver: async () => (await import("./commands/waiver.ts")).waiverCommand,
  feeds: async () => (await import("./commands/feeds.ts")).feedsCommand,
  user: async () => (await import("./commands/user.ts")).userCommand,
  "single-sign-on": async () => (await import("./commands/single-sign-on.ts")).singleSignOnCommand,
  "mail-certificate": async () => (await import("./commands/mail-certificate.ts")).mailCertificateCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  relabel: async () => (await import("./commands/relabel.ts")).relabelCommand,
  "audit-export": async () => (await import("./commands/audit-export.ts")).auditExportCommand,
  "audit-resume": async () => (await import("./commands/audit-resume.ts")).auditResumeCommand,
  build: async () => (await import("./commands/build.ts")).buildCommand,
  migrate: async () => (await import("./commands/migrate.ts")).migrateCommand,
};

/** Commands that the shell script runs by itself; they stand here for the help. */
const scriptCommands = [
  { name: "test", summary: "Run all checks: format, lint, types, rules, unit, integration, browser" },
  { name: "bench", summary: "Measure; without a name, list the benches" },
];

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(await overview());
    return name === undefined ? 2 : 0;
  }
  const load = commands[name];
  if (!load)
    throw new PlainError(`There is no command "${name}". ./crossbay --help lists all of them.`, { exitCode: 2 });
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${command.usage.trim()}\n`);
    return 0;
  }
  return command.run(rest);
}

async function overview(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = [...loaded, ...scriptCommands].map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`);
  return [
    "Crossbay, a health information exchange: a message on the wire is on the chart.",
    "",
    "Usage: ./crossbay COMMAND [OPTIONS]        ./crossbay COMMAND --help",
    "",
    ...lines,
    "",
    "Settings are environment variables: docs/configuration.md.",
    "",
  ].join("\n");
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof PlainError) {
    process.stderr.write(`crossbay: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(
      `crossbay: an unexpected failure, please report it: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 70;
  }
}
