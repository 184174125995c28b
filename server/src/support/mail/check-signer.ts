import type { MailSignature } from "@crossbay/formats/smime";
import type { Tx } from "../../platform/transaction.ts";
import { findCertificate, learnCertificate } from "./certificate-store.ts";
import type { MailContext } from "./support-mail.ts";

/**
 * What is known about who wrote a mail. `verified`: the signature is sound, its certificate stands for the address in From, and an
 * authority or somebody at the exchange vouches for it. `other`: a sound signature of somebody else than stands in From. `altered`:
 * what was signed is not what came. `none`: nothing counts, so the address in From proves nothing.
 */
export type SignerState = "verified" | "other" | "altered" | "none";

const offeredMax = 10;

/** Looks at a mail's signature, and keeps the certificate of a sound one: offered to staff, or trusted where an authority vouches. */
export async function checkSigner(
  tx: Tx,
  context: MailContext,
  { signature, from, accountId }: { signature: MailSignature | undefined; from: string; accountId: string | undefined },
): Promise<SignerState> {
  if (!signature) return "none";
  if (signature.problem === "altered") return "altered";
  const { signer } = signature;
  if (signature.problem || !signer) return "none";
  const address = from.toLowerCase();
  if (!signer.addresses.includes(address)) return "other";
  if (signer.takesEncryptedMail || signature.trusted) {
    await learnCertificate(
      tx,
      {
        address,
        fingerprint: signer.fingerprint,
        der: signer.x509.raw,
        name: [...signer.name].slice(0, 200).join(""),
        notAfter: signer.notAfter,
        accountId: accountId ?? null,
        state: signature.trusted ? "trusted" : "offered",
        by: signature.trusted ? "authority" : "nobody",
      },
      { now: context.clock.now(), perAddressMax: offeredMax },
    );
  }
  const known = await findCertificate(tx, address, signer.fingerprint);
  if (known?.state === "removed") return "none";
  return signature.trusted || known?.state === "trusted" ? "verified" : "none";
}
