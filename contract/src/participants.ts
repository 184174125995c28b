import { type Static, Type } from "typebox";
import { choice, instant, line, plainDate, uuid } from "./shapes.ts";

/** Kinds of participant (policy §1), and the exchange itself. */
export const participantTypes = [
  "exchange",
  "hospital",
  "nursing-home",
  "hospice",
  "home-care",
  "clinic",
  "private-practice",
  "behavioural-health",
  "fqhc",
  "community-organisation",
  "accountable-care",
  "ems-agency",
  "health-plan",
  "laboratory",
  "pharmacy",
  "health-home",
  "correctional-health",
  "other-exchange",
] as const;
export const ParticipantType = choice(...participantTypes);
export type ParticipantType = Static<typeof ParticipantType>;

/** Which worksheet a participant uses: the one with break-the-glass where it has emergency services (policy §2). */
export const WorksheetVariant = choice("has-break-the-glass", "no-break-the-glass");
export type WorksheetVariant = Static<typeof WorksheetVariant>;

export const StaffMember = Type.Object({ accountId: uuid(), name: Type.String(), email: Type.String() });
export type StaffMember = Static<typeof StaffMember>;

/** A row of the directory of participants, for the exchange's staff. */
export const ParticipantLine = Type.Object({
  id: uuid(),
  name: Type.String(),
  type: ParticipantType,
  emergencyServices: Type.Boolean(),
  part2Program: Type.Boolean(),
  mentalHealthLicensed: Type.Boolean(),
  minorConsentServices: Type.Boolean(),
  agreementSignedOn: Type.Optional(plainDate()),
  relationshipManager: Type.Optional(StaffMember),
  siteCount: Type.Integer(),
  userCount: Type.Integer({ description: "Active affiliations" }),
  endedAt: Type.Optional(instant()),
});
export type ParticipantLine = Static<typeof ParticipantLine>;

/** GET /api/desk/participants */
export const ParticipantList = Type.Object({
  participants: Type.Array(ParticipantLine),
  /** Who can be chosen as a participant's relationship manager. */
  relationshipManagers: Type.Array(StaffMember),
});
export type ParticipantList = Static<typeof ParticipantList>;

export const Site = Type.Object({ id: uuid(), name: Type.String(), closedAt: Type.Optional(instant()) });
export type Site = Static<typeof Site>;

export const DesignationState = choice("signed", "accepted", "returned");
export type DesignationState = Static<typeof DesignationState>;

/** Somebody named on a designation. */
export const DesignatedPerson = Type.Object({
  given: line(100),
  family: line(100),
  email: line(254),
  mobile: line(40),
});
export type DesignatedPerson = Static<typeof DesignatedPerson>;

/** The participant's written naming of its user manager, as the relationship manager keeps it. */
export const Designation = Type.Object({
  id: uuid(),
  participantId: uuid(),
  participantName: Type.String(),
  state: DesignationState,
  signatoryName: Type.String(),
  signatoryPosition: Type.String(),
  signedOn: plainDate(),
  manager: DesignatedPerson,
  deputy: Type.Optional(DesignatedPerson),
  evidence: choice("tablet-signature", "signed-document"),
  recordedAt: instant(),
  recordedBy: Type.String(),
  decidedAt: Type.Optional(instant()),
  decidedBy: Type.Optional(Type.String()),
  returnedBecause: Type.Optional(Type.String()),
  /** Of an accepted one: names of those who had an account before and got one more affiliation. For the desk's eyes only. */
  alreadyKnown: Type.Optional(Type.Array(Type.String())),
});
export type Designation = Static<typeof Designation>;

/**
 * POST /api/desk/participants/:id/designations: with a drawn signature (PNG data URL), or with a signed document. Answers
 * the Designation. The form to sign is GET …/:id/designation-form (PDF).
 */
export const DesignationRequest = Type.Object({
  signatoryName: line(),
  signatoryPosition: line(),
  signedOn: plainDate(),
  manager: DesignatedPerson,
  deputy: Type.Optional(DesignatedPerson),
  signature: Type.Optional(Type.String({ pattern: "^data:image/png;base64,", maxLength: 200_000 })),
  /** PDF, PNG or JPEG as base64. */
  document: Type.Optional(Type.String({ minLength: 8, maxLength: 7_000_000 })),
});
export type DesignationRequest = Static<typeof DesignationRequest>;

/**
 * POST /api/desk/designations/:id/decide: the relationship manager's check, each item said yes to, or the designation goes
 * back with a reason. Answers the Designation. What was signed is GET …/:id/evidence (PDF, PNG or JPEG).
 */
export const DesignationDecision = Type.Object({
  accept: Type.Boolean(),
  /** Needed to accept: the signatory may sign for the participant; called back on a number already on record. */
  signatoryMaySign: Type.Boolean(),
  calledBack: Type.Boolean(),
  reason: Type.Optional(line(500)),
});
export type DesignationDecision = Static<typeof DesignationDecision>;

export const PlannedTraining = Type.Object({
  id: uuid(),
  kind: choice("consent-training", "retraining"),
  plannedFor: plainDate(),
  courseId: Type.Optional(Type.String()),
  courseTitle: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  state: choice("planned", "held", "cancelled"),
  /** Users to whom a retraining was given, and how many have done it. */
  assigned: Type.Optional(Type.Integer()),
  completed: Type.Optional(Type.Integer()),
});
export type PlannedTraining = Static<typeof PlannedTraining>;

/** GET /api/desk/participants/:id */
export const ParticipantPage = Type.Object({
  participant: ParticipantLine,
  timeZone: Type.String(),
  vouchesForSecondFactor: Type.Boolean(),
  worksheet: WorksheetVariant,
  worksheetBecause: Type.Optional(Type.String({ description: "Why this worksheet, in a sentence" })),
  sites: Type.Array(Site),
  userManagers: Type.Array(
    Type.Object({
      accountId: uuid(),
      name: Type.String(),
      email: Type.String(),
      state: Type.String(),
      lastSignInAt: Type.Optional(instant()),
    }),
  ),
  designations: Type.Array(Designation),
  plannedTrainings: Type.Array(PlannedTraining),
  /** Courses that a retraining can be of. */
  courses: Type.Optional(Type.Array(Type.Object({ courseId: Type.String(), title: Type.String() }))),
  /** May this reader change the participant itself (administrators), beside looking after it? */
  mayEdit: Type.Boolean(),
  mayDesignate: Type.Boolean(),
  /** In the answer to a change: what it means at once for the worksheet and people's roles, in sentences. */
  consequences: Type.Optional(Type.Array(Type.String())),
});
export type ParticipantPage = Static<typeof ParticipantPage>;

/** POST /api/admin/participants (new) and /api/admin/participants/:id (whole, as it shall be). Both answer the ParticipantPage. */
export const ParticipantEdit = Type.Object({
  name: line(),
  type: ParticipantType,
  emergencyServices: Type.Boolean(),
  part2Program: Type.Boolean(),
  mentalHealthLicensed: Type.Boolean(),
  /** Offers services to which a minor of 10 to 17 may consent alone, for one visit. */
  minorConsentServices: Type.Boolean(),
  timeZone: line(60),
  vouchesForSecondFactor: Type.Boolean(),
  agreementSignedOn: Type.Optional(plainDate()),
  relationshipManagerId: Type.Optional(uuid()),
  /** Names of all sites; one that is missing here is closed. */
  sites: Type.Array(line(), { maxItems: 500 }),
});
export type ParticipantEdit = Static<typeof ParticipantEdit>;

/** POST /api/admin/participants/import with `text/csv`; `?try=yes` changes nothing and says what would happen. */
export const ParticipantImport = Type.Object({
  tried: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer({ description: "Line of the file, the heading being 1" }),
      name: Type.String(),
      outcome: choice("added", "changed", "unchanged", "refused"),
      problems: Type.Array(Type.Object({ column: Type.String(), sentence: Type.String() })),
    }),
  ),
});
export type ParticipantImport = Static<typeof ParticipantImport>;

/** POST /api/desk/participants/:id/trainings answers the PlannedTraining. */
export const PlanTrainingRequest = Type.Object({
  kind: choice("consent-training", "retraining"),
  plannedFor: plainDate(),
  /** Of a retraining: the course that every user of the participant takes again. */
  courseId: Type.Optional(Type.String({ maxLength: 60 })),
  note: Type.Optional(line(500)),
});
export type PlanTrainingRequest = Static<typeof PlanTrainingRequest>;

/** POST /api/desk/trainings/:id/settle answers the PlannedTraining. */
export const SettleTrainingRequest = Type.Object({ state: choice("held", "cancelled") });
export type SettleTrainingRequest = Static<typeof SettleTrainingRequest>;

/** GET /api/relationship-managers?organization=: for the type-ahead of the public page. */
export const OrganizationNames = Type.Object({ organizations: Type.Array(Type.String(), { maxItems: 8 }) });
export type OrganizationNames = Static<typeof OrganizationNames>;

/** What somebody wrote on the page "Find your relationship manager". */
export const ContactRequest = Type.Object({
  id: uuid(),
  participantId: Type.Optional(uuid()),
  participantName: Type.Optional(Type.String({ description: "Left out: the writer did not find the organization" })),
  relationshipManager: Type.Optional(StaffMember),
  name: Type.String(),
  email: Type.String(),
  message: Type.String(),
  receivedAt: instant(),
  /** Written to the reader. */
  mine: Type.Boolean(),
  closedAt: Type.Optional(instant()),
  closedBy: Type.Optional(Type.String()),
});
export type ContactRequest = Static<typeof ContactRequest>;

/** GET /api/desk/contact-requests: open ones, the reader's own first, the oldest first. POST …/:id/close answers the ContactRequest. */
export const ContactRequests = Type.Object({ requests: Type.Array(ContactRequest) });
export type ContactRequests = Static<typeof ContactRequests>;
