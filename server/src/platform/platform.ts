import type { Clock } from "./clock.ts";
import type { Jobs } from "./jobs.ts";
import type { Keys } from "./keys.ts";
import type { Logger } from "./log.ts";
import type { MailSender } from "./mail.ts";
import type { Registry } from "./metrics.ts";
import type { SmsSender } from "./sms.ts";
import type { Database } from "./transaction.ts";

/** What every verb may need from the ground it stands on; a verb names the parts that it takes. */
export type Platform = {
  database: Database;
  clock: Clock;
  keys: Keys;
  log: Logger;
  mail: MailSender;
  sms: SmsSender;
  jobs: Jobs;
  metrics: Registry;
};
