import type { FastifyReply, FastifyRequest } from "fastify";

// `__Host-` binds a cookie to this very host over TLS (or loopback), so that no neighbour can set it.
const sessionCookie = "__Host-crossbay";
const deviceCookie = "__Host-crossbay-device";

const attributes = { path: "/", httpOnly: true, secure: true, sameSite: "strict" } as const;
const deviceDays = 180;

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

const tokenOf = (request: FastifyRequest, name: string): string | undefined => {
  const token = request.cookies[name];
  return token && tokenShape.test(token) ? token : undefined;
};

export const sessionTokenOf = (request: FastifyRequest): string | undefined => tokenOf(request, sessionCookie);

/** The browser's own token: it has signed somebody in before. It opens nothing. */
export const deviceTokenOf = (request: FastifyRequest): string | undefined => tokenOf(request, deviceCookie);

/** The cookie of the session goes with the browser's window; the server ends it sooner. */
export function setTokens(reply: FastifyReply, tokens: { sessionToken: string; deviceToken: string }): void {
  reply.setCookie(deviceCookie, tokens.deviceToken, { ...attributes, maxAge: deviceDays * 24 * 60 * 60 });
  reply.setCookie(sessionCookie, tokens.sessionToken, attributes);
}

export const clearSessionToken = (reply: FastifyReply): void => void reply.clearCookie(sessionCookie, attributes);
