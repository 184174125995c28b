import type { QuarantineDetail, QuarantineReason, Verdict } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useId } from "react";
import { changedLines } from "../../ui/message/compare-lines.ts";
import { linesOf } from "../../ui/message/message-text.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantined.module.css";
import type { MessageWorkState } from "./use-message-work.ts";

interface Props {
  work: MessageWorkState;
  detail: QuarantineDetail;
  asking: "unmask" | "dismiss" | undefined;
  onAsk(what: "unmask" | "dismiss"): void;
}

const ourFaults: ReadonlySet<QuarantineReason> = new Set(["translation-failed", "refused-by-store"]);

/** What may be done with the message; what may not stays in its place and says why. */
export function MessageActions({ work, detail, asking, onAsk }: Props) {
  const { detail: text } = useWords().quarantine;
  const { verdicts, message } = detail;
  const { unmasked, hasChanges } = work;
  // What failed by no fault of the message may well be taken as it came; all else wants mending first.
  const replayFirst = hasChanges || ourFaults.has(message.reason);
  const changed = unmasked ? changedLines(linesOf(unmasked.original), linesOf(unmasked.text)).size : 0;
  const settled = message.state !== "waiting";
  const id = useId();
  const reasons = [
    ...new Set(Object.values(verdicts).flatMap(({ allowed, because }) => (allowed ? [] : (because ?? [])))),
  ];
  const idOf = (because: string) => `${id}-${reasons.indexOf(because)}`;
  const standing = ({ allowed, because }: Verdict) => ({
    disabled: !allowed,
    "aria-describedby": allowed || !because ? undefined : idOf(because),
  });
  return (
    <div className={style.actions}>
      {unmasked && (
        <div className={style.editState}>
          <span role="status">{text.changed(hasChanges ? Math.max(changed, 1) : 0)}</span>
          <Button size="compact-sm" variant="subtle" disabled={!hasChanges} onClick={work.reset}>
            {text.reset}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={work.hide}>
            {text.hide}
          </Button>
        </div>
      )}
      <Button
        {...standing(verdicts.replay)}
        variant={replayFirst ? "filled" : "default"}
        loading={work.busy === "replay"}
        onClick={() => void work.replay()}
      >
        {hasChanges ? text.replayFixed : text.replay}
      </Button>
      {!unmasked && asking !== "unmask" && (
        <Button
          {...standing(verdicts.unmask)}
          variant={replayFirst || settled ? "default" : "filled"}
          onClick={() => onAsk("unmask")}
        >
          {text.unmask}
        </Button>
      )}
      <Button {...standing(verdicts.dismiss)} variant="default" onClick={() => onAsk("dismiss")}>
        {text.dismiss}
      </Button>
      {reasons.length > 0 && (
        <ul className={style.reasons}>
          {reasons.map((because) => (
            <li key={because} id={idOf(because)}>
              {because}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
