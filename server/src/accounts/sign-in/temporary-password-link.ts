import type { AccountsSettings } from "../settings.ts";

/** Where somebody with a temporary password goes; the username travels in the fragment, which no server sees. */
export const temporaryPasswordLink = ({ publicUrl }: Pick<AccountsSettings, "publicUrl">, username: string): string =>
  `${publicUrl}/sign-in/temporary-password#${encodeURIComponent(username)}`;
