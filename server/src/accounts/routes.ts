import type { HttpServer } from "../platform/http.ts";
import type { AccountsContext, SignInContext } from "./context.ts";
import { Courier } from "./courier.ts";
import { sessionRoutes } from "./session/session-routes.ts";
import { signInRoutes } from "./sign-in/sign-in-routes.ts";

/**
 * Registers `/api/sign-in…`, `/api/session…` and `/api/password`. Mails and text messages go out behind the answers;
 * closing the server waits for those under way.
 * @returns whom to ask whether nothing is under way
 */
export function accountRoutes(http: HttpServer, context: AccountsContext): Pick<Courier, "settled"> {
  const courier = new Courier(context);
  const signInContext: SignInContext = { ...context, courier };
  signInRoutes(http, signInContext);
  sessionRoutes(http, signInContext);
  http.addHook("onClose", () => courier.settled());
  return courier;
}
