import { useLocalStorage } from "@mantine/hooks";
import {
  CheckListIcon,
  CollapseIcon,
  ExpandIcon,
  FeedIcon,
  HeldIcon,
  LearnIcon,
  PeopleIcon,
  PersonIcon,
  SearchIcon,
  SheetIcon,
  StepsIcon,
  TeachIcon,
  TryIcon,
} from "../../ui/icons.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";
import { RailLink } from "./rail-link.tsx";
import { StaffLinks } from "./staff-links.tsx";
import { TrainingMark } from "./training-mark.tsx";
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
      {session.verdicts?.manageUsers.allowed && (
        <>
          <RailLink
            to="/aum"
            exact
            icon={<StepsIcon />}
            word={collapsed ? frame.guideShort : frame.guide}
            onChosen={onChosen}
          />
          <RailLink
            to="/aum/worksheet"
            icon={<SheetIcon />}
            word={collapsed ? frame.worksheetShort : frame.worksheet}
            onChosen={onChosen}
          />
          <RailLink
            to="/aum/users"
            icon={<PeopleIcon />}
            word={collapsed ? frame.usersShort : frame.users}
            onChosen={onChosen}
          />
          <RailLink
            to="/aum/verification"
            icon={<CheckListIcon />}
            word={collapsed ? frame.verificationShort : frame.verification}
            onChosen={onChosen}
          />
        </>
      )}
      <StaffLinks short={collapsed} onChosen={onChosen} />
      {session.verdicts?.train.allowed && (
        <RailLink
          to="/trainer"
          icon={<TeachIcon />}
          word={collapsed ? frame.trainerShort : frame.trainer}
          onChosen={onChosen}
        />
      )}
      <RailLink
        to="/training"
        icon={<LearnIcon />}
        word={collapsed ? frame.trainingShort : frame.training}
        aside={<TrainingMark />}
        onChosen={onChosen}
      />
      <RailLink
        to="/account"
        icon={<PersonIcon />}
        word={collapsed ? frame.accountShort : frame.account}
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
