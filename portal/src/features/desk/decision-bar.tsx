import { Button } from "@mantine/core";
import { ActionBar } from "../../ui/table/action-bar.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  count: number;
  busy: boolean;
  onApprove(): void;
  onReturn(): void;
  onClear(): void;
}

/** What can be decided of the selected rows at once. */
export function DecisionBar({ count, busy, onApprove, onReturn, onClear }: Props) {
  const { sheet: text } = useWords().desk;
  if (count === 0) return null;
  return (
    <ActionBar selected={text.selected(count)} clear={text.clear} onClear={onClear}>
      <Button size="sm" loading={busy} onClick={onApprove}>
        {text.approveMany(count)}
      </Button>
      <Button size="sm" variant="default" disabled={busy} onClick={onReturn}>
        {text.returnMany(count)}
      </Button>
    </ActionBar>
  );
}
