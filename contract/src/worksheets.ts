import { type Static, Type } from "typebox";
import { WorksheetVariant } from "./participants.ts";
import { choice, instant, line, uuid } from "./shapes.ts";

/** Columns of a worksheet as people see them, in the order of the file. The access level is shown, never typed. */
export const worksheetColumns = [
  "First name",
  "Last name",
  "E-mail",
  "Mobile number",
  "Title",
  "Access level",
  "Site",
  "NPI",
  "Licence number",
  "Wants Clinical Alerts",
] as const;

const cell = () => Type.String({ maxLength: 300 });

/** A row as it was typed, pasted or read from a file; anything may be wrong with it. */
export const WorksheetRow = Type.Object({
  given: cell(),
  family: cell(),
  email: cell(),
  mobile: cell(),
  /** Words of the title as on the guidance sheet, or its id. */
  title: cell(),
  site: cell(),
  npi: cell(),
  licenceNumber: cell(),
  wantsAlerts: Type.Boolean(),
  /** The asker has looked at an address that looked mistyped, and it is right. */
  emailConfirmed: Type.Boolean(),
});
export type WorksheetRow = Static<typeof WorksheetRow>;
export type WorksheetField = keyof WorksheetRow;

/** `refused`: the row cannot be submitted so. `question`: it can once the asker has looked and said that it is right. */
export const RowProblem = Type.Object({
  field: Type.String({ description: "A field of WorksheetRow" }),
  column: Type.String({ description: "The column's heading" }),
  severity: choice("refused", "question"),
  sentence: Type.String(),
  /** What was probably meant, ready to take. */
  suggestion: Type.Optional(Type.String()),
});
export type RowProblem = Static<typeof RowProblem>;

export const CheckedRow = Type.Object({
  /** Line of the sheet, the heading being 1; the first row is 2. */
  row: Type.Integer(),
  values: WorksheetRow,
  /** Access level in words, from the title. Absent while the title is not known. */
  accessLevel: Type.Optional(Type.String()),
  problems: Type.Array(RowProblem),
});
export type CheckedRow = Static<typeof CheckedRow>;

export const CheckedWorksheet = Type.Object({
  variant: WorksheetVariant,
  rows: Type.Array(CheckedRow),
  ready: Type.Integer(),
  refused: Type.Integer(),
  questions: Type.Integer(),
});
export type CheckedWorksheet = Static<typeof CheckedWorksheet>;

/**
 * POST /api/user-management/worksheets/check. A file goes to …/read as raw bytes (XLSX or CSV) and gets the same answer.
 * The empty worksheet to fill is GET …/form.xlsx and …/form.csv.
 */
export const CheckWorksheetRequest = Type.Object({ rows: Type.Array(WorksheetRow, { maxItems: 2000 }) });
export type CheckWorksheetRequest = Static<typeof CheckWorksheetRequest>;

/** POST /api/user-management/worksheets. Rows that are refused stay with the asker; the others go to the relationship manager. */
export const SubmitWorksheetRequest = Type.Object({
  variant: WorksheetVariant,
  rows: Type.Array(WorksheetRow, { minItems: 1, maxItems: 2000 }),
  note: Type.Optional(line(2000)),
  /** All of it is true and each access level is appropriate. */
  attested: Type.Literal(true),
  attestationVersion: Type.Integer(),
});
export type SubmitWorksheetRequest = Static<typeof SubmitWorksheetRequest>;

export const SubmittedRowState = choice("waiting", "approved", "returned");
export type SubmittedRowState = Static<typeof SubmittedRowState>;

export const SubmittedRow = Type.Object({
  row: Type.Integer(),
  name: Type.String(),
  email: Type.String(),
  mobile: Type.String(),
  title: Type.String(),
  accessLevel: Type.String(),
  site: Type.Optional(Type.String()),
  npi: Type.Optional(Type.String()),
  licenceNumber: Type.Optional(Type.String()),
  wantsAlerts: Type.Boolean(),
  state: SubmittedRowState,
  returnedBecause: Type.Optional(Type.String()),
  /** Only for the asker's side, of a returned row: as it was submitted, to mend and send again. */
  values: Type.Optional(WorksheetRow),
  /** Only for the relationship manager: this e-mail address has an account already, and where. */
  knownAccount: Type.Optional(
    Type.Object({
      accountId: uuid(),
      username: Type.String(),
      name: Type.String(),
      state: Type.String(),
      affiliations: Type.Array(Type.String()),
    }),
  ),
});
export type SubmittedRow = Static<typeof SubmittedRow>;

export const WorksheetLine = Type.Object({
  id: uuid(),
  participantId: uuid(),
  participantName: Type.String(),
  variant: WorksheetVariant,
  submittedAt: instant(),
  submittedBy: Type.String(),
  rowCount: Type.Integer(),
  waiting: Type.Integer(),
  approved: Type.Integer(),
  returned: Type.Integer(),
  note: Type.Optional(Type.String()),
  /** Changes with every decision; a decision names the one it was made on. */
  version: Type.Integer(),
});
export type WorksheetLine = Static<typeof WorksheetLine>;

/** GET /api/user-management/worksheets/:id and /api/desk/worksheets/:id */
export const WorksheetPage = Type.Object({ worksheet: WorksheetLine, rows: Type.Array(SubmittedRow) });
export type WorksheetPage = Static<typeof WorksheetPage>;

export const SubmittedWorksheet = Type.Object({
  worksheet: WorksheetLine,
  /** Rows that were not submitted, for the asker to mend. */
  left: Type.Array(CheckedRow),
});
export type SubmittedWorksheet = Static<typeof SubmittedWorksheet>;

/** POST /api/desk/worksheets/:id/decide. `version` as read: who decided in the meantime wins, and the answer is a conflict. */
export const WorksheetDecision = Type.Object({
  version: Type.Integer(),
  decisions: Type.Array(
    Type.Object({ row: Type.Integer(), approve: Type.Boolean(), reason: Type.Optional(line(500)) }),
    { minItems: 1, maxItems: 2000 },
  ),
});
export type WorksheetDecision = Static<typeof WorksheetDecision>;

/** What a title means, for the guidance sheet and the user manager's page. */
export const TitleGuidance = Type.Object({
  id: Type.String(),
  name: Type.String(),
  accessLevel: Type.String({ description: "In words; empty: not offered on this form" }),
  sees: Type.Array(Type.Object({ dataClass: Type.String(), extent: Type.String() })),
  offered: Type.Boolean(),
  /** Why not, where it is not offered. */
  because: Type.Optional(Type.String()),
});
export type TitleGuidance = Static<typeof TitleGuidance>;

/** A step of the user manager's page: open, done (and when), or closed and why. */
export const GuidedStep = Type.Object({
  state: choice("open", "done", "closed"),
  doneAt: Type.Optional(instant()),
  because: Type.Optional(Type.String()),
});
export type GuidedStep = Static<typeof GuidedStep>;

/**
 * GET /api/user-management: everything `/aum` shows. With a training link instead of a session, the same answer has no
 * worksheets and its third step says to sign in.
 */
export const UserManagement = Type.Object({
  name: Type.String(),
  participantName: Type.String(),
  variant: WorksheetVariant,
  variantBecause: Type.String({ description: "Why this worksheet applies, in a sentence" }),
  steps: Type.Object({ video: GuidedStep, attestation: GuidedStep, worksheet: GuidedStep }),
  /** Courses besides the video that are still to be done before the credentials come. */
  otherCourses: Type.Array(Type.Object({ courseId: Type.String(), title: Type.String(), done: Type.Boolean() })),
  attestation: Type.Object({ version: Type.Integer(), text: Type.String() }),
  worksheetAttestation: Type.Object({ version: Type.Integer(), text: Type.String() }),
  relationshipManager: Type.Optional(Type.Object({ name: Type.String(), email: Type.String() })),
  sites: Type.Array(Type.String()),
  titles: Type.Array(TitleGuidance),
  worksheets: Type.Array(WorksheetLine),
  /** Affiliations whose yearly quarter's re-verification waits, and since when it is due. */
  verification: Type.Optional(Type.Object({ dueOn: Type.String(), undecided: Type.Integer() })),
});
export type UserManagement = Static<typeof UserManagement>;

/** POST /api/user-management/attestation */
export const AttestationRequest = Type.Object({ name: line(), version: Type.Integer() });
export type AttestationRequest = Static<typeof AttestationRequest>;
