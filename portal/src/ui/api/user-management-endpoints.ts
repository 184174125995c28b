import type {
  AttestationRequest,
  ChangeRoleRequest,
  CheckedWorksheet,
  CheckWorksheetRequest,
  EndAccessRequest,
  LeaveRequest,
  ManagedUser,
  SubmittedWorksheet,
  SubmitWorksheetRequest,
  UserList,
  UserManagement,
  Verification,
  VerificationDecision,
  VideoProgress,
  WatchedRequest,
  WorksheetPage,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const root = "/api/user-management";
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path: `${root}${path}`, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path: `${root}${path}` });
const user = (affiliationId: string) => `/users/${encodeURIComponent(affiliationId)}`;

/** The first two steps are open with a personal training link too. */
export const readUserManagement = () => ask<UserManagement>({ method: "GET", path: root, training: true });
export const attest = (body: AttestationRequest) =>
  ask<unknown>({ method: "POST", path: `${root}/attestation`, body, training: true });
export const readTrainingVideo = () =>
  ask<VideoProgress>({ method: "GET", path: "/api/training/video", training: true });
export const tellWatched = (body: WatchedRequest) =>
  ask<VideoProgress>({ method: "POST", path: "/api/training/video/watched", body, training: true });

export const worksheetFormPath = (kind: "xlsx" | "csv") => `${root}/worksheets/form.${kind}`;
export const checkWorksheet = (request: CheckWorksheetRequest) => post<CheckedWorksheet>("/worksheets/check", request);
export const readWorksheetFile = (file: Blob) => post<CheckedWorksheet>("/worksheets/read", file);
export const submitWorksheet = (request: SubmitWorksheetRequest) => post<SubmittedWorksheet>("/worksheets", request);
export const readWorksheet = (id: string) => get<WorksheetPage>(`/worksheets/${encodeURIComponent(id)}`);

export const readManagedUsers = () => get<UserList>("/users");
export const endAccess = (affiliationId: string, request: EndAccessRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/end`, request);
export const changeRole = (affiliationId: string, request: ChangeRoleRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/role`, request);
export const setLeave = (affiliationId: string, request: LeaveRequest) =>
  post<ManagedUser>(`${user(affiliationId)}/leave`, request);
export const reactivate = (affiliationId: string) => post<ManagedUser>(`${user(affiliationId)}/reactivate`);

export const readVerification = () => get<Verification>("/verification");
export const saveVerification = (request: VerificationDecision) => post<unknown>("/verification", request);
