import { accounts, demoPassword } from "@crossbay/demo";
import { readArguments, readWhole } from "../arguments.ts";
import { buildPortalIfStale } from "../build-portal.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { checkListenSafely, type ExchangeProcess, roles, startExchange } from "../exchange-process.ts";
import { type House, openHouse } from "../house.ts";
import { inviteAdministrator } from "../invite-administrator.ts";
import { loadDemo } from "../load-demo.ts";
import { progressLine } from "../progress-line.ts";
import { stopRequest } from "../stop-request.ts";

export const startCommand: Command = {
  name: "start",
  summary: "Run on this machine with the demo region, an outbox instead of mail and SMS",
  usage: `
Usage: ./crossbay start [--people N] [--empty] [--open-intake]

Starts the database, the portal and the HL7 v2 port on this machine. An empty database gets the demo region first,
sent through the HL7 v2 port. Ctrl-C stops everything.

  --people N      how many generated people the demo region has besides those with stories (200; 0 to 100000)
  --empty         no demo region: prints an administrator's invitation instead
  --open-intake   map unknown senders to a test participant, to try out messages of your own`,
  async run(args) {
    const { values } = readArguments({
      args: [...args],
      options: { people: { type: "string" }, empty: { type: "boolean" }, "open-intake": { type: "boolean" } },
    });
    const people = readWhole("--people", values.people, { min: 0, max: 100_000, fallback: 200 });
    const config = readConfig({
      CROSSBAY_LOG_LEVEL: "warn",
      ...process.env,
      ...(values["open-intake"] ? { CROSSBAY_OPEN_INTAKE: "yes" } : {}),
    });
    checkListenSafely(config);
    const stopping = stopRequest();
    await buildPortalIfStale();
    const house = await openHouse({ config, adopt: false, keepOutbox: true, makeMailKey: true });
    try {
      const exchange = await startExchange(house, roles);
      try {
        const words = values.empty
          ? await inviteAdministrator(house)
          : await loadRegion(house, people, exchange.mllpPort!, stopping.signal);
        if (!stopping.signal.aborted)
          process.stdout.write(`\n${whereToGo(house, exchange)}\n${words}\nCtrl-C stops everything.\n`);
        await stopping.requested;
      } finally {
        await exchange.stop();
      }
    } finally {
      await house.close();
    }
    stopping.finished();
    return 0;
  },
};

async function loadRegion(house: House, people: number, mllpPort: number, signal: AbortSignal): Promise<string> {
  const line = progressLine("Sending the demo region through the HL7 v2 port");
  const outcome = await loadDemo(house, { people, mllpPort, signal, onProgress: line.show });
  line.end();
  if (!outcome) return "The database holds participants of its own: the demo region was not loaded.";
  const shown = ["rdelgado", "aokafor", "bwhitlock", "praman", "glin"].map(
    (username) => accounts.find((account) => account.username === username)!,
  );
  return [
    "Sign in with one of these and the password below; the 8-digit code appears on the outbox page.",
    "",
    ...shown.map(
      ({ username, given, family, titleId }) =>
        `  ${username.padEnd(10)} ${given} ${family}, ${titleId.replaceAll("-", " ")}`,
    ),
    `  password   ${demoPassword}`,
    "",
    "Try Maria TWINNING, who granted access, and Henry OSEI, who has not.",
  ].join("\n");
}

function whereToGo(house: House, ports: Pick<ExchangeProcess, "mllpPort" | "smtpPort">): string {
  const base = house.accounts.publicUrl;
  return [
    `${house.config.exchangeName} is running.`,
    "",
    `  Portal     ${base}/sign-in`,
    `  Outbox     ${base}/dev/outbox  (security codes and mails)`,
    `  HL7 v2     127.0.0.1:${ports.mllpPort}  (MLLP; ./crossbay send FILE)`,
    `  Mail       127.0.0.1:${ports.smtpPort}  (SMTP, for ${house.supportMail?.address}; ${base}/support/encrypted-mail)`,
    `  API        ${base}/api/openapi.json`,
    `  Data       ${house.config.home}`,
    "",
  ].join("\n");
}
