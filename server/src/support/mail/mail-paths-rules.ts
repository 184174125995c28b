/** The public page about how to write to the exchange safely. */
export const safeWayPath = "/support/encrypted-mail";
/** The exchange's certificate for encrypted mail, to download. */
export const certificatePath = "/support/certificate.pem";
