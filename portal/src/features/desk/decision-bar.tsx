import { Button } from "@mantine/core";
import { useWords } from "../../ui/words/words.ts";
import style from "./decision-bar.module.css";

interface Props {
  count: number;
  busy: boolean;
  onApprove(): void;
  onReturn(): void;
  onClear(): void;
}

/** What can be done with the selected rows. Stays in sight while the list scrolls. */
export function DecisionBar({ count, busy, onApprove, onReturn, onClear }: Props) {
  const { sheet: text } = useWords().desk;
  if (count === 0) return null;
  return (
    <section className={style.bar} aria-label={text.selected(count)}>
      <span role="status" className={style.selected}>
        {text.selected(count)}
      </span>
      <Button size="sm" loading={busy} onClick={onApprove}>
        {text.approveMany(count)}
      </Button>
      <Button size="sm" variant="default" disabled={busy} onClick={onReturn}>
        {text.returnMany(count)}
      </Button>
      <Button size="sm" variant="subtle" className={style.clear} onClick={onClear}>
        {text.clear}
      </Button>
    </section>
  );
}
