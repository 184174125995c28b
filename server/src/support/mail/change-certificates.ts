import type { MailCertificates } from "@crossbay/contract";
import { isValidAt, type MailCertificate, readMailCertificate } from "@crossbay/formats/smime";
import { type Actor, auditActorOf, findAccountsOfEmails, foldEmail } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { decideCertificate, findCertificate, type KeptCertificate, listCertificates } from "./certificate-store.ts";
import { certificatePath } from "./mail-paths-rules.ts";
import type { MailContext } from "./support-mail.ts";

const shownMax = 1_000;

/** The exchange's own certificate, and those for which answers are encrypted. */
export async function viewCertificates(
  context: MailContext,
  { actor, requestId }: { actor: Actor; requestId: string },
): Promise<MailCertificates> {
  const answer = await context.database.snapshot((tx) => present(tx, context));
  await context.audit.record([
    {
      action: "mail-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      requestId,
      detail: { list: "certificates", count: answer.certificates.length },
    },
  ]);
  return answer;
}

/** Adds a certificate that somebody at the exchange compared with its owner. It must stand for the address and be sound now. */
export async function addCertificate(
  context: MailContext,
  { actor, address, pem, requestId }: { actor: Actor; address: string; pem: string; requestId: string },
): Promise<MailCertificates | SupportRefusal> {
  const certificate = readMailCertificate(Buffer.from(pem));
  const folded = address.trim().toLowerCase();
  const fault = faultOf(certificate, folded, context.clock.now());
  if (!certificate || fault)
    return refuseForm("The certificate was not added.", [{ field: "pem", detail: fault ?? "" }]);
  return change(context, { actor, requestId, verb: "add" }, async (tx) => {
    return {
      address: folded,
      fingerprint: certificate.fingerprint,
      der: certificate.x509.raw,
      name: certificate.name,
      notAfter: certificate.notAfter,
      accountId: await accountOf(tx, context, folded),
      state: "trusted",
    };
  });
}

/**
 * Says of a certificate that it is its address's, after comparing the fingerprint with its owner: from then on it stands for the
 * account that has the address now, where one has. Or that it is not any more.
 */
export const decideAboutCertificate = (
  context: MailContext,
  decision: { actor: Actor; address: string; fingerprint: string; state: "trusted" | "removed"; requestId: string },
): Promise<MailCertificates | SupportRefusal> =>
  change(context, { ...decision, verb: decision.state === "trusted" ? "trust" : "remove" }, async (tx) => {
    const { state, fingerprint } = decision;
    const address = decision.address.trim().toLowerCase();
    const known = await findCertificate(tx, address, fingerprint);
    if (!known) return undefined;
    return {
      ...known,
      state,
      accountId: state === "trusted" ? await accountOf(tx, context, address) : known.accountId,
    };
  });

const accountOf = async (tx: Tx, { clock }: MailContext, address: string): Promise<string | null> =>
  (await findAccountsOfEmails(tx, [foldEmail(address)], clock.now()))[0]?.accountId ?? null;

type Wanted = Omit<KeptCertificate, "by" | "byName" | "learnedAt">;

function change(
  context: MailContext,
  { actor, requestId, verb }: { actor: Actor; requestId: string; verb: string },
  want: (tx: Tx) => Promise<Wanted | undefined>,
): Promise<MailCertificates | SupportRefusal> {
  return context.database.transaction(async (tx): Promise<MailCertificates | SupportRefusal> => {
    const now = context.clock.now();
    const wanted = await want(tx);
    if (!wanted) return { refused: "not-found", detail: "There is no such certificate." };
    await decideCertificate(tx, wanted, { accountId: actor.accountId, name: actor.name, now });
    await writeEntries(tx, now, [
      {
        action: "mail-certificate",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: { verb, fingerprint: wanted.fingerprint },
      },
    ]);
    return present(tx, context);
  });
}

function faultOf(certificate: MailCertificate | undefined, address: string, now: Date): string | undefined {
  if (!certificate) return "This is no certificate: paste all of it, from BEGIN CERTIFICATE to END CERTIFICATE.";
  if (!certificate.addresses.includes(address)) return "The certificate stands for another mail address.";
  if (!isValidAt(certificate, now)) return "The certificate is not valid today.";
  if (!certificate.takesEncryptedMail)
    return "Nothing can be encrypted for it: it needs an RSA key of 2,048 bits or more.";
  return undefined;
}

async function present(tx: Tx, { clock, supportMail }: MailContext): Promise<MailCertificates> {
  const now = clock.now();
  const certificates = (await listCertificates(tx, shownMax)).map((kept) => ({
    address: kept.address,
    fingerprint: kept.fingerprint,
    name: kept.name,
    state: kept.state,
    by: kept.by,
    ...(kept.byName !== null ? { byName: kept.byName } : {}),
    learnedAt: kept.learnedAt.toISOString(),
    notAfter: kept.notAfter.toISOString(),
    usable: kept.notAfter > now && readMailCertificate(kept.der)?.takesEncryptedMail === true,
  }));
  const own = supportMail && {
    address: supportMail.address,
    fingerprint: supportMail.key.certificate.fingerprint,
    notAfter: supportMail.key.certificate.notAfter.toISOString(),
    path: certificatePath,
  };
  return { ...(own ? { own } : {}), certificates };
}
