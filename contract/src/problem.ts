import { type Static, Type } from "typebox";

/**
 * Every refusal and failure that the API can answer, with its HTTP status and title. The code is the stable name;
 * the sentence may change.
 */
export const problemCodes = {
  "request-malformed": { status: 400, title: "The request could not be understood" },
  "sign-in-required": { status: 401, title: "Sign in first" },
  "session-locked": { status: 401, title: "The session is locked" },
  "sign-in-failed": { status: 401, title: "The username or password is not right" },
  "code-wrong": { status: 401, title: "The security code is not right" },
  "code-expired": { status: 401, title: "The security code can no longer be used" },
  "csrf-token-wrong": { status: 403, title: "The request did not come from an open page" },
  "password-change-required": { status: 403, title: "Choose your own password first" },
  "password-refused": { status: 422, title: "Choose another password" },
  "account-not-active": { status: 403, title: "The account is not active" },
  "affiliation-missing": { status: 403, title: "Choose for whom you act" },
  "level-lacks-right": { status: 403, title: "Your role does not include this" },
  "purpose-missing": { status: 403, title: "State your purpose first" },
  "no-consent": { status: 403, title: "No consent is recorded" },
  "emergency-only": { status: 403, title: "Consent is for emergencies only" },
  "patient-denied": { status: 403, title: "The patient denied consent" },
  "patient-denied-everyone": { status: 403, title: "The patient denied consent to everyone" },
  "written-consent-needed": { status: 403, title: "A signed form is needed" },
  "not-found": { status: 404, title: "Not found" },
  "search-too-broad": { status: 422, title: "Search needs more" },
  "redisclosure-unconfirmed": { status: 403, title: "Read the warning first" },
  "glass-not-needed": { status: 409, title: "Consent is recorded already" },
  "glass-refused": { status: 422, title: "The glass was not broken" },
  "reauthentication-failed": { status: 401, title: "The password or passkey is not right" },
  "link-over": { status: 401, title: "This link no longer works" },
  "consent-refused": { status: 422, title: "The decision cannot be recorded" },
  "form-refused": { status: 422, title: "Some of it is not right" },
  "file-refused": { status: 422, title: "The file cannot be taken" },
  "step-closed": { status: 409, title: "Another step comes first" },
  "already-decided": { status: 409, title: "Somebody was faster" },
  "second-factor-refused": { status: 401, title: "The second factor is not right" },
  "training-link-over": { status: 401, title: "The training link no longer works" },
  "session-for-one-patient": { status: 403, title: "This session is for one patient" },
  "single-sign-on-refused": { status: 403, title: "Single sign-on did not work" },
  "replay-refused": { status: 422, title: "The mended message cannot be taken" },
  "attachment-refused": { status: 422, title: "The file cannot be attached" },
  "ticket-closed": { status: 409, title: "The request is closed" },
  "message-recalled": { status: 410, title: "The message was recalled" },
  "too-large": { status: 413, title: "The request is too large" },
  "too-many-requests": { status: 429, title: "Too many tries" },
  "audit-unavailable": { status: 503, title: "Nothing can be shown right now" },
  unavailable: { status: 503, title: "The exchange cannot answer right now" },
  "internal-error": { status: 500, title: "Something went wrong on our side" },
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** RFC 9457 problem, with what the page needs to offer the way forward. */
export const Problem = Type.Object({
  type: Type.String({ description: "urn:crossbay:problem:<code>, explained in docs/problems.md" }),
  code: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: "A sentence for the reader: what happened, what is safe, what to do" }),
  requestId: Type.String(),
  nextSteps: Type.Array(
    Type.Union([
      Type.Literal("record-consent"),
      Type.Literal("break-the-glass"),
      Type.Literal("confirm-redisclosure"),
      Type.Literal("ask-user-manager"),
      Type.Literal("state-purpose"),
      Type.Literal("sign-in"),
      Type.Literal("unlock"),
      Type.Literal("retry"),
      Type.Literal("ask-relationship-manager"),
    ]),
  ),
  breakTheGlass: Type.Optional(
    Type.Object({ offered: Type.Boolean(), available: Type.Boolean(), detail: Type.String() }),
  ),
  fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), detail: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
