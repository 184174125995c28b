import { type AddressInfo, createServer, type Socket } from "node:net";
import type { Intake } from "../intake/index.ts";
import type { Logger } from "../platform/log.ts";
import { Gauge, type Registry } from "../platform/metrics.ts";
import { MllpConnection, type MllpLimits } from "./mllp-connection.ts";

export const mllpLimits: MllpLimits = {
  connectionsMax: 512,
  frameBytesMax: 16 * 1024 * 1024,
  unfinishedBytesMax: 256 * 1024 * 1024,
  inFlightMax: 64,
  idleMsMax: 3_600_000,
  unfinishedMsMax: 60_000,
  closeMsMax: 10_000,
};

export type MllpListener = {
  /** The port that was given, or the one that the system chose. */
  port: number;
  /** Takes nothing more, lets the answers of what was received leave, then closes every connection. */
  close(): Promise<void>;
};

/**
 * Listens for HL7 v2 over MLLP: frames of all connections go to `intake`, answers leave in the order of their connection.
 * Stops reading from connections while intake has no room.
 */
export async function listenMllp(options: {
  intake: Intake;
  host: string;
  port: number;
  log: Logger;
  metrics: Registry;
  limits?: Partial<MllpLimits>;
}): Promise<MllpListener> {
  const limits = { ...mllpLimits, ...options.limits };
  const connections = new Set<MllpConnection>();
  // Answers are short and each one is waited for: none may be held back to fill a packet. A sender that has closed its own side
  // may still wait for its answers.
  const server = createServer({ allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 });
  server.maxConnections = limits.connectionsMax;
  server.on("drop", () => options.log.warn({ connections: connections.size }, "an MLLP connection was refused"));
  server.on("connection", (socket: Socket) => {
    const connection = new MllpConnection({
      socket,
      intake: options.intake,
      limits,
      unfinishedBytes,
      log: options.log,
    });
    connections.add(connection);
    void connection.closed.then(() => connections.delete(connection));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: options.host, port: options.port }, resolve);
  });
  server.on("error", (error) => options.log.error({ failure: error.name }, "the MLLP listener failed"));
  new Gauge({
    name: "crossbay_mllp_connections",
    help: "Open MLLP connections",
    registers: [options.metrics],
    collect() {
      this.set(connections.size);
    },
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const hasClosed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...connections].map((connection) => connection.finish()));
      await hasClosed;
    },
  };

  function unfinishedBytes(): number {
    let sum = 0;
    for (const connection of connections) sum += connection.unfinishedBytes;
    return sum;
  }
}
