import type { MailCertificate, MailKey } from "@crossbay/formats/smime";
import type { AccessContext } from "../../access/index.ts";

/** What the exchange needs for encrypted mail. */
export type SupportMail = {
  /** To which mail is sent, such as help@exchange.example. */
  address: string;
  /** Its certificate, which is published, and the key that opens what was encrypted for it. */
  key: MailKey;
  /** Keys before it, for whoever still writes with the certificate of then: they open, and sign nothing. */
  formerKeys: readonly MailKey[];
  /** The certificate as it is published. */
  pem: string;
  /** Authorities whose word about other certificates counts. */
  trusted: readonly MailCertificate[];
};

/** The context of verbs about mail. Without `supportMail` none is taken, and answers carry a link alone. */
export type MailContext = AccessContext & { supportMail?: SupportMail | undefined };

/** Days that what came of late is remembered, for mails that are sent again. */
export const rememberedDays = 60;
/** Days after which what somebody should have decided about is deleted. */
export const heldDays = 30;
