import type { X509Certificate } from "node:crypto";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from "node:tls";
import type { Intake } from "../intake/index.ts";
import { failureFacts } from "../platform/failure-facts.ts";
import type { SourceId } from "../platform/ids.ts";
import type { Logger } from "../platform/log.ts";
import type { Registry } from "../platform/metrics.ts";
import { systemTimer, type Timer } from "../platform/timer.ts";
import { MllpConnection, type MllpLimits } from "./mllp-connection.ts";
import { MllpMetrics } from "./mllp-metrics.ts";

export const mllpLimits: MllpLimits = {
  connectionsMax: 2_048,
  frameBytesMax: 16 * 1024 * 1024,
  unfinishedBytesMax: 128 * 1024 * 1024,
  inFlightMax: 64,
  idleMsMax: 3_600_000,
  frameMsMax: 60_000,
  frameBytesPerSecondMin: 16 * 1024,
  closeMsMax: 7_000,
};

const handshakeMsMax = 10_000;
const backlogMax = 1_024;

/** In PEM. */
export type MllpCertificate = { key: string | Buffer; cert: string | Buffer };

export type MllpTls = MllpCertificate & {
  minVersion?: "TLSv1.2" | "TLSv1.3";
  /**
   * The sources that a client's certificate speaks for; undefined or none where it speaks for nobody, and the connection is closed. A
   * client that shows no certificate is not asked about. That the client has the certificate's key is proved by then; who
   * issued it, and until when it holds, is for the one who resolves.
   */
  resolveSources(certificate: X509Certificate): Promise<readonly SourceId[] | undefined>;
};

export type MllpListener = {
  /** The port that was given, or the one that the system chose. */
  port: number;
  /** With TLS: shows this certificate to whoever connects from now on. */
  renew(certificate: MllpCertificate): void;
  /** Takes nothing more, lets the answers of what was received leave, then closes every connection. */
  close(): Promise<void>;
};

/**
 * Listens for HL7 v2 over MLLP, with TLS or without: frames of all connections go to `intake`, answers leave in the order of their
 * connection. Stops reading from connections while intake has no room for them.
 */
export async function listenMllp(options: {
  intake: Intake;
  host: string;
  port: number;
  log: Logger;
  metrics: Registry;
  tls?: MllpTls;
  limits?: Partial<MllpLimits>;
  timer?: Timer;
}): Promise<MllpListener> {
  const { intake, log, tls, timer = systemTimer } = options;
  const limits = { ...mllpLimits, ...options.limits };
  const kind = tls ? "tls" : "plain";
  const metrics = MllpMetrics.of(options.metrics);
  const connections = new Set<MllpConnection>();
  const sockets = new Set<Socket>();
  const { server, tlsServer } = makeServer(tls, serve, (error) =>
    log.warn(failureFacts(error), "a TLS handshake failed"),
  );
  server.maxConnections = limits.connectionsMax;
  server.on("drop", () => {
    metrics.countRefused(kind, "full");
    log.warn({ connections: connections.size }, "an MLLP connection was refused: there are too many");
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: options.host, port: options.port, backlog: backlogMax }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", (error) => log.error({ failure: error.name }, "the MLLP listener failed"));
  metrics.watch(kind, () => connections.size);
  return {
    port: (server.address() as AddressInfo).port,
    renew: ({ key, cert }) => tlsServer?.setSecureContext({ ...secureContext, key, cert }),
    async close() {
      const hasClosed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...connections].map((connection) => connection.finish()));
      // What is left has not finished its handshake.
      for (const socket of sockets) socket.destroy();
      await hasClosed;
    },
  };

  function serve(socket: Socket, allowedSourceIds: readonly SourceId[] | undefined): void {
    if (allowedSourceIds?.length === 0) {
      metrics.countRefused(kind, "certificate");
      log.warn(
        { remoteAddress: socket.remoteAddress },
        "an MLLP connection was refused: its certificate is no source's",
      );
      socket.destroy();
      return;
    }
    const connection = new MllpConnection({
      socket,
      intake,
      limits,
      timer,
      unfinishedBytes,
      onClose: (reason) => metrics.countClosed(kind, reason),
      log,
      allowedSourceIds,
    });
    connections.add(connection);
    void connection.closed.then(() => connections.delete(connection));
  }

  function unfinishedBytes(): number {
    let sum = 0;
    for (const connection of connections) sum += connection.unfinishedBytes;
    return sum;
  }
}

// Answers are short and each one is waited for: none may be held back to fill a packet. A sender that has closed its own side
// may still wait for its answers.
const socketOptions = { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 };

// Certificates are bound to sources one by one, by their fingerprint: no authority has to have signed them.
const secureContext = { requestCert: true, rejectUnauthorized: false, handshakeTimeout: handshakeMsMax };

type Serve = (socket: Socket, allowedSourceIds: readonly SourceId[] | undefined) => void;

function makeServer(
  tls: MllpTls | undefined,
  serve: Serve,
  onHandshakeFailure: (error: Error) => void,
): { server: Server; tlsServer?: TlsServer } {
  if (tls === undefined) return { server: createServer(socketOptions, (socket) => serve(socket, undefined)) };
  const { key, cert, minVersion = "TLSv1.2", resolveSources } = tls;
  const tlsServer = createTlsServer({ ...socketOptions, ...secureContext, key, cert, minVersion });
  tlsServer.on("tlsClientError", onHandshakeFailure);
  tlsServer.on("secureConnection", (socket: TLSSocket) => {
    socket.on("error", () => {});
    const certificate = socket.getPeerX509Certificate();
    const resolving = certificate ? resolveSources(certificate) : Promise.resolve(undefined);
    void resolving
      .catch((error: Error) => onHandshakeFailure(error))
      .then((sourceIds) => {
        if (!socket.destroyed) serve(socket, sourceIds ?? []);
      });
  });
  return { server: tlsServer, tlsServer };
}
