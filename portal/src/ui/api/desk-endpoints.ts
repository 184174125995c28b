import type {
  AlertsRequest,
  Caller,
  CallerLookUp,
  ChangeRoleRequest,
  ContactRequest,
  ContactRequests,
  DesignationDecision,
  DesignationRequest,
  Desk,
  EndAccessRequest,
  LeaveRequest,
  ManagedUser,
  ParticipantList,
  ParticipantPage,
  PlanTrainingRequest,
  RecoverRequest,
  SentLetter,
  SentLetters,
  SettleTrainingRequest,
  SharingNote,
  SharingSignals,
  TellUsernameRequest,
  UserList,
  UserSearch,
  WorksheetDecision,
  WorksheetPage,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const root = "/api/desk";
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const part = encodeURIComponent;
const participant = (id: string) => `${root}/participants/${part(id)}`;
const user = (id: string) => `${root}/users/${part(id)}`;

export const readDesk = () => get<Desk>(root);
export const readDeskWorksheet = (id: string) => get<WorksheetPage>(`${root}/worksheets/${part(id)}`);
export const decideWorksheet = (id: string, decision: WorksheetDecision) =>
  post<WorksheetPage>(`${root}/worksheets/${part(id)}/decide`, decision);

export const readParticipants = () => get<ParticipantList>(`${root}/participants`);
export const readParticipant = (id: string) => get<ParticipantPage>(participant(id));
export const recordDesignation = (participantId: string, request: DesignationRequest) =>
  post<unknown>(`${participant(participantId)}/designations`, request);
export const decideDesignation = (id: string, decision: DesignationDecision) =>
  post<unknown>(`${root}/designations/${part(id)}/decide`, decision);
export const planTraining = (participantId: string, request: PlanTrainingRequest) =>
  post<unknown>(`${participant(participantId)}/trainings`, request);
export const settleTraining = (id: string, request: SettleTrainingRequest) =>
  post<unknown>(`${root}/trainings/${part(id)}/settle`, request);

/** To be opened by the browser, which saves them: the form to sign, and what was signed. */
export const designationFormAddress = (participantId: string): string =>
  `${participant(participantId)}/designation-form.pdf`;
export const designationEvidenceAddress = (id: string): string => `${root}/designations/${part(id)}/document`;

/** Recorded like every look-up. */
export const readParticipantUsers = (id: string) => get<UserList>(`${participant(id)}/users`);
export const searchUsers = (search: UserSearch) => post<UserList>(`${root}/users/search`, search);
export const endAccess = (affiliationId: string, request: EndAccessRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/end`, request);
export const changeRole = (affiliationId: string, request: ChangeRoleRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/role`, request);
export const recordLeave = (affiliationId: string, request: LeaveRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/leave`, request);
export const switchAlerts = (affiliationId: string, request: AlertsRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/alerts`, request);
export const resendTraining = (affiliationId: string) => post<ManagedUser>(`${user(affiliationId)}/resend-training`);
export const reactivate = (affiliationId: string) => post<ManagedUser>(`${user(affiliationId)}/reactivate`);
export const recoverAccess = (accountId: string, request: RecoverRequest) =>
  post<unknown>(`${user(accountId)}/recover`, request);

export const tellUsername = (affiliationId: string, request: TellUsernameRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/username`, request);
export const lookUpCaller = (lookUp: CallerLookUp) => post<Caller>(`${root}/callers`, lookUp);

export const readSentLetters = (state: SentLetter["state"]) => get<SentLetters>(`${root}/letters?state=${state}`);

export const readContactRequests = () => get<ContactRequests>(`${root}/contact-requests`);
export const closeContactRequest = (id: string) => post<ContactRequest>(`${root}/contact-requests/${part(id)}/close`);

export const readSharing = () => get<SharingSignals>("/api/accounts/sharing");
export const noteSharing = (id: string, request: SharingNote) =>
  post<unknown>(`/api/accounts/sharing/${part(id)}/look`, request);
