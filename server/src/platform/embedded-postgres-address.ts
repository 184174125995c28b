import { createServer } from "node:net";
import { join } from "node:path";
import { PlainError } from "./plain-error.ts";

/** Where a server listens: a folder of Unix sockets or an address, and the port. */
export type PostgresAddress = { readonly host: string; readonly port: number };

// A socket's address has room for 104 to 108 bytes, PostgreSQL's own file name included.
const socketPathBytesMax = 100;
const socketPort = 5432;

/**
 * Where to listen: at the chosen port on loopback; otherwise on a socket that only this user can open, or, where its
 * path would be too long, on loopback at the port that the folder had before.
 */
export function wantedAddress(options: { port?: number; socketFolder: string; portKept: number }): PostgresAddress {
  if (options.port !== undefined) return { host: "127.0.0.1", port: options.port };
  const isShort = Buffer.byteLength(join(options.socketFolder, `.s.PGSQL.${socketPort}`)) < socketPathBytesMax;
  return isShort ? { host: options.socketFolder, port: socketPort } : { host: "127.0.0.1", port: options.portKept };
}

/** A port of loopback that nobody listens on: `port`, or, when that is taken and another will do, any. 0 means any. */
export function freePort(port: number, anotherWillDo: boolean): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once("error", (cause) => {
    if (anotherWillDo) resolve(freePort(0, false));
    else
      reject(new PlainError(`Port ${port} is in use by another program: choose another for the database.`, { cause }));
  });
  probe.listen(port, "127.0.0.1", () => {
    const { port: found } = probe.address() as { port: number };
    probe.close(() => resolve(found));
  });
  return promise;
}

/** A connection URL; a socket folder stands percent-encoded where the host does, as libpq and pg both read it. */
export function connectionUrl(address: PostgresAddress, role: string, password: string, database: string): string {
  return `postgresql://${role}:${password}@${encodeURIComponent(address.host)}:${address.port}/${database}`;
}

/** The server's settings that make it listen there and nowhere else. */
export const listenSettings = ({ host, port }: PostgresAddress): Record<string, string> => ({
  port: String(port),
  listen_addresses: host.startsWith("/") ? "" : host,
  unix_socket_directories: host.startsWith("/") ? host : "",
});
