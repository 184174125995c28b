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

/** The password was right: a security code is on its way to the mobile number on record. */
export const CodeSent = Type.Object({
  signInId: Type.String({ description: "Names this sign-in; the code is bound to it" }),
  sentTo: Type.String({ description: "The end of the mobile number, such as •• 12" }),
  codeLivesSeconds: Type.Integer(),
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
