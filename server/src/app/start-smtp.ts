import { PlainError } from "../platform/plain-error.ts";
import { isLoopback } from "./config.ts";
import { explainPort } from "./explain-port.ts";
import type { House } from "./house.ts";
import { listenSmtp, type SmtpListener } from "./listen-smtp.ts";
import { readTlsFiles } from "./read-tls-files.ts";

/** Begins to take mail, where an address for it is configured. Beyond this machine only with STARTTLS. */
export async function startSmtp(house: House): Promise<SmtpListener | undefined> {
  const { supportMail, config } = house;
  if (!supportMail) return undefined;
  const { helpMailHost: host, helpMailPort: port, helpMailTlsCertificate, helpMailTlsKey } = config;
  if (!helpMailTlsCertificate !== !helpMailTlsKey) {
    throw new PlainError("Set CROSSBAY_HELP_MAIL_TLS_CERTIFICATE and CROSSBAY_HELP_MAIL_TLS_KEY, both or neither.");
  }
  if (!isLoopback(host) && !helpMailTlsCertificate) {
    throw new PlainError(
      `Mail would come in beyond this machine without TLS (CROSSBAY_HELP_MAIL_HOST=${host}): set CROSSBAY_HELP_MAIL_TLS_CERTIFICATE and CROSSBAY_HELP_MAIL_TLS_KEY, or keep it on 127.0.0.1 behind your mail server.`,
    );
  }
  const tls =
    helpMailTlsCertificate && helpMailTlsKey ? await readTlsFiles(helpMailTlsCertificate, helpMailTlsKey) : undefined;
  return explainPort(port, "CROSSBAY_HELP_MAIL_PORT", () =>
    listenSmtp({ ...house, supportMail }, { host, port, tls, tlsRequired: !isLoopback(host) }),
  );
}
