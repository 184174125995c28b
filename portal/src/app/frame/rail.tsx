import { useLocalStorage } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { CollapseIcon, ExpandIcon, FeedIcon, HeldIcon, PersonIcon, SearchIcon, TryIcon } from "../../ui/icons.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";
import { WaitingCount } from "./waiting-count.tsx";

interface Props {
  collapsible?: boolean;
  onChosen?(): void;
}

/** Where the reader's role can go. */
export function Rail({ collapsible = false, onChosen }: Props) {
  const { frame } = useWords();
  const { session } = useSession();
  const [narrow, setNarrow] = useLocalStorage({
    key: "crossbay-rail-narrow",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const collapsed = collapsible && narrow;
  return (
    <nav className={style.rail} aria-label={frame.railLabel} data-narrow={collapsed || undefined}>
      {session.verdicts?.searchPatients.allowed && (
        <RailLink
          to="/search"
          icon={<SearchIcon />}
          word={collapsed ? frame.searchShort : frame.search}
          onChosen={onChosen}
        />
      )}
      {session.verdicts?.watchFeeds.allowed && (
        <>
          <RailLink
            to="/feeds"
            icon={<FeedIcon />}
            word={collapsed ? frame.feedsShort : frame.feeds}
            onChosen={onChosen}
          />
          <RailLink
            to="/quarantine"
            icon={<HeldIcon />}
            word={collapsed ? frame.quarantineShort : frame.quarantine}
            aside={<WaitingCount />}
            onChosen={onChosen}
          />
          <RailLink
            to="/try-message"
            icon={<TryIcon />}
            word={collapsed ? frame.tryMessageShort : frame.tryMessage}
            onChosen={onChosen}
          />
        </>
      )}
      <RailLink
        to="/your-access"
        icon={<PersonIcon />}
        word={collapsed ? frame.yourAccessShort : frame.yourAccess}
        onChosen={onChosen}
      />
      {collapsible && (
        <button type="button" className={style.collapse} aria-expanded={!narrow} onClick={() => setNarrow(!narrow)}>
          {narrow ? <ExpandIcon /> : <CollapseIcon />}
          <span>{narrow ? frame.expandRail : frame.collapseRail}</span>
        </button>
      )}
    </nav>
  );
}

interface RailLinkProps {
  to: "/search" | "/feeds" | "/quarantine" | "/try-message" | "/your-access";
  icon: ReactNode;
  word: string;
  aside?: ReactNode;
  onChosen?: (() => void) | undefined;
}

function RailLink({ to, icon, word, aside, onChosen }: RailLinkProps) {
  return (
    <Link
      to={to}
      className={style.link}
      activeProps={{ "aria-current": "page" }}
      activeOptions={{ includeSearch: false }}
      onClick={() => onChosen?.()}
    >
      {icon}
      <span>{word}</span>
      {aside}
    </Link>
  );
}
