import type { FastifyRequest } from "fastify";
import type { AccountsContext } from "../context.ts";
import { sessionTokenOf } from "./cookies.ts";
import { findBrowserSession } from "./session-state.ts";

/**
 * Does this browser hold a session that has not ended: active, locked, or there to set a password? It is not extended by
 * asking. Decides which page an address shows, never what may be read.
 */
export const hasSession = async (context: AccountsContext, request: FastifyRequest): Promise<boolean> =>
  (await findBrowserSession(context, sessionTokenOf(request), { extend: false })) !== undefined;
