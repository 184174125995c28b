import type { RecordConsentRequest } from "@crossbay/contract";
import { readDocument, readSignature } from "../../platform/document-rules.ts";
import type { EvidenceFile } from "./consent-decision.ts";
import type { EntryFault } from "./consent-entry-rules.ts";
import { refusePicture } from "./signature-picture-rules.ts";

type Sent = Pick<
  RecordConsentRequest,
  "evidence" | "scan" | "drawnSignature" | "signerName" | "signerRelation" | "signedOn"
>;

/** What a typed signature is kept with, so that it shows later what was on the screen when it was made. */
export type SigningFacts = { formTitle: string; formId: string; formVersion: number; language: string; choice: string };

/**
 * The file that shows a decision, from what the portal sent: a scan with paper, a drawn or typed signature made now, nothing
 * with a word of mouth. Known by its bytes, whatever it was called; a fault where it is anything else.
 * @param today plain date where it is signed: an electronic signature is made on the day that it is dated
 */
export function readEvidence(
  sent: Sent,
  signing: SigningFacts,
  { today, now }: { today: string; now: Date },
): { evidence?: EvidenceFile } | EntryFault {
  if (sent.scan !== undefined && sent.evidence !== "paper-on-file")
    return { refused: "A scan belongs to a paper form.", field: "scan" };
  if (sent.drawnSignature !== undefined && sent.evidence !== "e-signature")
    return { refused: "A drawn signature belongs to an electronic form.", field: "drawnSignature" };
  if (sent.evidence === "e-signature") return readESignature(sent, signing, { today, now });
  if (sent.scan === undefined) return {};
  const read = readDocument(sent.scan);
  if ("refused" in read) return { refused: read.refused, field: "scan" };
  return { evidence: { kind: "scan", mediaType: read.documentType, content: read.document } };
}

function readESignature(
  sent: Sent,
  signing: SigningFacts,
  { today, now }: { today: string; now: Date },
): { evidence: EvidenceFile } | EntryFault {
  if (sent.signedOn !== today)
    return { refused: "An electronic signature is made today: date it today.", field: "signedOn" };
  if (sent.drawnSignature === undefined)
    return {
      evidence: { kind: "typed-signature", mediaType: "text/plain", content: typedSignature(sent, signing, now) },
    };
  const read = readSignature(sent.drawnSignature);
  const refused = "refused" in read ? read.refused : refusePicture(read.document);
  if (refused || "refused" in read) return { refused: refused ?? "", field: "drawnSignature" };
  return { evidence: { kind: "drawn-signature", mediaType: "image/png", content: read.document } };
}

const typedSignature = (sent: Sent, signing: SigningFacts, now: Date): Buffer =>
  Buffer.from(
    [
      `Signed electronically by typing the name: ${sent.signerName.trim()} (${sent.signerRelation})`,
      `At: ${now.toISOString()}`,
      `Form: ${signing.formTitle} (${signing.formId}, version ${signing.formVersion}, language ${signing.language})`,
      `Choice: ${signing.choice}`,
      "",
    ].join("\n"),
  );
