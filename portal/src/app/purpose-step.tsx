import type { Purpose } from "@crossbay/contract";
import { statePurpose } from "../ui/api/endpoints.ts";
import { purposesInOrder } from "../ui/session/purposes-in-order.ts";
import { useWords } from "../ui/words/words.ts";
import { ChoiceStep } from "./choice-step.tsx";

export function PurposeStep() {
  const { frame } = useWords();
  const choices = purposesInOrder.map((value) => ({
    value,
    label: frame.purposes[value],
    detail: frame.purposeDetails[value],
  }));
  return (
    <ChoiceStep<Purpose> words={frame.purposeStep} choices={choices} send={(purpose) => statePurpose({ purpose })} />
  );
}
