import { type AccessContext, loadConsentForms } from "../access/index.ts";
import { accountsDefaults } from "../accounts/index.ts";
import { AuditTrail } from "../audit/index.ts";
import type { LearningSystem } from "../onboarding/index.ts";
import { systemClock } from "../platform/clock.ts";
import { Jobs } from "../platform/jobs.ts";
import { loadKeys } from "../platform/keys.ts";
import { makeLog } from "../platform/log.ts";
import { type MailSender, smtpMailSender } from "../platform/mail.ts";
import { makeMetrics } from "../platform/metrics.ts";
import { Outbox, outboxMailSender, outboxSmsSender } from "../platform/outbox.ts";
import { ensurePartitions } from "../platform/partitions.ts";
import type { SmsSender } from "../platform/sms.ts";
import { smsSenderOf } from "../platform/sms-sender.ts";
import { Database } from "../platform/transaction.ts";
import { WatchedSms } from "../platform/watched-sms.ts";
import type { SupportMail } from "../support/index.ts";
import { type Config, readConfig } from "./config.ts";
import { type DatabaseAccess, migrateDatabase, reachDatabase } from "./database-access.ts";
import { hearChanges } from "./hear-changes.ts";
import { openLearningSystem } from "./open-learning-system.ts";
import { loadSupportMail } from "./support-mail-files.ts";

/** Everything wired: what any verb of any slice takes as its context. */
export type House = Omit<AccessContext, "sms"> & {
  sms: WatchedSms;
  /** Absent while courses are taken in the built-in learning system. */
  learningSystem?: LearningSystem;
  config: Config;
  access: DatabaseAccess;
  /** Absent while no mail is taken. */
  supportMail: SupportMail | undefined;
  /** Present while mails and text messages are kept instead of sent. */
  outbox: Outbox | undefined;
  /** File outside the database that remembers the audit chain. */
  anchorFile: string;
  /** Folder on write-once storage with copies of its anchors, where one is configured. */
  anchorFolder: string | undefined;
  close(): Promise<void>;
};

export type HouseOptions = {
  config?: Config;
  /** Join an embedded database that another process runs: for commands beside a running server. */
  adopt?: boolean;
  /** Keep mails and text messages where no provider is configured. */
  keepOutbox?: boolean;
  /** Make an address, key and certificate for encrypted mail where none is configured. */
  makeMailKey?: boolean;
  /** Where log lines go; standard output otherwise. */
  logDestination?: { write(line: string): void } | undefined;
};

/** Reaches the database, brings it up to date and wires the house. Close it when done. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const config = options.config ?? readConfig(process.env);
  const clock = systemClock;
  const log = makeLog({ level: config.logLevel, destination: options.logDestination });
  const access = await reachDatabase(config, { adopt: options.adopt ?? true, log });
  const database = new Database({
    url: access.appUrl,
    connectionsMax: config.databaseConnectionsMax,
    onIdleError: (error) => log.warn({ failure: error.name }, "a database connection was lost"),
  });
  try {
    await migrateDatabase(access);
    await ensurePartitions(database, clock.now());
    await loadConsentForms({ database });
    const metrics = makeMetrics();
    const jobs = new Jobs({ url: access.appUrl, log });
    const outbox = options.keepOutbox ? new Outbox(clock) : undefined;
    const learningSystem = await openLearningSystem(config);
    const supportMail = await loadSupportMail(config, { now: clock.now(), make: options.makeMailKey ?? false });
    const forgetChanges = hearChanges({ clock });
    return {
      config,
      access,
      database,
      clock,
      log,
      metrics,
      jobs,
      outbox,
      supportMail,
      ...(learningSystem ? { learningSystem } : {}),
      keys: await loadKeys(`${config.home}/keys`),
      mail: mailSender(config, outbox),
      sms: new WatchedSms(smsSender(config, outbox)),
      audit: new AuditTrail({ database, clock, log, metrics }),
      accounts: {
        ...accountsDefaults,
        exchangeName: config.exchangeName,
        publicUrl: publicUrl(config),
        demonstration: outbox !== undefined,
      },
      policy: {
        glassMinutes: config.glassMinutes,
        glassOverParentsDenial: config.glassOverParentsDenial === "yes",
        verbalHours: config.verbalHours,
        oneVisitHours: config.oneVisitHours,
      },
      anchorFile: `${config.home}/anchors/audit.ndjson`,
      anchorFolder: config.anchorFolder,
      close: async () => {
        forgetChanges();
        await jobs.stop();
        await database.close();
        await access.stop();
      },
    };
  } catch (error) {
    await database.close();
    await access.stop();
    throw error;
  }
}

/** Address under which people reach the portal, without a slash at its end. */
export function publicUrl(config: Config): string {
  const scheme = config.tlsCertificate ? "https" : "http";
  return (config.publicUrl ?? `${scheme}://localhost:${config.httpPort}`).replace(/\/+$/, "");
}

/** Notices come to the address that takes mail, where the domain is the same: another one would fail its checks at recipients. */
function returnPath({ helpMail, mailFrom }: Config): string | undefined {
  const domainOf = (address: string) => /@([^\s@<>]+)>?\s*$/.exec(address)?.[1]?.toLowerCase();
  return helpMail && domainOf(helpMail) === domainOf(mailFrom) ? helpMail : undefined;
}

function mailSender(config: Config, outbox: Outbox | undefined): MailSender {
  if (config.smtpUrl) return smtpMailSender(config.smtpUrl, config.mailFrom, returnPath(config));
  if (outbox) return outboxMailSender(outbox);
  return { send: () => Promise.reject(new Error("No mail server is configured: CROSSBAY_SMTP_URL.")) };
}

function smsSender(config: Config, outbox: Outbox | undefined): SmsSender {
  if (config.smsUrl) return smsSenderOf(config.smsUrl);
  if (outbox) return outboxSmsSender(outbox);
  return { send: () => Promise.reject(new Error("No SMS provider is configured: CROSSBAY_SMS_URL.")) };
}
