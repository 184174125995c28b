import { type Static, Type } from "typebox";
import { Designation, ParticipantType } from "./participants.ts";
import { choice, instant, line, plainDate, uuid } from "./shapes.ts";
import { WorksheetLine } from "./worksheets.ts";

export const AccountState = choice("requested", "approved", "in-training", "active", "suspended", "deactivated");
export type AccountState = Static<typeof AccountState>;

export const TrainingState = choice("not-started", "in-progress", "complete", "refresher-due", "overdue", "waived");
export type TrainingState = Static<typeof TrainingState>;

/** A user as user managers and relationship managers see one: an account with one of its affiliations. */
export const ManagedUser = Type.Object({
  accountId: uuid(),
  affiliationId: uuid(),
  username: Type.String(),
  name: Type.String({ description: "OKAFOR, Amara" }),
  email: Type.String(),
  mobile: Type.String({ description: "Its end only" }),
  participantId: uuid(),
  participantName: Type.String(),
  titleId: Type.String(),
  title: Type.String(),
  pendingTitle: Type.Optional(Type.String({ description: "Counts once the break-the-glass course is passed" })),
  accessLevel: Type.String(),
  site: Type.Optional(Type.String()),
  state: AccountState,
  stateBecause: Type.Optional(Type.String()),
  since: instant(),
  lastSignInAt: Type.Optional(instant()),
  training: TrainingState,
  trainingDueOn: Type.Optional(plainDate()),
  clinicalAlerts: Type.Boolean(),
  leave: Type.Optional(Type.Object({ from: plainDate(), until: Type.Optional(plainDate()) })),
  verifiedAt: Type.Optional(instant()),
  verificationDueSince: Type.Optional(
    Type.String({ format: "date", description: "For the exchange's staff: re-verification is more than 14 days late" }),
  ),
});
export type ManagedUser = Static<typeof ManagedUser>;

/** GET /api/user-management/users */
export const UserList = Type.Object({
  users: Type.Array(ManagedUser),
  titles: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type UserList = Static<typeof UserList>;

/** POST …/users/:affiliationId/end; this and the following, and …/reactivate without a body, answer the ManagedUser as it is then. */
export const EndAccessRequest = Type.Object({ reason: line(500) });
export type EndAccessRequest = Static<typeof EndAccessRequest>;

/** POST …/users/:affiliationId/role */
export const ChangeRoleRequest = Type.Object({ titleId: line(60), reason: line(500) });
export type ChangeRoleRequest = Static<typeof ChangeRoleRequest>;

/** POST …/users/:affiliationId/leave; without `from` the leave ends now. */
export const LeaveRequest = Type.Object({ from: Type.Optional(plainDate()), until: Type.Optional(plainDate()) });
export type LeaveRequest = Static<typeof LeaveRequest>;

/** GET /api/user-management/verification: the list that is re-verified every 90 days. */
export const Verification = Type.Object({
  dueOn: plainDate(),
  users: Type.Array(ManagedUser),
});
export type Verification = Static<typeof Verification>;

/** POST /api/user-management/verification: keep or remove each; what is not named waits. */
export const VerificationDecision = Type.Object({
  decisions: Type.Array(Type.Object({ affiliationId: uuid(), keep: Type.Boolean() }), { minItems: 1, maxItems: 5000 }),
});
export type VerificationDecision = Static<typeof VerificationDecision>;

/**
 * POST /api/desk/users/search: by name, username or e-mail, for a caller or of one participant; answers a UserList. Every one
 * is audited. What is done for a user then stands below /api/desk/users/:affiliationId: /end, /role, /leave, /reactivate,
 * /alerts, /resend-training; each answers the ManagedUser as it is then.
 */
export const UserSearch = Type.Object({
  text: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
  participantId: Type.Optional(uuid()),
  /** Why it is looked up; recorded. */
  reason: line(300),
});
export type UserSearch = Static<typeof UserSearch>;

/** POST /api/desk/callers: the organization that somebody who calls belongs to; the reason is recorded. Answers a Caller. */
export const CallerLookUp = Type.Object({ participantId: uuid(), reason: line(300) });
export type CallerLookUp = Static<typeof CallerLookUp>;

/** Whom usernames may be told: who manages the users of an organization, and who answers for privacy there. */
export const ContactOnRecord = Type.Object({
  accountId: uuid(),
  name: Type.String({ description: "RAMAN, Priya" }),
  email: Type.String(),
  as: choice("user-manager", "privacy-officer"),
});
export type ContactOnRecord = Static<typeof ContactOnRecord>;

/** Everything that a relationship manager needs while somebody of an organization is on the telephone. */
export const Caller = Type.Object({
  participantId: uuid(),
  participantName: Type.String(),
  participantType: ParticipantType,
  emergencyServices: Type.Boolean(),
  sites: Type.Array(Type.String()),
  relationshipManager: Type.Optional(Type.String()),
  contacts: Type.Array(ContactOnRecord),
  users: UserList,
  worksheets: Type.Array(WorksheetLine, { description: "The newest first, at most 10" }),
});
export type Caller = Static<typeof Caller>;

/**
 * POST /api/desk/users/:affiliationId/username: `mail` sends it to the user's own address on record; `contact` records that it was told
 * to one of the contacts on record, by telephone.
 */
export const TellUsernameRequest = Type.Object({
  to: choice("mail", "contact"),
  contactId: Type.Optional(uuid()),
  reason: line(300),
});
export type TellUsernameRequest = Static<typeof TellUsernameRequest>;

/** What a relationship manager may do for a user, each with its reason where it may not be done now. */
export const AlertsRequest = Type.Object({ on: Type.Boolean() });
export type AlertsRequest = Static<typeof AlertsRequest>;

/** POST /api/desk/users/:accountId/recover: identity proofed again; second methods removed, a new mobile number taken. */
export const RecoverRequest = Type.Object({
  identityProofed: Type.Literal(true),
  how: line(500),
  mobile: Type.Optional(line(40)),
});
export type RecoverRequest = Static<typeof RecoverRequest>;

/** Somebody whom the worksheet said wants Clinical Alerts: the relationship manager's task, open once the account is active. */
export const AlertTask = Type.Object({
  affiliationId: uuid(),
  accountId: uuid(),
  name: Type.String(),
  participantName: Type.String(),
  title: Type.String(),
  askedAt: instant(),
  open: Type.Boolean({ description: "The account is active" }),
});
export type AlertTask = Static<typeof AlertTask>;

/** GET /api/desk */
export const Desk = Type.Object({
  worksheetsWaiting: Type.Integer(),
  rowsWaiting: Type.Integer(),
  designationsWaiting: Type.Integer(),
  bounced: Type.Integer(),
  alertTasks: Type.Array(AlertTask),
  /** Those with rows that wait first, then the newest. */
  worksheets: Type.Array(WorksheetLine),
  designations: Type.Array(Designation),
});
export type Desk = Static<typeof Desk>;

/** GET /api/accounts/sharing, and POST …/:id/look with a SharingNote, which answers the signal: the same account from two places or devices at once (privacy auditor). */
export const SharingSignal = Type.Object({
  id: uuid(),
  at: instant(),
  accountId: uuid(),
  username: Type.String(),
  name: Type.String(),
  kind: choice("two-places", "two-devices", "many-devices"),
  sentence: Type.String(),
  state: choice("new", "looked-at"),
  note: Type.Optional(Type.String()),
  lookedAtBy: Type.Optional(Type.String()),
});
export type SharingSignal = Static<typeof SharingSignal>;
export const SharingSignals = Type.Object({ signals: Type.Array(SharingSignal) });
export type SharingSignals = Static<typeof SharingSignals>;
export const SharingNote = Type.Object({ note: line(500) });
export type SharingNote = Static<typeof SharingNote>;
