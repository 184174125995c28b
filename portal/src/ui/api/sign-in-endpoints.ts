import type {
  AuthenticatorSignIn,
  CodeRequest,
  CodeSent,
  ForgottenPasswordRequest,
  NewPasswordRequest,
  PasskeyAnswer,
  PasskeySignIn,
  RecoverySignIn,
  ResendRequest,
  Session,
  SignInRequest,
  SingleSignOnChoices,
  TemporaryPasswordRequest,
  UnlockRequest,
  WebAuthnOptions,
} from "@crossbay/contract";
import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import { orThrow } from "./queries.ts";

const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path: `/api/${path}`, body });

export const signIn = (request: SignInRequest) => post<CodeSent>("sign-in", request);
export const signInWithTemporaryPassword = (request: TemporaryPasswordRequest) =>
  post<CodeSent>("sign-in/temporary-password", request);
export const askForTemporaryPassword = (request: ForgottenPasswordRequest) =>
  post<unknown>("sign-in/forgotten", request);
export const setPassword = (request: NewPasswordRequest) => post<unknown>("password", request);

/** Another code by text message, or the first one in place of another second factor. */
export const resendCode = (request: ResendRequest) => post<CodeSent>("sign-in/resend", request);
export const enterCode = (request: CodeRequest) => post<Session>("sign-in/code", request);
export const enterAuthenticatorCode = (request: AuthenticatorSignIn) =>
  post<Session>("sign-in/authenticator-code", request);
export const enterRecoveryCode = (request: RecoverySignIn) => post<Session>("sign-in/recovery-code", request);
export const beginPasskeySignIn = (request: ResendRequest) => post<WebAuthnOptions>("sign-in/passkey/begin", request);
export const finishPasskeySignIn = (request: PasskeySignIn) => post<Session>("sign-in/passkey/finish", request);

export const unlockSession = (request: UnlockRequest) => post<Session>("session/unlock", request);
export const beginPasskeyUnlock = () => post<WebAuthnOptions>("session/unlock/passkey/begin");
export const finishPasskeyUnlock = (request: PasskeyAnswer) => post<Session>("session/unlock/passkey/finish", request);

/** Directories by which people of a participant may sign in. Asked without keeping any session awake. */
export const singleSignOnQuery = queryOptions({
  queryKey: ["single-sign-on"],
  queryFn: async () =>
    orThrow(await ask<SingleSignOnChoices>({ method: "GET", path: "/api/sign-in/single-sign-on", polling: true })),
});

/** The browser itself goes there, and comes back signed in or with a refusal. */
export const singleSignOnAddress = (id: string) => `/api/sign-in/single-sign-on/${encodeURIComponent(id)}/start`;
