/** S/MIME (RFC 8551): encrypted and signed mail, opened and made. */
export { isValidAt } from "./build-chain.ts";
export type { MailSignature, SignatureProblem } from "./check-signature.ts";
export { type MailCertificate, readMailCertificate, readMailCertificates } from "./mail-certificate.ts";
export { arePair, makeMailKey } from "./make-mail-key.ts";
export type { MailKey } from "./open-envelope.ts";
export { type OpenedMail, type OpenRefusal, openMail } from "./open-mail.ts";
export { sealMail } from "./seal-mail.ts";
