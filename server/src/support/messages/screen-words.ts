import type { AccountsContext, Actor } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { typedLine, typedText } from "../typed-text-rules.ts";

/**
 * What somebody typed, as it is kept: passwords and codes are masked (policy §9), and whoever wrote one of their own needs
 * another password.
 */
export async function screenWords(
  tx: Tx,
  context: AccountsContext,
  { actor, subject = "", text, requestId }: { actor?: Actor; subject?: string; text: string; requestId: string },
): Promise<{ subject: string; text: string; masked: boolean }> {
  const screened = { subject: screenText(typedLine(subject)), text: screenText(typedText(text)) };
  const masked = screened.subject.credentials.length + screened.text.credentials.length > 0;
  return { subject: screened.subject.text, text: screened.text.text, masked };
}
