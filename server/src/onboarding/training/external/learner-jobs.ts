import { Type } from "typebox";
import type { JobQueue } from "../../../platform/jobs.ts";

/** People whose training is to be told to, and asked of, the external learning system. */
export const learnerJobs = {
  name: "learners",
  payload: Type.Object({ accountId: Type.String({ format: "uuid" }) }),
  retries: 10,
  retryDelaySeconds: 60,
} satisfies JobQueue;
