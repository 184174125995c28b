import type {
  ChartLine,
  ErrorReport,
  TicketFields,
  TicketMessage,
  TicketPriority,
  TicketState,
  TicketTeam,
  TicketType,
} from "@crossbay/contract";

/** A request for help as it is kept. */
export type KeptTicket = {
  id: string;
  number: string;
  type: TicketType;
  subject: string;
  state: TicketState;
  team: TicketTeam;
  priority: TicketPriority;
  assigneeId: string | null;
  senderAccountId: string | null;
  senderParticipantId: string | null;
  senderName: string;
  /** Of a sender without an account, as it was typed: proves nothing. */
  senderEmail: string | null;
  senderTitle: string | null;
  senderVerified: boolean;
  fields: TicketFields;
  report: ErrorReport | null;
  line: ChartLine | null;
  sourceId: string | null;
  sourceParticipantId: string | null;
  sourceAnsweredAt: Date | null;
  screenshotId: string | null;
  openedAt: Date;
  changedAt: Date;
  dueAt: Date | null;
  firstAnswerAt: Date | null;
  solvedAt: Date | null;
  closedAt: Date | null;
  lastFrom: TicketMessage["from"];
  senderReadAt: Date | null;
  sourceReadAt: Date | null;
  mergedIntoId: string | null;
  /** Of the secret link of a sender without an account. */
  linkId: string | null;
  searchText: string;
};

export type KeptTicketMessage = {
  ticketId: string;
  id: string;
  at: Date;
  from: TicketMessage["from"];
  accountId: string | null;
  by: string;
  text: string;
  attachments: TicketMessage["attachments"];
  internal: boolean;
  cameBy: NonNullable<TicketMessage["cameBy"]> | null;
};

/** A request as lists show it to who sent it, or to the source that was asked. */
export type OwnTicket = Pick<
  KeptTicket,
  | "id"
  | "number"
  | "type"
  | "subject"
  | "state"
  | "openedAt"
  | "changedAt"
  | "lastFrom"
  | "senderReadAt"
  | "sourceReadAt"
  | "senderAccountId"
  | "senderParticipantId"
> & {
  /** When somebody else than the sender last said something that the sender may read. */
  answeredAt: Date | null;
  /** When somebody else than the source last said something that the source may read. */
  askedAt: Date | null;
};
