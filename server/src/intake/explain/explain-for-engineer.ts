import type { Explanation } from "@crossbay/contract";
import { type Engineer, engineerEntry } from "../quarantine/engineer.ts";
import type { LookContext } from "../quarantine/list-quarantine.ts";
import { type ExplainContext, type ExplainRefusal, explainMessage, type ToExplain } from "./explain-message.ts";

/**
 * {@link explainMessage} for somebody: that it was asked for, and refused or not, is in the audit record when this resolves,
 * without a word of the message.
 */
export async function explainForEngineer(
  context: ExplainContext & LookContext,
  engineer: Engineer,
  toExplain: Omit<ToExplain, "scope">,
): Promise<Explanation | ExplainRefusal> {
  const explanation = await explainMessage(context, { ...toExplain, scope: engineer.scope });
  const action = "message-explain";
  const entry =
    "refused" in explanation
      ? ({ action, outcome: "refused", rule: explanation.rule } as const)
      : ({ action, outcome: "permitted", detail: detailOf(explanation) } as const);
  await context.audit.record([engineerEntry(engineer, entry)]);
  return explanation;
}

const detailOf = ({ answer, sourceCode, match }: Explanation): Record<string, string> => ({
  answer,
  ...(sourceCode === undefined ? {} : { source: sourceCode }),
  ...(match === undefined ? {} : { match: match.outcome }),
});
