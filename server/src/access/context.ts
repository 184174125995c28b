import type { AccountsContext } from "../accounts/index.ts";
import type { AccessPolicy } from "./policy.ts";

/** What the verbs of this slice take; where nothing is set, the policy's own numbers are in force. */
export type AccessContext = AccountsContext & { policy?: Partial<AccessPolicy> | undefined };
