import { actFor } from "../ui/api/endpoints.ts";
import { useSession } from "../ui/session/session-context.ts";
import { useWords } from "../ui/words/words.ts";
import { ChoiceStep } from "./choice-step.tsx";

export function AffiliationStep() {
  const { frame } = useWords();
  const { session } = useSession();
  const choices = (session.affiliations ?? []).map((each) => ({
    value: each.id,
    label: each.participantName,
    detail: each.title,
  }));
  return (
    <ChoiceStep words={frame.affiliationStep} choices={choices} send={(affiliationId) => actFor({ affiliationId })} />
  );
}
