import {
  type EmbeddedPostgres,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../server/src/platform/embedded-postgres.ts";
import { joinSharedCluster } from "./shared-cluster.ts";

/** The variable by which `crossbay test` hands the folder of its running cluster to the test processes. */
export const clusterVariable = "CROSSBAY_TEST_POSTGRES";

/** Starts a cluster whose data nobody will miss. */
export const startTestCluster = (folder: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ folder, durable: false });

/**
 * The cluster of this test process: the one that the test run started, or, when a test file is run by itself, one
 * that all processes on this checkout share. The last of them to end stops it.
 */
export function testCluster(): Promise<EmbeddedPostgres> {
  found ??= findCluster();
  return found;
}

let found: Promise<EmbeddedPostgres> | undefined;

async function findCluster(): Promise<EmbeddedPostgres> {
  const folder = process.env[clusterVariable];
  if (folder === undefined) return joinSharedCluster();
  const cluster = await findEmbeddedPostgres(folder);
  if (!cluster) throw new Error(`No test cluster runs in ${folder}, which ${clusterVariable} names.`);
  return cluster;
}
