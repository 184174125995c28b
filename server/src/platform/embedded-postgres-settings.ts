import { totalmem } from "node:os";

const MiB = 1024 ** 2;

/**
 * What the private server is started with: sized for two cores and this machine's memory.
 * @param durable false only for tests, whose data may be lost with the machine
 */
export function postgresSettings(durable: boolean, more: Record<string, string> = {}): Record<string, string> {
  return { ...always, ...(durable ? sizedForWork(totalmem()) : forTests), ...more };
}

const always: Record<string, string> = {
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  jit: "off",
  password_encryption: "scram-sha-256",
  // Messages of failed statements carry values, that is patients' data, so they go to the caller alone, never to the log.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_statement: "none",
  log_checkpoints: "off",
};

const sizedForWork = (memory: number): Record<string, string> => ({
  max_connections: "50",
  shared_buffers: `${Math.round(clamp(memory / 8, 256 * MiB, 1024 * MiB) / MiB)}MB`,
  effective_cache_size: `${Math.round(clamp(memory / 2, 512 * MiB, 65_536 * MiB) / MiB)}MB`,
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  wal_compression: "on",
  max_wal_size: "2GB",
  min_wal_size: "256MB",
  checkpoint_timeout: "10min",
  checkpoint_completion_target: "0.9",
  random_page_cost: "1.1",
  max_parallel_workers_per_gather: "1",
  // Large tables that are only appended to would otherwise wait long for their statistics and visibility maps.
  autovacuum_vacuum_insert_scale_factor: "0.05",
  autovacuum_analyze_scale_factor: "0.05",
});

const forTests: Record<string, string> = {
  max_connections: "100",
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "1GB",
};

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
