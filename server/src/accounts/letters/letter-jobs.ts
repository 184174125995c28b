import { Type } from "typebox";
import type { JobQueue } from "../../platform/jobs.ts";

/** Mails that wait to leave. With these waits a mail server may be away for about a day. */
export const letterJobs = {
  name: "letters",
  payload: Type.Object({ letterId: Type.String({ format: "uuid" }) }),
  retries: 30,
  retryDelaySeconds: 15,
} satisfies JobQueue;
