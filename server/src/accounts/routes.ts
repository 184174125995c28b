import type { HttpServer } from "../platform/http.ts";
import type { AccountsContext, SignInContext } from "./context.ts";
import { Courier } from "./courier.ts";
import { ownAccountRoutes } from "./methods/account-routes.ts";
import { methodRoutes } from "./methods/method-routes.ts";
import { sessionRoutes } from "./session/session-routes.ts";
import { signInRoutes } from "./sign-in/sign-in-routes.ts";
import type { PatientOfRecord } from "./single-sign-on/finish-single-sign-on.ts";
import { singleSignOnRoutes } from "./single-sign-on/single-sign-on-routes.ts";

/**
 * Registers `/api/sign-in…`, `/api/session…`, `/api/password` and `/api/account…`. Text messages go out behind the answers;
 * closing the server waits for those under way.
 * @param ports.patientOfRecord who the patient is whom an EHR names by a record number; without it, nobody
 * @returns whom to ask whether nothing is under way
 */
export function accountRoutes(
  http: HttpServer,
  context: AccountsContext,
  { patientOfRecord = async () => undefined }: { patientOfRecord?: PatientOfRecord } = {},
): Pick<Courier, "settled"> {
  const courier = new Courier(context);
  const signInContext: SignInContext = { ...context, courier };
  signInRoutes(http, signInContext);
  singleSignOnRoutes(http, signInContext, { patientOfRecord });
  sessionRoutes(http, signInContext);
  ownAccountRoutes(http, signInContext);
  methodRoutes(http, signInContext);
  http.addHook("onClose", () => courier.settled());
  return courier;
}
