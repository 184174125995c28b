import { once } from "node:events";
import { createServer } from "node:http";
import type { Registry } from "../platform/metrics.ts";

/** Serves `/metrics` in Prometheus' text format, on loopback only. Answers what stops it. */
export async function listenMetrics(metrics: Registry, port: number): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    const text = await metrics.metrics();
    response.writeHead(200, { "content-type": metrics.contentType }).end(text);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
}
