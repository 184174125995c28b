/** Participants, their sources, and the people who sign in: who they are, for whom they act, and what their role includes. */

export { listAccounts, listInterfaceEngineers } from "./account-store.ts";
export { type Actor, actorOf, auditActorOf } from "./actor.ts";
export { type AddedAccount, addAccount, type NewPerson } from "./add-account.ts";
export { addParticipant, type NewParticipant } from "./add-participant.ts";
export { addSource, type NewSource } from "./add-source.ts";
export { bindCertificate, unbindCertificate } from "./bind-certificate.ts";
export { type CertificateFacts, certificateFacts, dueExpiryWarning } from "./certificate-rules.ts";
export {
  type BoundCertificate,
  findSourcesOfCertificate,
  listCertificates,
  takeExpiryNotice,
} from "./certificate-store.ts";
export type { AccountsContext } from "./context.ts";
export { limitSource, sourceRateMax } from "./limit-source.ts";
export { type ParticipantType, participantTypes } from "./participant-rules.ts";
export { listParticipants, listSources, type Participant, type Source } from "./participant-store.ts";
export { isPolling, requireActor } from "./require-actor.ts";
export { type DataClass, dataClasses, type Extent, type Level } from "./roles-rules.ts";
export { accountRoutes } from "./routes.ts";
export { type AccountsSettings, accountsDefaults } from "./settings.ts";
