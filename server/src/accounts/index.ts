/** Participants, their sources, and the people who sign in: who they are, for whom they act, and what their role includes. */

export { type Actor, actorOf, auditActorOf } from "./actor.ts";
export type { AccountsContext } from "./context.ts";
export { extentWords } from "./extent-words-rules.ts";
export { deliverLetter } from "./letters/deliver-letter.ts";
export {
  changeLetterTemplate,
  listLetterTemplates,
  previewLetter,
  type TemplateFaults,
} from "./letters/edit-template.ts";
export { letterJobs } from "./letters/letter-jobs.ts";
export { letterHeader } from "./letters/letter-token.ts";
export { type LetterRow, listLetters } from "./letters/list-letters-store.ts";
export type { NewLetter } from "./letters/new-letter.ts";
export { noteBounce } from "./letters/note-bounce.ts";
export { queueLetters } from "./letters/queue-letter.ts";
export { readSecretLinkToken } from "./letters/secret-link.ts";
export { findOldestWaitingLetter } from "./letters/waiting-letter-store.ts";
export { accessLevelWords } from "./level-words-rules.ts";
export { networkOf } from "./network-rules.ts";
export { addParticipant, type NewParticipant } from "./participants/add-participant.ts";
export { addSource, type NewSource } from "./participants/add-source.ts";
export { bindCertificate, unbindCertificate } from "./participants/bind-certificate.ts";
export { type CertificateFacts, certificateFacts, dueExpiryWarning } from "./participants/certificate-rules.ts";
export {
  type BoundCertificate,
  findSourcesOfCertificate,
  listCertificates,
  takeExpiryNotice,
} from "./participants/certificate-store.ts";
export {
  type ActiveUser,
  type DirectoryEntry,
  listActiveUsers,
  listDirectory,
  listRelationshipManagers,
  listUserManagers,
  type NamedStaff,
  type UserManager,
} from "./participants/directory-store.ts";
export { endParticipant } from "./participants/end-participant.ts";
export { limitSource, sourceRateMax } from "./participants/limit-source.ts";
export { cleanName, foldName, searchText } from "./participants/name-rules.ts";
export { findOrganization, findOrganizations, type Organization } from "./participants/organization-store.ts";
export { findParticipantNames } from "./participants/participant-name-store.ts";
export { isParticipantType, type ParticipantFault, type ParticipantField } from "./participants/participant-rules.ts";
export {
  findExchangeTimeZone,
  listParticipants,
  listSourceNames,
  listSources,
  type Participant,
  type Source,
  type SourceName,
} from "./participants/participant-store.ts";
export { findPrivacyOfficers } from "./participants/privacy-officer-store.ts";
export { listPublicParticipants, type PublicParticipant } from "./participants/public-directory-store.ts";
export { type ParticipantOutcome, type ParticipantWish, saveParticipants } from "./participants/save-participants.ts";
export { setConsentSegment } from "./participants/set-consent-segment.ts";
export { participantTypeWords } from "./participants/type-words-rules.ts";
export { worksheetVariant } from "./participants/worksheet-variant-rules.ts";
export { type AccountName, findAccountNames, hasActedFor, listNamesAt } from "./people/account-name-store.ts";
export {
  listAccounts,
  listInterfaceEngineers,
  listLevelExtents,
  listTitles,
  type TitleRow,
} from "./people/account-store.ts";
export { type AddedAccount, addAccount, type NewPerson } from "./people/add-account.ts";
export { findAddresses } from "./people/address-store.ts";
export { type AdmittedPerson, admitNewPeople, admitNewPerson } from "./people/admit-new-person.ts";
export { holdBreakTheGlass } from "./people/affiliation-change-store.ts";
export { activateAccount, deactivateAccount, suspendAccounts } from "./people/change-account-state.ts";
export {
  applyPendingTitles,
  changeClinicalAlerts,
  changeLeave,
  changeTitle,
  keepAffiliations,
} from "./people/change-affiliation.ts";
export { changeEmail } from "./people/change-email.ts";
export { type Colleague, findAccountsOfEmails, listColleagues } from "./people/colleague-store.ts";
export { foldEmail, maskMobile, refuseEmail } from "./people/contact-rules.ts";
export { type EndedAffiliation, endAffiliations } from "./people/end-affiliation.ts";
export { findOfferedTitles, type OfferedTitle } from "./people/find-offered-titles.ts";
export { forceReset } from "./people/force-reset.ts";
export { listedName } from "./people/listed-name-rules.ts";
export { readMobile } from "./people/mobile-rules.ts";
export type { Newcomer } from "./people/newcomer-rules.ts";
export { findUsersOfNpis, type NumberedUser } from "./people/npi-store.ts";
export { recoverAccount } from "./people/recover-account.ts";
export { runDormancy } from "./people/run-dormancy.ts";
export { runSharingWatch } from "./people/run-sharing-watch.ts";
export { listSharingSignals, noteSharingSignal } from "./people/sharing-signals.ts";
export { type ExchangeStaff, listExchangeStaff } from "./people/staff-store.ts";
export { type StateReason, stateSentence } from "./people/state-rules.ts";
export { findTrainees, type Trainee } from "./people/trainee-store.ts";
export { findUsers, type User, type UserFilter } from "./people/user-store.ts";
export { takeDueVerifications } from "./people/verification-store.ts";
export { lockUsersOf } from "./people/ways-in-store.ts";
export {
  type DataClass,
  dataClasses,
  type Extent,
  effectiveLevels,
  type Level,
  type LevelExtent,
  widestExtents,
} from "./roles-rules.ts";
export { accountRoutes } from "./routes.ts";
export { hasSession } from "./session/has-session.ts";
export { instantWords } from "./session/instant-words.ts";
export { beginProof, hasPasskey, type OwnProof, proveAgain } from "./session/prove-again.ts";
export { isPolling, requireActor, requireSession } from "./session/require-actor.ts";
export { type AccountsSettings, accountsDefaults } from "./settings.ts";
export { isPasswordOf } from "./sign-in/is-password-of.ts";
export { addIdentityProvider, endIdentityProvider } from "./single-sign-on/add-identity-provider.ts";
export { listIdentityProviders } from "./single-sign-on/identity-provider-store.ts";
