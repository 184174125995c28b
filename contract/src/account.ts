import { type Static, Type } from "typebox";
import { instant, line, plainDate, uuid } from "./shapes.ts";
import { CourseLine } from "./training.ts";

export const Passkey = Type.Object({
  id: uuid(),
  name: Type.String(),
  addedAt: instant(),
  lastUsedAt: Type.Optional(instant()),
});
export type Passkey = Static<typeof Passkey>;

export const OwnSession = Type.Object({
  id: uuid(),
  current: Type.Boolean(),
  signedInAt: instant(),
  lastActiveAt: instant(),
  /** Browser and system in words, such as Firefox on Windows. */
  browser: Type.String(),
  actingFor: Type.Optional(Type.String()),
});
export type OwnSession = Static<typeof OwnSession>;

/** GET /api/account: what a user sees of the own account. */
export const OwnAccount = Type.Object({
  username: Type.String(),
  name: Type.String(),
  email: Type.String(),
  emailChange: Type.String({ description: "How the e-mail address is changed: a sentence" }),
  mobile: Type.String({ description: "Its end only" }),
  mobileProvedAt: Type.Optional(instant()),
  affiliations: Type.Array(
    Type.Object({
      id: uuid(),
      participantName: Type.String(),
      title: Type.String(),
      accessLevel: Type.String(),
      site: Type.Optional(Type.String()),
      since: instant(),
      clinicalAlerts: Type.Boolean(),
      leave: Type.Optional(Type.Object({ from: plainDate(), until: Type.Optional(plainDate()) })),
    }),
  ),
  /** Of each participant: whom to ask. */
  userManagers: Type.Array(Type.Object({ participantName: Type.String(), names: Type.Array(Type.String()) })),
  methods: Type.Object({
    authenticatorApp: Type.Optional(Type.Object({ addedAt: instant(), lastUsedAt: Type.Optional(instant()) })),
    passkeys: Type.Array(Passkey),
    recoveryCodesLeft: Type.Integer(),
  }),
  sessions: Type.Array(OwnSession),
  /** Browsers in which this account has signed in of late. */
  devices: Type.Array(
    Type.Object({
      id: uuid(),
      browser: Type.String(),
      firstUsedAt: instant(),
      lastUsedAt: instant(),
      current: Type.Boolean(),
    }),
  ),
});
export type OwnAccount = Static<typeof OwnAccount>;

/** GET /api/account/training comes from the learning system: the courses of one's own roles. */
export const OwnTraining = Type.Object({ courses: Type.Array(CourseLine) });
export type OwnTraining = Static<typeof OwnTraining>;

/** Every change of a way in asks for the password again. */
const password = () => Type.String({ minLength: 1, maxLength: 512 });

/** POST /api/account/authenticator-app → AuthenticatorAppBegun; …/confirm with a code of the app keeps it. */
export const PasswordAgain = Type.Object({ password: password() });
export type PasswordAgain = Static<typeof PasswordAgain>;
export const AuthenticatorAppBegun = Type.Object({
  secret: Type.String({ description: "Base32, for typing" }),
  uri: Type.String({ description: "otpauth://… for a QR code" }),
});
export type AuthenticatorAppBegun = Static<typeof AuthenticatorAppBegun>;
export const AuthenticatorCode = Type.Object({ code: Type.String({ pattern: "^[0-9]{6}$" }) });
export type AuthenticatorCode = Static<typeof AuthenticatorCode>;

/** POST /api/account/passkeys/begin → options of WebAuthn's create(); …/finish with its answer and a name. */
export const WebAuthnOptions = Type.Object({
  options: Type.Unknown({ description: "PublicKeyCredential options as JSON" }),
});
export type WebAuthnOptions = Static<typeof WebAuthnOptions>;
export const PasskeyRegistration = Type.Object({ name: line(60), response: Type.Unknown() });
export type PasskeyRegistration = Static<typeof PasskeyRegistration>;

/** POST /api/account/recovery-codes: ten new ones, shown this once; those before no longer work. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

/** POST /api/account/mobile sends a code to the new number; …/mobile/confirm takes it over and tells the old one. */
export const ChangeMobileRequest = Type.Object({ mobile: line(40), password: password() });
export type ChangeMobileRequest = Static<typeof ChangeMobileRequest>;
export const MobileCodeSent = Type.Object({
  changeId: uuid(),
  sentTo: Type.String(),
  codeLivesSeconds: Type.Integer(),
});
export type MobileCodeSent = Static<typeof MobileCodeSent>;
export const ConfirmMobileRequest = Type.Object({ changeId: uuid(), code: Type.String({ pattern: "^[0-9]{8}$" }) });
export type ConfirmMobileRequest = Static<typeof ConfirmMobileRequest>;

/** POST /api/account/password */
export const ChangePasswordRequest = Type.Object({ password: password(), newPassword: password() });
export type ChangePasswordRequest = Static<typeof ChangePasswordRequest>;

/** GET /api/account/single-sign-on: directories that open this account. …/link takes the person over whom one has just brought back; …/:id/unlink ends it. */
export const SingleSignOnLink = Type.Object({
  id: Type.String(),
  name: Type.String(),
  linkedAt: instant(),
  lastUsedAt: Type.Optional(instant()),
});
export type SingleSignOnLink = Static<typeof SingleSignOnLink>;
export const SingleSignOnLinks = Type.Object({ links: Type.Array(SingleSignOnLink) });
export type SingleSignOnLinks = Static<typeof SingleSignOnLinks>;
