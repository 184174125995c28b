import type { TicketPriority, TicketState, TicketTeam, TicketType, TicketVerb } from "@crossbay/contract";

const types: Record<TicketType, string> = {
  deactivation: "Deactivation",
  "role-change": "Role change",
  "email-change": "E-mail change",
  "forgotten-username": "Forgotten username",
  "not-visible": "Patient not visible",
  "wrong-data": "Wrong data",
  "wrong-patient": "Wrong patient",
  error: "Error message",
  "pop-ups": "Pop-up windows",
  alerts: "Alerts",
  privacy: "Privacy concern",
  training: "Training",
  other: "Other",
};
const states: Record<TicketState, string> = {
  new: "New",
  waiting: "Waiting for the sender",
  "in-progress": "In progress",
  solved: "Solved",
  closed: "Closed",
};
const teams: Record<TicketTeam, string> = {
  support: "Support agents",
  relationship: "Relationship managers",
  stewards: "Identity stewards",
  privacy: "Privacy auditors",
};
const priorities: Record<TicketPriority, string> = { urgent: "Urgent", high: "High", normal: "Normal", low: "Low" };
const verbs: Record<TicketVerb, string> = {
  "end-access": "End the access",
  "change-role": "Change the role",
  "change-email": "Change the e-mail address",
  "tell-username": "Send the username",
};

/** Requests for help, for those who answer them. */
export const supportDesk = {
  title: "Requests for help",
  lead: "What is due soonest stands first.",
  notAllowedTitle: "Answering requests is not part of your role",
  failedTitle: "The requests cannot be shown",
  sections: { label: "Requests for help", queue: "Queue", canned: "Canned answers", statistics: "Statistics" },
  types,
  states,
  teams,
  priorities,
  verbs,
  viewsLabel: "Which requests",
  views: {
    open: "Open",
    mine: "Yours",
    new: "New",
    unassigned: "Nobody's",
    late: "Late",
    waiting: "Waiting",
    solved: "Solved",
    closed: "Closed",
  },
  heldMails: (count: number) =>
    count === 1
      ? "1 mail is kept back and waits for you to decide"
      : `${count} mails are kept back and wait for you to decide`,
  filtersLabel: "Find requests",
  search: "Number, subject, words or sender",
  searchHint: "Looks in all requests, closed ones too.",
  searchSubmit: "Search",
  searchEnd: "End the search",
  found: (count: number, more: boolean, text: string) =>
    `${more ? "More than " : ""}${count === 1 ? "1 request" : `${count} requests`} with “${text}”`,
  type: "Type",
  anyType: "Every type",
  team: "Team",
  anyTeam: "Every team",
  label: "Requests",
  subject: "Request",
  from: "From",
  state: "State",
  priority: "Priority",
  due: "Due",
  assignee: "With",
  nobody: "Nobody yet",
  awaits: "The sender wrote last",
  late: (span: string) => `Late by ${span}`,
  dueIn: (span: string) => `in ${span}`,
  noDue: "No time set",
  shown: (count: number) => (count === 1 ? "1 request shown" : `${count} requests shown`),
  older: "Show more",
  readAgain: "Read again",
  emptyTitle: "No requests here",
  empty: {
    open: "Everything that was asked is answered.",
    mine: "No open request is given to you. Take one of the new ones.",
    new: "Nobody has asked anything that was not looked at.",
    unassigned: "Every open request is with somebody.",
    late: "Nothing is late.",
    waiting: "No request waits for its sender.",
    solved: "Requests that are solved stand here for 14 days, then they are closed.",
    closed: "No request has been closed yet.",
  },
  emptyFiltered: "No request fits the type and team that are chosen.",
  emptySearch: "No request holds these words. A number such as T-2026-00012 finds its request at once.",
  removeFilters: "Show every type and team",
};
