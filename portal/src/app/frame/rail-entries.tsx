import type { Session } from "@crossbay/contract";
import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import {
  ArticleIcon,
  HeldMailIcon,
  LifeRingIcon,
  RequestIcon,
  SealedIcon,
  SignalIcon,
  TicketIcon,
} from "../../ui/help-icons.tsx";
import {
  AnchorIcon,
  ArriveIcon,
  BrokenGlassIcon,
  CallIcon,
  CheckListIcon,
  DeskIcon,
  EyeIcon,
  FeedIcon,
  FlagIcon,
  HeldIcon,
  InboxIcon,
  LearnIcon,
  LetterIcon,
  PeopleIcon,
  PersonIcon,
  QuestionIcon,
  SearchIcon,
  SheetIcon,
  ShieldIcon,
  SourcesIcon,
  StepsIcon,
  TeachIcon,
  TryIcon,
  TwoPeopleIcon,
} from "../../ui/icons.tsx";
import type { Words } from "../../ui/words/en.ts";
import { HelpMark } from "./help-mark.tsx";
import { MessagesMark } from "./messages-mark.tsx";
import { TrainingMark } from "./training-mark.tsx";
import { WaitingCount } from "./waiting-count.tsx";

export interface RailEntry {
  to: NonNullable<LinkProps["to"]>;
  /** Its words, long and short, in the catalogue. */
  word: keyof Words["frame"]["rail"];
  icon: ReactNode;
  /** One of these allowed is enough; without any it is everybody's. */
  verdicts?: readonly (keyof NonNullable<Session["verdicts"]>)[];
  /** Pages elsewhere in the address that belong to this entry. */
  also?: readonly string[];
  aside?: ReactNode;
}

/** Every entry that there is, in the order in which they stand. */
export const railEntries: readonly RailEntry[] = [
  { to: "/search", word: "search", icon: <SearchIcon />, verdicts: ["searchPatients"] },
  { to: "/arrivals", word: "arrivals", icon: <ArriveIcon />, verdicts: ["seeArrivals"] },
  { to: "/deliveries", word: "deliveries", icon: <InboxIcon />, verdicts: ["receiveDeliveries"] },
  { to: "/feeds", word: "feeds", icon: <FeedIcon />, verdicts: ["watchFeeds"] },
  { to: "/quarantine", word: "quarantine", icon: <HeldIcon />, verdicts: ["watchFeeds"], aside: <WaitingCount /> },
  { to: "/try-message", word: "tryMessage", icon: <TryIcon />, verdicts: ["watchFeeds"] },
  { to: "/aum", word: "guide", icon: <StepsIcon />, verdicts: ["manageUsers"] },
  {
    to: "/aum/worksheet",
    word: "worksheet",
    icon: <SheetIcon />,
    verdicts: ["manageUsers"],
    also: ["/aum/worksheets"],
  },
  { to: "/aum/users", word: "users", icon: <PeopleIcon />, verdicts: ["manageUsers"] },
  { to: "/aum/verification", word: "verification", icon: <CheckListIcon />, verdicts: ["manageUsers"] },
  { to: "/desk", word: "desk", icon: <DeskIcon />, verdicts: ["keepDesk"] },
  {
    to: "/desk/participants",
    word: "participants",
    icon: <AnchorIcon />,
    verdicts: ["keepDesk", "administer"],
    also: ["/admin/participants"],
  },
  { to: "/desk/callers", word: "lookUp", icon: <CallIcon />, verdicts: ["keepDesk"], also: ["/desk/users"] },
  { to: "/admin/letters", word: "letters", icon: <LetterIcon />, verdicts: ["administer"] },
  {
    to: "/privacy",
    word: "privacy",
    icon: <ShieldIcon />,
    verdicts: ["auditAccess"],
  },
  { to: "/privacy/report", word: "accessReport", icon: <EyeIcon />, verdicts: ["auditAccess"] },
  { to: "/privacy/flags", word: "flags", icon: <FlagIcon />, verdicts: ["auditAccess"], also: ["/privacy/watched"] },
  { to: "/privacy/broken-glass", word: "glassReview", icon: <BrokenGlassIcon />, verdicts: ["auditAccess"] },
  { to: "/privacy/requests", word: "patientRequests", icon: <RequestIcon />, verdicts: ["servePatients"] },
  { to: "/support-desk", word: "supportDesk", icon: <TicketIcon />, verdicts: ["giveSupport"] },
  { to: "/held-mail", word: "heldMail", icon: <HeldMailIcon />, verdicts: ["giveSupport"] },
  { to: "/help-articles", word: "helpArticles", icon: <ArticleIcon />, verdicts: ["publishHelp"] },
  { to: "/status-news", word: "statusNews", icon: <SignalIcon />, verdicts: ["publishHelp"] },
  // Privacy auditors and trainers may see it too; it is not their daily work.
  {
    to: "/sources",
    word: "sources",
    icon: <SourcesIcon />,
    verdicts: ["watchFeeds", "keepDesk", "publishHelp"],
  },
  { to: "/explain", word: "refusals", icon: <QuestionIcon />, verdicts: ["explainRefusals"] },
  { to: "/accounts/sharing", word: "sharing", icon: <TwoPeopleIcon />, verdicts: ["auditAccounts"] },
  { to: "/trainer", word: "trainer", icon: <TeachIcon />, verdicts: ["train"] },
  { to: "/training", word: "training", icon: <LearnIcon />, aside: <TrainingMark /> },
  { to: "/messages", word: "messages", icon: <SealedIcon />, aside: <MessagesMark /> },
  { to: "/help", word: "help", icon: <LifeRingIcon />, aside: <HelpMark /> },
  { to: "/account", word: "account", icon: <PersonIcon /> },
];
