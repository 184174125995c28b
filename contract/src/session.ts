import { type Static, Type } from "typebox";
import { Purpose, Verdict } from "./access.ts";

export const Affiliation = Type.Object({
  id: Type.String({ format: "uuid" }),
  participantId: Type.String({ format: "uuid" }),
  participantName: Type.String(),
  title: Type.String(),
  emergencyServices: Type.Boolean(),
});
export type Affiliation = Static<typeof Affiliation>;

/**
 * What the browser may know of its session. `signed-out`: nothing; `set-password`: only a new password may be set;
 * `locked`: unlock by password, or by passkey when the account has one; `active`: work.
 */
export const Session = Type.Object({
  state: Type.Union([
    Type.Literal("signed-out"),
    Type.Literal("set-password"),
    Type.Literal("locked"),
    Type.Literal("active"),
  ]),
  exchangeName: Type.String(),
  /** True with the demo region and its outbox page. */
  demonstration: Type.Boolean(),
  csrfToken: Type.Optional(Type.String({ description: "Send as X-CSRF-Token with everything but GET" })),
  username: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  affiliations: Type.Optional(Type.Array(Affiliation)),
  actingFor: Type.Optional(Affiliation),
  purpose: Type.Optional(Purpose),
  onePatient: Type.Optional(
    Type.Boolean({ description: "An EHR opened it for one patient: /api/session/patient names the person" }),
  ),
  hasPasskey: Type.Optional(Type.Boolean({ description: "The account has a passkey, which unlocks too" })),
  idleSecondsMax: Type.Optional(Type.Integer()),
  locksAt: Type.Optional(Type.String({ format: "date-time" })),
  endsAt: Type.Optional(Type.String({ format: "date-time" })),
  verdicts: Type.Optional(
    Type.Object({
      searchPatients: Verdict,
      readCharts: Verdict,
      recordConsent: Verdict,
      watchFeeds: Verdict,
      /** The own participant's users: user managers. */
      manageUsers: Verdict,
      /** Worksheets, look-ups and participants: relationship managers. */
      keepDesk: Verdict,
      /** Courses: trainers. */
      train: Verdict,
      /** Participants, letters, settings: administrators. */
      administer: Verdict,
      /** Who shares an account: privacy auditors. */
      auditAccounts: Verdict,
      /** Who looked at whom: privacy officers for their participant, privacy auditors. */
      auditAccess: Verdict,
      /** What patients ask the exchange for: privacy auditors. */
      servePatients: Verdict,
      /** Why a request was refused: the exchange's staff, privacy officers. */
      explainRefusals: Verdict,
      /** Requests for help: support agents, relationship managers, stewards, privacy auditors, each their own. */
      giveSupport: Verdict,
      /** FAQ, canned answers, announcements and incidents: support agents, administrators. */
      publishHelp: Verdict,
      /** What sources send, and how well: interface engineers for theirs, the exchange's staff for all. */
      seeSources: Verdict,
      /** Today's arrivals, and what was sent to the reader by name. */
      seeArrivals: Verdict,
      receiveDeliveries: Verdict,
    }),
  ),
});
export type Session = Static<typeof Session>;

/** GET /api/session/patient */
export const SessionPatient = Type.Object({ personId: Type.String({ format: "uuid" }) });
export type SessionPatient = Static<typeof SessionPatient>;

export const UnlockRequest = Type.Object({ password: Type.String({ minLength: 1, maxLength: 512 }) });
export type UnlockRequest = Static<typeof UnlockRequest>;

export const ActingForRequest = Type.Object({ affiliationId: Type.String({ format: "uuid" }) });
export type ActingForRequest = Static<typeof ActingForRequest>;

export const PurposeRequest = Type.Object({ purpose: Purpose });
export type PurposeRequest = Static<typeof PurposeRequest>;
