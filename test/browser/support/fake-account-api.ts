import type { SecondFactor, Session } from "@crossbay/contract";
import { type Answered, type Asked, ok, refused } from "./asked.ts";
import { appSecret, crossbayDirectory, newMobileEnd, recoveryCodes } from "./canned/account.ts";
import { uuidOf } from "./canned/people.ts";
import { notFound, weakPassword, wrongCode, wrongFactor, wrongPassword } from "./canned/problems.ts";
import { rosaWithoutPurpose, signedOut } from "./canned/sessions.ts";
import type { FakeWorld } from "./fake-world.ts";

export const code = "01234567";
export const appCode = "314159";
export const temporaryPassword = "tide-table-77";

const noContent: Answered = { status: 204 };

export const codeSent = ({ account }: FakeWorld, method: SecondFactor) => ({
  signInId: uuidOf(501),
  sentTo: "•• 12",
  codeLivesSeconds: 300,
  method,
  methods: account.methods,
});

/** Signing in and unlocking, step by step; whoever comes in is Rosa Delgado. */
export function answerSignIn(world: FakeWorld, { method, path, body }: Asked): Answered | undefined {
  const sent = (factor: SecondFactor | undefined = "sms"): Answered => ({ status: 202, json: codeSent(world, factor) });
  switch (`${method} ${path}`) {
    case "POST /api/sign-in":
      return body.password === world.password ? sent(world.account.methods[0]) : refused(wrongPassword);
    case "POST /api/sign-in/temporary-password":
      return body.temporaryPassword === temporaryPassword ? sent() : refused(wrongPassword);
    case "POST /api/sign-in/resend":
      return sent();
    case "POST /api/sign-in/forgotten":
      return { status: 202, json: {} };
    case "GET /api/sign-in/single-sign-on":
      return ok({ choices: world.account.directories });
    case "POST /api/sign-in/code":
      return body.code === code ? enter(world) : refused(wrongCode);
    case "POST /api/sign-in/authenticator-code":
      return body.code === appCode ? enter(world) : refused(wrongFactor);
    case "POST /api/sign-in/recovery-code":
      return body.code === recoveryCodes[0] ? enter(world) : refused(wrongFactor);
    case "POST /api/sign-in/passkey/begin":
    case "POST /api/session/unlock/passkey/begin":
      return ok({ options: passkeyRequest });
    case "POST /api/sign-in/passkey/finish":
      world.account.passkeyAnswer = body.response;
      return enter(world);
    case "POST /api/session/unlock/passkey/finish":
      world.account.passkeyAnswer = body.response;
      return keep(world, { state: "active" });
    case "POST /api/session/unlock":
      return body.password === world.password ? keep(world, { state: "active" }) : refused(wrongPassword);
    case "POST /api/password":
      if (body.newPassword.includes("password")) return refused(weakPassword);
      world.session = signedOut;
      return noContent;
  }
  return undefined;
}

/** One's own account. */
export function answerAccount(world: FakeWorld, { method, path, body }: Asked): Answered {
  const { account } = world;
  const { own } = account;
  const id = path.split("/")[4];
  if (body.password !== undefined && body.password !== world.password) return refused(wrongPassword);
  switch (`${method} ${path.slice("/api/account".length).replace(/[0-9a-f-]{36}/, ":id")}`) {
    case "GET ":
      return ok(own);
    case "POST /authenticator-app":
      return ok({
        secret: appSecret,
        uri: `otpauth://totp/Crossbay:rdelgado?secret=${appSecret}&issuer=Crossbay&algorithm=SHA1&digits=6&period=30`,
      });
    case "POST /authenticator-app/confirm":
      if (body.code !== appCode) return refused(wrongFactor);
      own.methods.authenticatorApp = { addedAt: "2026-11-22T15:25:00Z" };
      return noContent;
    case "POST /authenticator-app/remove":
      delete own.methods.authenticatorApp;
      return noContent;
    case "POST /passkeys/begin":
      return ok({ options: passkeyCreation });
    case "POST /passkeys/finish":
      account.passkeyAnswer = body.response;
      own.methods.passkeys.push({ id: uuidOf(602), name: body.name, addedAt: "2026-11-22T15:25:00Z" });
      return noContent;
    case "POST /passkeys/:id/remove":
      own.methods.passkeys = own.methods.passkeys.filter((each) => each.id !== id);
      return noContent;
    case "POST /recovery-codes":
      own.methods.recoveryCodesLeft = recoveryCodes.length;
      return ok({ codes: recoveryCodes });
    case "POST /mobile":
      return { status: 202, json: { changeId: uuidOf(631), sentTo: newMobileEnd, codeLivesSeconds: 300 } };
    case "POST /mobile/confirm":
      if (body.code !== code) return refused(wrongCode);
      own.mobile = newMobileEnd;
      return noContent;
    case "POST /password":
      if (body.newPassword.includes("password")) return refused(weakPassword);
      world.session = signedOut;
      return noContent;
    case "GET /single-sign-on":
      return ok({ links: account.links });
    case "POST /single-sign-on/link":
      account.links = [crossbayDirectory];
      return ok({ name: crossbayDirectory.name });
    case "POST /single-sign-on/cgh/unlink":
      account.links = [];
      return noContent;
    case "POST /sessions/:id/end":
      own.sessions = own.sessions.filter((each) => each.id !== id);
      return noContent;
    case "POST /sign-out-everywhere":
      world.session = signedOut;
      return noContent;
  }
  return refused(notFound);
}

const enter = (world: FakeWorld): Answered =>
  keep(world, {
    ...rosaWithoutPurpose,
    state: world.asked.includes("POST /api/sign-in/temporary-password") ? "set-password" : "active",
  });

function keep(world: FakeWorld, changed: Partial<Session>): Answered {
  world.session = { ...world.session, ...changed };
  return ok(world.session);
}

const challenge = "Y3Jvc3NiYXktaW52ZW50ZWQtY2hhbGxlbmdl";

/** Any passkey of this place will do. */
export const passkeyRequest = { challenge, timeout: 60_000, userVerification: "preferred", allowCredentials: [] };

const passkeyCreation = {
  challenge,
  rp: { name: "Crossbay" },
  user: { id: "cmRlbGdhZG8", name: "rdelgado", displayName: "Rosa Delgado" },
  pubKeyCredParams: [
    { type: "public-key", alg: -7 },
    { type: "public-key", alg: -257 },
  ],
  timeout: 60_000,
  attestation: "none",
  authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
};
