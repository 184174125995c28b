import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from "fastify";
import { lazyCompilers } from "./compile-lazily.ts";
import { failureFacts } from "./failure-facts.ts";
import type { Logger } from "./log.ts";
import { Histogram, type Registry } from "./metrics.ts";
import { ProblemError, sendProblem } from "./problem.ts";

/** The HTTP server on which slices register their routes, typed by TypeBox schemas. */
export type HttpServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

const bodyBytesMax = 256 * 1024;
const requestTimeoutMs = 30_000;

/**
 * A server with its bounds, security headers, request ids and problem documents. It logs route patterns, never
 * addresses or bodies, and takes nothing that a schema does not name.
 */
export async function makeHttpServer(options: {
  log: Logger;
  metrics: Registry;
  /** Addresses of proxies whose X-Forwarded headers are believed. */
  trustedProxies: readonly string[];
  tls?: { cert: Buffer; key: Buffer };
}): Promise<HttpServer> {
  const http = fastify({
    ...(options.tls ? { https: { ...options.tls, minVersion: "TLSv1.2" as const } } : {}),
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    genReqId: () => randomUUID(),
    schemaController: { compilersFactory: lazyCompilers },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  await http.register(cookie);
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine sets sizes and positions by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A result window is opened by the chart and closed with it.
    crossOriginOpenerPolicy: { policy: "same-origin" },
    hsts: false,
  });
  answerProblems(http, options.log);
  measure(http, options.metrics);
  return http;
}

function answerProblems(http: HttpServer, log: Logger): void {
  http.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
  http.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, "not-found", { detail: "There is nothing at this address." }),
  );
  http.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
    if (error instanceof ProblemError) return sendProblem(reply, error.problem, error.details);
    if (error.validation) {
      const fields = error.validation.map((failure) => ({
        field: failure.instancePath.replace(/^\//, "") || String(failure.params.missingProperty ?? ""),
        detail: failure.message ?? "is not right",
      }));
      return sendProblem(reply, "request-malformed", { detail: "A field is missing or not as described.", fields });
    }
    if (error.statusCode === 413) {
      const bytesMax = request.routeOptions.bodyLimit ?? bodyBytesMax;
      return sendProblem(reply, "too-large", { detail: `A request has at most ${bytesMax / 1024} kB.` });
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return sendProblem(reply, "request-malformed", { detail: "The request is not as described." });
    }
    log.error(
      { requestId: request.id, route: request.routeOptions.url, ...failureFacts(error), at: placesOf(error) },
      "request failed",
    );
    if (isOutage(error)) {
      return sendProblem(reply, "unavailable", {
        detail: "The exchange cannot reach its store. Nothing was shown or changed. Try again in a minute.",
        nextSteps: ["retry"],
      });
    }
    return sendProblem(reply, "internal-error", {
      detail: "Nothing was changed by this request. If it happens again, report it with the request id.",
      nextSteps: ["retry"],
    });
  });
}

/** Where it failed, innermost first; a stack's first lines quote the message, so they stay out of the log. */
const placesOf = (error: Error): string[] =>
  (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, 8);

const isOutage = (error: Error): boolean => {
  const code = String((error as { code?: unknown }).code ?? "");
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0\d|53\d\d\d|08\d\d\d)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
};

function measure(http: HttpServer, metrics: Registry): void {
  const seconds = new Histogram({
    name: "crossbay_http_request_seconds",
    help: "Time to answer, by route pattern and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  });
  http.addHook("onResponse", async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
      status: String(reply.statusCode),
    };
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
}
