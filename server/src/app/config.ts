import { smsProtocols } from "../platform/sms-sender.ts";
import { choice, list, mailAddress, optional, path, port, type Setting, url, whole, words } from "./setting-kinds.ts";

/**
 * Every setting of the product, in the order of `docs/configuration.md`. A command-line flag of `start` or `serve`
 * sets the variable that stands here, so that there is one place to look.
 */
export const settings = {
  home: path("CROSSBAY_HOME", "./var", "Data folder: embedded database, keys, audit anchors. Back it up whole."),
  exchangeName: words("CROSSBAY_EXCHANGE_NAME", "Crossbay", "Name of the exchange on pages and in mails."),
  publicUrl: url(
    "CROSSBAY_PUBLIC_URL",
    ["http:", "https:"],
    "`http://localhost:` and the HTTP port",
    "Address under which people reach the portal; links in mails begin with it, and passkeys belong to its host.",
  ),
  databaseUrl: url(
    "CROSSBAY_DATABASE_URL",
    ["postgres:", "postgresql:"],
    "the embedded PostgreSQL",
    "PostgreSQL 15 or later, as the application's role.",
  ),
  databaseOwnerUrl: url(
    "CROSSBAY_DATABASE_OWNER_URL",
    ["postgres:", "postgresql:"],
    "as CROSSBAY_DATABASE_URL",
    "The same database as the owner of the schema, who migrates it. Give the two different roles: only then is the application unable to change audit records.",
  ),
  databaseConnectionsMax: whole(
    "CROSSBAY_DATABASE_CONNECTIONS",
    { min: 2, max: 100, fallback: 10 },
    "Connections of one process to the database.",
  ),
  httpHost: words(
    "CROSSBAY_HTTP_HOST",
    "127.0.0.1",
    "Address to listen on for the portal and the API. Anything but loopback needs TLS or a trusted proxy.",
  ),
  httpPort: port("CROSSBAY_HTTP_PORT", 8080, "Port of the portal and the API."),
  trustedProxies: list(
    "CROSSBAY_TRUSTED_PROXIES",
    "none",
    "Addresses of the proxies that end TLS in front of the portal, separated by commas.",
  ),
  tlsCertificate: optional("CROSSBAY_TLS_CERTIFICATE", "no TLS", "File with the PEM certificate chain of the portal."),
  tlsKey: optional("CROSSBAY_TLS_KEY", "no TLS", "File with the PEM private key of the portal."),
  metricsPort: port("CROSSBAY_METRICS_PORT", 9464, "Port of `/metrics`, on loopback only."),
  mllpHost: words(
    "CROSSBAY_MLLP_HOST",
    "127.0.0.1",
    "Address to listen on for HL7 v2 without TLS. Anything but loopback needs a recorded waiver (`./crossbay waiver`).",
  ),
  mllpPort: port("CROSSBAY_MLLP_PORT", 2575, "Port of HL7 v2 over MLLP."),
  mllpsHost: words("CROSSBAY_MLLPS_HOST", "127.0.0.1", "Address to listen on for HL7 v2 with TLS; `0.0.0.0` for all."),
  mllpsPort: port("CROSSBAY_MLLPS_PORT", 2576, "Port of HL7 v2 over MLLP with TLS and client certificates."),
  mllpsCertificate: optional(
    "CROSSBAY_MLLPS_CERTIFICATE",
    "no MLLP with TLS",
    "File with the PEM certificate chain of that port; taken over anew when it changes.",
  ),
  mllpsKey: optional("CROSSBAY_MLLPS_KEY", "no MLLP with TLS", "File with the PEM private key of that port."),
  mllpConnectionsMax: whole(
    "CROSSBAY_MLLP_CONNECTIONS",
    { min: 1, max: 100_000, fallback: 2_048 },
    "Connections of senders at once, on each HL7 v2 port; the system must allow as many open files.",
  ),
  sourceWaitingMax: whole(
    "CROSSBAY_SOURCE_WAITING",
    { min: 1, max: 100_000, fallback: 1_024 },
    "Messages of one source that may wait for their answers; beyond it its connections are not read.",
  ),
  openIntake: choice(
    "CROSSBAY_OPEN_INTAKE",
    ["no", "yes"],
    "no",
    "Map unknown senders to a test participant instead of refusing them. For trying out, never for real patients.",
  ),
  smtpUrl: url(
    "CROSSBAY_SMTP_URL",
    ["smtp:", "smtps:"],
    "with `start`: kept on the outbox page; with `serve`: refuses to start",
    "Mail server.",
  ),
  mailFrom: words("CROSSBAY_MAIL_FROM", "Crossbay <no-reply@localhost>", "Sender of mails."),
  alarmMail: optional(
    "CROSSBAY_ALARM_MAIL",
    "only the participant's own engineers are told",
    "Mail address that hears of every feed's alarm, besides the interface engineers of its participant.",
  ),
  helpMail: mailAddress(
    "CROSSBAY_HELP_MAIL",
    "with `start`: `help@localhost`; with `serve`: no mail is taken",
    "Address to which people write to the exchange. Mail for it is taken by SMTP, and opened where it is encrypted (S/MIME).",
  ),
  helpMailHost: words(
    "CROSSBAY_HELP_MAIL_HOST",
    "127.0.0.1",
    "Address to listen on for that mail. Anything but loopback needs TLS: your own mail server passes mail on as a rule.",
  ),
  helpMailPort: port("CROSSBAY_HELP_MAIL_PORT", 2525, "Port of SMTP for that mail."),
  helpMailTlsCertificate: optional(
    "CROSSBAY_HELP_MAIL_TLS_CERTIFICATE",
    "no STARTTLS",
    "File with the PEM certificate chain of that port.",
  ),
  helpMailTlsKey: optional("CROSSBAY_HELP_MAIL_TLS_KEY", "no STARTTLS", "File with the PEM private key of that port."),
  helpMailCertificate: optional(
    "CROSSBAY_HELP_MAIL_CERTIFICATE",
    "`help-mail.pem` in the keys of `CROSSBAY_HOME` (`./crossbay mail-certificate make`)",
    "File with the PEM certificate for which mail to that address is encrypted.",
  ),
  helpMailKey: optional(
    "CROSSBAY_HELP_MAIL_KEY",
    "`help-mail.key` beside it",
    "File with the PEM private key of that certificate.",
  ),
  helpMailAuthorities: optional(
    "CROSSBAY_HELP_MAIL_AUTHORITIES",
    "staff compare each certificate",
    "File with PEM certificates of authorities: whoever signs mail with a certificate of theirs is believed, and answered encrypted.",
  ),
  smsUrl: url(
    "CROSSBAY_SMS_URL",
    smsProtocols,
    "with `start`: kept on the outbox page; with `serve`: refuses to start",
    'SMS provider. `https://…` takes `POST {"to","text"}` as JSON; credentials in the address become HTTP Basic. `twilio://SID:TOKEN@api.twilio.com/?from=%2B15185550100` (or `?messagingService=MG…`) speaks Twilio\'s API.',
  ),
  trainingUrl: url(
    "CROSSBAY_TRAINING_URL",
    ["https:", "http:"],
    "`builtin`: courses are taken here",
    "API of an external learning system, such as `https://api.litmos.com/v1.svc`; the four settings below go with it.",
  ),
  trainingSite: url(
    "CROSSBAY_TRAINING_SITE",
    ["https:", "http:"],
    "needed with an external learning system",
    "Where people take their courses, such as `https://exchange.litmos.com`.",
  ),
  trainingKeyFile: optional(
    "CROSSBAY_TRAINING_KEY_FILE",
    "needed with an external learning system",
    "File with the key of its API.",
  ),
  trainingCourses: list(
    "CROSSBAY_TRAINING_COURSES",
    "needed with an external learning system",
    "Which courses are taken there, and their ids there: `consent=AbC123,using-the-portal=XyZ987`. The others are taken here.",
  ),
  trainingWebhookSecretFile: optional(
    "CROSSBAY_TRAINING_WEBHOOK_SECRET_FILE",
    "its notices are refused, and it is asked alone",
    "File with the secret that its notices to `/api/training/litmos-webhook` carry, as `Bearer` or as the password of `Basic`.",
  ),
  glassMinutes: whole(
    "CROSSBAY_GLASS_MINUTES",
    { min: 10, max: 240, fallback: 240 },
    "Minutes after which a broken glass closes by itself.",
  ),
  glassOverParentsDenial: choice(
    "CROSSBAY_GLASS_OVER_PARENTS_DENIAL",
    ["yes", "no"],
    "yes",
    "May the glass be broken for a minor whose parent denied? Never over a denial to everyone.",
  ),
  verbalHours: whole(
    "CROSSBAY_VERBAL_CONSENT_HOURS",
    { min: 1, max: 24, fallback: 24 },
    "Hours that a grant by word of mouth counts after it was recorded.",
  ),
  oneVisitHours: whole(
    "CROSSBAY_ONE_VISIT_HOURS",
    { min: 1, max: 24, fallback: 24 },
    "Hours after which a minor's own grant for one visit ends, where no discharge has ended it.",
  ),
  anchorFolder: optional(
    "CROSSBAY_ANCHOR_FOLDER",
    "anchors are kept in `CROSSBAY_HOME` alone",
    "Folder on write-once storage, such as a mounted bucket with object lock: each minute it gets a copy of the audit chain's newest anchor, in a file that is never written again, and `verify` compares them.",
  ),
  logLevel: choice("CROSSBAY_LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], "info", "How much is logged."),
} as const satisfies Record<string, Setting<unknown>>;

export type Config = { -readonly [Name in keyof typeof settings]: ReturnType<(typeof settings)[Name]["parse"]> };

/** Reads all settings; throws a `PlainError` that names the first wrong one. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  return Object.fromEntries(
    Object.entries(settings).map(([key, setting]) => [key, setting.parse(environment[setting.name]?.trim())]),
  ) as Config;
}

/** True for addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
