import { setTimeout as delay } from "node:timers/promises";
import { processMark } from "../../server/src/platform/embedded-postgres-lock.ts";
import { stopUnheldCluster } from "./shared-cluster.ts";

// Run by a test process that is ending: waits for its end, then stops the cluster if it was the last.
const pid = Number(process.argv[2]);
while (processMark(pid) !== undefined) await delay(20);
await stopUnheldCluster();
