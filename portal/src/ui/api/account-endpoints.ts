import type {
  AuthenticatorAppBegun,
  AuthenticatorCode,
  ChangeMobileRequest,
  ChangePasswordRequest,
  ConfirmMobileRequest,
  MobileCodeSent,
  OwnAccount,
  PasskeyRegistration,
  PasswordAgain,
  RecoveryCodes,
  SingleSignOnLinks,
  WebAuthnOptions,
} from "@crossbay/contract";
import { queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import { orThrow } from "./queries.ts";

const root = "/api/account";
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path: `${root}${path}`, body });
const part = encodeURIComponent;

export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: async () => orThrow(await ask<OwnAccount>({ method: "GET", path: root })),
});

export const beginAuthenticatorApp = (request: PasswordAgain) =>
  post<AuthenticatorAppBegun>("/authenticator-app", request);
export const confirmAuthenticatorApp = (request: AuthenticatorCode) =>
  post<unknown>("/authenticator-app/confirm", request);
export const removeAuthenticatorApp = (request: PasswordAgain) => post<unknown>("/authenticator-app/remove", request);

export const beginPasskey = (request: PasswordAgain) => post<WebAuthnOptions>("/passkeys/begin", request);
export const finishPasskey = (request: PasskeyRegistration) => post<unknown>("/passkeys/finish", request);
export const removePasskey = (id: string, request: PasswordAgain) =>
  post<unknown>(`/passkeys/${part(id)}/remove`, request);

export const makeRecoveryCodes = (request: PasswordAgain) => post<RecoveryCodes>("/recovery-codes", request);

export const changeMobile = (request: ChangeMobileRequest) => post<MobileCodeSent>("/mobile", request);
export const confirmMobile = (request: ConfirmMobileRequest) => post<unknown>("/mobile/confirm", request);
export const changePassword = (request: ChangePasswordRequest) => post<unknown>("/password", request);

export const endSession = (id: string) => post<unknown>(`/sessions/${part(id)}/end`);
/** Every session, this one too. */
export const endEverySession = () => post<unknown>("/sign-out-everywhere");

export const singleSignOnLinksQuery = queryOptions({
  queryKey: ["single-sign-on-links"],
  queryFn: async () => orThrow(await ask<SingleSignOnLinks>({ method: "GET", path: `${root}/single-sign-on` })),
});

/** Links the person whom a directory has just brought back to this browser. */
export const linkSingleSignOn = () => post<unknown>("/single-sign-on/link");
export const unlinkSingleSignOn = (id: string) => post<unknown>(`/single-sign-on/${part(id)}/unlink`);
