import { useLocalStorage } from "@mantine/hooks";
import { useLocation } from "@tanstack/react-router";
import { CollapseIcon, ExpandIcon } from "../../ui/icons.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { currentEntry } from "./current-entry.ts";
import style from "./rail.module.css";
import { railEntries } from "./rail-entries.tsx";
import { RailLink } from "./rail-link.tsx";

interface Props {
  collapsible?: boolean;
  onChosen?(): void;
}

/** Where the reader's role can go. */
export function Rail({ collapsible = false, onChosen }: Props) {
  const { frame } = useWords();
  const { verdicts: granted } = useSession().session;
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [narrow, setNarrow] = useLocalStorage({
    key: "crossbay-rail-narrow",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const collapsed = collapsible && narrow;
  const entries = railEntries.filter(
    ({ verdicts }) => !verdicts || verdicts.some((verdict) => granted?.[verdict].allowed),
  );
  const current = currentEntry(entries, path);
  return (
    <nav className={style.rail} aria-label={frame.railLabel} data-narrow={collapsed || undefined}>
      {entries.map((entry) => (
        <RailLink key={entry.to} entry={entry} current={entry === current} short={collapsed} onChosen={onChosen} />
      ))}
      {collapsible && (
        <button type="button" className={style.collapse} aria-expanded={!narrow} onClick={() => setNarrow(!narrow)}>
          {narrow ? <ExpandIcon /> : <CollapseIcon />}
          <span>{narrow ? frame.expandRail : frame.collapseRail}</span>
        </button>
      )}
    </nav>
  );
}
