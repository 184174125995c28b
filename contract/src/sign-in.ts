import { type Static, Type } from "typebox";

export const SignInRequest = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ minLength: 1, maxLength: 512 }),
});
export type SignInRequest = Static<typeof SignInRequest>;

/** A temporary password is asked for on its own page, and leads only to choosing one's own. */
export const TemporaryPasswordRequest = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 200 }),
  temporaryPassword: Type.String({ minLength: 1, maxLength: 512 }),
});
export type TemporaryPasswordRequest = Static<typeof TemporaryPasswordRequest>;

/** Ways to prove the second factor. A recovery code works once. */
export const SecondFactor = Type.Union([
  Type.Literal("sms"),
  Type.Literal("authenticator-app"),
  Type.Literal("passkey"),
  Type.Literal("recovery-code"),
]);
export type SecondFactor = Static<typeof SecondFactor>;

/**
 * The password was right. With `method` `sms` a security code is on its way to the mobile number on record; with another one
 * it is asked for, and `resend` sends the SMS instead.
 */
export const CodeSent = Type.Object({
  signInId: Type.String({ description: "Names this sign-in; the code is bound to it" }),
  sentTo: Type.String({ description: "The end of the mobile number, such as •• 12" }),
  codeLivesSeconds: Type.Integer(),
  method: SecondFactor,
  methods: Type.Array(SecondFactor, { description: "What this account has; sms always" }),
});
export type CodeSent = Static<typeof CodeSent>;

export const CodeRequest = Type.Object({
  signInId: Type.String({ format: "uuid" }),
  code: Type.String({ pattern: "^[0-9]{8}$" }),
});
export type CodeRequest = Static<typeof CodeRequest>;

export const ResendRequest = Type.Object({ signInId: Type.String({ format: "uuid" }) });
export type ResendRequest = Static<typeof ResendRequest>;

export const ForgottenPasswordRequest = Type.Object({ username: Type.String({ minLength: 1, maxLength: 200 }) });
export type ForgottenPasswordRequest = Static<typeof ForgottenPasswordRequest>;

export const NewPasswordRequest = Type.Object({ newPassword: Type.String({ minLength: 1, maxLength: 512 }) });
export type NewPasswordRequest = Static<typeof NewPasswordRequest>;

/** POST /api/sign-in/authenticator-code and /api/sign-in/recovery-code */
export const AuthenticatorSignIn = Type.Object({
  signInId: Type.String({ format: "uuid" }),
  code: Type.String({ pattern: "^[0-9]{6}$" }),
});
export type AuthenticatorSignIn = Static<typeof AuthenticatorSignIn>;
export const RecoverySignIn = Type.Object({
  signInId: Type.String({ format: "uuid" }),
  code: Type.String({ minLength: 8, maxLength: 60 }),
});
export type RecoverySignIn = Static<typeof RecoverySignIn>;

/** POST /api/sign-in/passkey/begin → WebAuthnOptions for get(); …/finish with its answer. Unlocking has the same pair. */
export const PasskeySignIn = Type.Object({ signInId: Type.String({ format: "uuid" }), response: Type.Unknown() });
export type PasskeySignIn = Static<typeof PasskeySignIn>;
export const PasskeyAnswer = Type.Object({ response: Type.Unknown() });
export type PasskeyAnswer = Static<typeof PasskeyAnswer>;

/** GET /api/sign-in/single-sign-on: directories by which people of a participant may sign in. */
export const SingleSignOnChoice = Type.Object({
  id: Type.String(),
  name: Type.String({ description: "Such as Crossbay General Hospital" }),
});
export type SingleSignOnChoice = Static<typeof SingleSignOnChoice>;
export const SingleSignOnChoices = Type.Object({ choices: Type.Array(SingleSignOnChoice) });
export type SingleSignOnChoices = Static<typeof SingleSignOnChoices>;
