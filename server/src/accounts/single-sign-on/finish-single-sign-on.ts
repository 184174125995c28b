import type { CodeSent } from "@crossbay/contract";
import { writeEntries } from "../../audit/index.ts";
import { failureFacts } from "../../platform/failure-facts.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Caller, SignInContext } from "../context.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { openSession, type SignedIn } from "../session/open-session.ts";
import { askForSecondFactor } from "../sign-in/ask-for-second-factor.ts";
import { hashToken } from "../sign-in/secrets.ts";
import { findSignInAccount, lockAccount } from "../sign-in/sign-in-store.ts";
import { browserHashOf } from "./begin-single-sign-on.ts";
import { readReturn } from "./directory-client.ts";
import { readPatientClaim } from "./identity-provider-rules.ts";
import { type IdentityProvider, listIdentityProviders } from "./identity-provider-store.ts";
import {
  bindSession,
  findLinkedAccount,
  keepSubject,
  noteLinkUsed,
  noteSignInBinding,
  takeVisit,
} from "./single-sign-on-store.ts";

const linkMs = 15 * 60 * 1000;

/** Turns the record number that an EHR names into the patient whom this exchange knows by it. */
export type PatientOfRecord = (sourceId: string, recordNumber: string) => Promise<PatientId | undefined>;

/**
 * `opened`: signed in. `second-factor`: the agreement still asks for it. `link`: the directory knows somebody whom no
 * account is linked to; signing in here once links it.
 */
export type SingleSignOnOutcome =
  | { outcome: "opened"; signedIn: SignedIn; patientId: PatientId | undefined }
  | { outcome: "second-factor"; sent: CodeSent }
  | { outcome: "link" };

type Return = { providerId: string; url: URL; browserToken: string | undefined; caller: Caller };

/**
 * Takes the answer of a directory: its code, state, nonce, signature, issuer and audience must be right, the visit must be
 * this browser's and come back for the first time, and the person must be linked to an account that is active and acts for
 * the directory's participant. Nobody gets an account or an affiliation by it. Policy §4.
 */
export async function finishSingleSignOn(
  context: SignInContext,
  patientOfRecord: PatientOfRecord,
  returned: Return,
): Promise<SingleSignOnOutcome | AccountsRefusal> {
  const { clock, database } = context;
  const { providerId, url, browserToken, caller } = returned;
  const now = clock.now();
  const state = url.searchParams.get("state") ?? "";
  const isVisit = browserToken !== undefined && /^[0-9a-f-]{36}$/.test(state);
  const browserHash = browserHashOf(context, browserToken ?? "");
  const [provider] = await database.snapshot((tx) => listIdentityProviders(tx, providerId));
  const visit =
    provider && isVisit
      ? await database.transaction((tx) => takeVisit(tx, { id: state, providerId, browserHash, now }))
      : undefined;
  if (!provider || !visit) return refuse(context, returned, "visit");
  const person = await readReturn(context.keys, provider, { ...visit, url, state }).catch((error: Error) => {
    context.log.warn({ provider: providerId, ...failureFacts(error) }, "a directory's answer was not right");
    return undefined;
  });
  if (!person) return refuse(context, returned, "answer");

  const { subject } = person;
  const { participantId } = provider;
  const linked = await database.transaction((tx) => findLinkedAccount(tx, { providerId, subject, participantId, now }));
  if (!linked) {
    await database.transaction((tx) => keepSubject(tx, visit.id, subject, new Date(now.getTime() + linkMs)));
    return { outcome: "link" };
  }
  if (linked.state !== "active" || !linked.affiliationId) return refuse(context, returned, "account");

  const patient = await patientOf(provider, person.patient, patientOfRecord);
  if (patient === "unknown") return refuse(context, returned, "patient");
  const who = { ...linked, affiliationId: linked.affiliationId, subject, patientId: patient };
  return provider.vouchesForSecondFactor
    ? open(context, provider, who, caller)
    : askFirst(context, provider, who, caller);
}

async function patientOf(
  provider: IdentityProvider,
  claim: unknown,
  patientOfRecord: PatientOfRecord,
): Promise<PatientId | "unknown" | undefined> {
  if (!provider.patientSourceId) return undefined;
  const recordNumber = readPatientClaim(claim);
  if (recordNumber === undefined) return undefined;
  return (await patientOfRecord(provider.patientSourceId, recordNumber)) ?? "unknown";
}

type Who = NonNullable<Awaited<ReturnType<typeof findLinkedAccount>>> & {
  affiliationId: NonNullable<Awaited<ReturnType<typeof findLinkedAccount>>>["affiliationId"] & string;
  subject: string;
  patientId: PatientId | undefined;
};

async function open(
  context: SignInContext,
  provider: IdentityProvider,
  { accountId, username, affiliationId, subject, patientId }: Who,
  caller: Caller,
): Promise<SingleSignOnOutcome | AccountsRefusal> {
  const now = context.clock.now();
  const signedIn = await context.database.transaction(async (tx: Tx) => {
    await lockAccount(tx, accountId);
    const opened = await openSession(tx, context, {
      accountId,
      username,
      kind: "full",
      secondFactor: "single-sign-on",
      caller,
    });
    await bindSession(tx, {
      tokenHash: hashToken(context.keys.signIn, "session", opened.sessionToken),
      providerId: provider.id,
      participantId: provider.participantId,
      affiliationId,
      patientId: patientId ?? null,
    });
    await noteLinkUsed(tx, provider.id, subject, now);
    await writeEntries(tx, now, [
      {
        action: "single-sign-on",
        outcome: "succeeded",
        actor: { accountId, username, participantId: provider.participantId },
        ...(patientId ? { patientIds: [patientId] } : {}),
        requestId: caller.requestId,
        detail: { provider: provider.id, onePatient: patientId !== undefined },
      },
    ]);
    return opened;
  });
  return { outcome: "opened", signedIn, patientId };
}

async function askFirst(
  context: SignInContext,
  provider: IdentityProvider,
  { username, patientId }: Who,
  caller: Caller,
): Promise<SingleSignOnOutcome | AccountsRefusal> {
  const account = await context.database.snapshot((tx) => findSignInAccount(tx, username.toLowerCase(), undefined));
  if (!account) throw new Error("A linked account is gone.");
  const sent = await askForSecondFactor(context, { account, caller });
  if (isRefused(sent)) return sent;
  await context.database.transaction((tx) =>
    noteSignInBinding(tx, sent.signInId, { providerId: provider.id, patientId: patientId ?? null }),
  );
  return { outcome: "second-factor", sent };
}

const sentences = {
  visit: "This sign-in was begun in another browser, took too long, or came back twice. Begin it again.",
  answer: "The answer of your organization's sign-in was not right. Try again, or use your username and password.",
  account: "Your account here is not active for this organization. Ask your user manager.",
  patient: "The patient who is open in your record system is not known here, so nothing was opened.",
} as const;

async function refuse(
  context: SignInContext,
  { providerId, caller }: Return,
  why: keyof typeof sentences,
): Promise<AccountsRefusal> {
  await context.audit.record([
    {
      action: "single-sign-on",
      outcome: "refused",
      rule: why,
      requestId: caller.requestId,
      detail: { provider: providerId.slice(0, 40) },
    },
  ]);
  return { refused: "single-sign-on-refused", detail: sentences[why] };
}
