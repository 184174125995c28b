import type { AccountsContext } from "../accounts/index.ts";

/** What the verbs of this slice take. */
export type AccessContext = AccountsContext;
