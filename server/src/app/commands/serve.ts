import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import { buildPortalIfStale } from "../build-portal.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { checkListenSafely, type Role, roles, startExchange } from "../exchange-process.ts";
import { openHouse } from "../house.ts";
import { stopRequest } from "../stop-request.ts";

export const serveCommand: Command = {
  name: "serve",
  summary: "Run for real patients: no demo, no outbox; needs mail and SMS",
  usage: `
Usage: ./crossbay serve [--roles http,mllp,mail,worker]

Runs the exchange. Without --roles one process does everything; any number of processes may share one database, each
with the roles it is given: http (portal and API), mllp (HL7 v2), mail (mail to
the exchange, where CROSSBAY_HELP_MAIL names its address), worker (audit sealer, partitions, alarms of feeds).

Needs CROSSBAY_SMTP_URL and CROSSBAY_SMS_URL. Beyond loopback it needs TLS or a trusted proxy: docs/configuration.md.`,
  async run(args) {
    const { values } = readArguments({ args: [...args], options: { roles: { type: "string" } } });
    const wanted = readRoles(values.roles);
    const config = readConfig(process.env);
    if (!config.smtpUrl)
      throw new PlainError("Set CROSSBAY_SMTP_URL: without a mail server nobody can be invited or reset a password.");
    if (!config.smsUrl) throw new PlainError("Set CROSSBAY_SMS_URL: without an SMS provider nobody can sign in.");
    checkListenSafely(config);
    const stopping = stopRequest();
    if (wanted.includes("http")) await buildPortalIfStale();
    const house = await openHouse({ config, adopt: false });
    try {
      const exchange = await startExchange(house, wanted);
      house.log.info(
        {
          roles: wanted,
          httpPort: exchange.httpPort,
          mllpPort: exchange.mllpPort,
          mllpsPort: exchange.mllpsPort,
          smtpPort: exchange.smtpPort,
        },
        "serving",
      );
      await stopping.requested;
      await exchange.stop();
    } finally {
      await house.close();
    }
    stopping.finished();
    return 0;
  },
};

function readRoles(text: string | undefined): readonly Role[] {
  if (text === undefined) return roles;
  return text.split(",").map((name) => {
    const role = roles.find((known) => known === name.trim());
    if (!role) throw new PlainError(`--roles takes ${roles.join(", ")}, separated by commas.`, { exitCode: 2 });
    return role;
  });
}
