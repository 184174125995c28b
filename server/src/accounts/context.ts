import type { AuditTrail } from "../audit/index.ts";
import type { Platform } from "../platform/platform.ts";
import type { Courier } from "./courier.ts";
import type { AccountsSettings } from "./settings.ts";

/** What the verbs of accounts need. */
export type AccountsContext = Platform & { audit: AuditTrail; accounts: AccountsSettings };

/** The same, with somebody to carry text messages and other errands behind the answer. */
export type SignInContext = AccountsContext & { courier: Courier };

/** Where a request comes from. */
export type Caller = {
  requestId: string;
  /** Address of the other end, believed from a trusted proxy only. */
  address: string;
  /** Token of the browser, when it has signed somebody in before. */
  deviceToken?: string;
  /** What the browser says of itself. */
  userAgent?: string;
};
