import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

/** Stands between the product and PostgreSQL, and breaks connections as networks do. */
export class DatabaseProxy {
  readonly #server: Server;
  readonly #pairs = new Set<{ client: Socket; upstream: Socket }>();
  #isDown = false;
  #nextCommit: "before" | "after" | undefined;
  #hold: { reach(): void; released: Promise<void> } | undefined;
  #broken = Promise.withResolvers<void>();
  /** Commits that the product asked for. */
  commits = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on loopback for connections to the database of `url`. */
  static async open(url: string): Promise<{ proxy: DatabaseProxy; url: string }> {
    const target = new URL(url);
    const server = createServer();
    const proxy = new DatabaseProxy(server);
    server.on("connection", (client) => proxy.#join(client, connectTo(target)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const own = `postgresql://${target.username}:${target.password}@127.0.0.1:${port}${target.pathname}`;
    return { proxy, url: own };
  }

  /** Breaks every connection, and refuses new ones until `up`. */
  down(): void {
    this.#isDown = true;
    this.#cut();
  }

  up(): void {
    this.#isDown = false;
  }

  /** Breaks the connection around the next COMMIT: before PostgreSQL hears of it, or after it has done it, without telling. */
  breakNextCommit(when: "before" | "after"): void {
    this.#nextCommit = when;
  }

  /** Resolves when a connection has been broken around a COMMIT. */
  whenBroken(): Promise<void> {
    return this.#broken.promise;
  }

  /** Keeps the next COMMIT from PostgreSQL until it is released. */
  holdNextCommit(): { reached: Promise<void>; release(): void } {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    this.#hold = { reach: reached.resolve, released: released.promise };
    return { reached: reached.promise, release: released.resolve };
  }

  async close(): Promise<void> {
    this.#cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #cut(): void {
    for (const { client, upstream } of this.#pairs) {
      client.destroy();
      upstream.destroy();
    }
  }

  #join(client: Socket, upstream: Socket): void {
    const pair = { client, upstream };
    let isSilent = false;
    const part = () => {
      this.#pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    // Small packets wait for each other otherwise, 40 ms at a time.
    for (const socket of [client, upstream])
      socket
        .setNoDelay(true)
        .on("error", () => {})
        .on("close", part);
    if (this.#isDown) {
      part();
      return;
    }
    this.#pairs.add(pair);
    client.on("data", (bytes) => {
      const hold = this.#hold;
      if (isCommit(bytes) && hold) {
        this.commits++;
        this.#hold = undefined;
        void hold.released.then(() => upstream.write(bytes));
        hold.reach();
        return;
      }
      if (isCommit(bytes)) {
        this.commits++;
        const when = this.#nextCommit;
        this.#nextCommit = undefined;
        if (when === "before") {
          part();
          this.#broken.resolve();
          return;
        }
        isSilent = when === "after";
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (isSilent) {
        part();
        this.#broken.resolve();
      } else client.write(bytes);
    });
  }
}

/** The simple query "commit", as `pg` sends it. */
const isCommit = (bytes: Buffer): boolean => bytes.includes("commit\0");

function connectTo(url: URL): Socket {
  const host = decodeURIComponent(url.hostname);
  const port = url.port || "5432";
  return host.startsWith("/") ? connect(join(host, `.s.PGSQL.${port}`)) : connect(Number(port), host);
}
