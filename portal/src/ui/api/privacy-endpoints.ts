import type {
  AccessFlag,
  AccessFlags,
  AccessReport,
  AccessReportExport,
  AccessReportQuery,
  AddVipRequest,
  AuditEventExport,
  BreachCase,
  BreachCases,
  ChangeBreachRequest,
  CheckSampleRequest,
  CloseRequest,
  ConsentSample,
  ConsentSamples,
  DrawSampleRequest,
  EndAccessRequest,
  ExplainRefusalRequest,
  GlassReview,
  GlassReviews,
  ManagedUser,
  NewPatientRequest,
  PatientRequest,
  PatientRequests,
  PrivacyChoices,
  PrivacySearch,
  PrivacySearchResult,
  ProofRequest,
  RefusalExplanation,
  ReportBreachRequest,
  SettleRequest,
  VipList,
} from "@crossbay/contract";
import { ask, askForFile } from "./ask.ts";

const root = "/api/privacy";
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const part = encodeURIComponent;
const glass = (id: string) => `${root}/glass/${part(id)}`;
const request = (id: string) => `${root}/requests/${part(id)}`;

/** Every look by an auditor is recorded like everybody else's. */
export const searchAuditedPatients = (search: PrivacySearch) =>
  post<PrivacySearchResult>(`${root}/patients/search`, search);
export const readPrivacyChoices = () => get<PrivacyChoices>(`${root}/choices`);
export const readAccessReport = (query: AccessReportQuery) => post<AccessReport>(`${root}/report`, query);
export const exportAccessReport = (body: AccessReportExport) =>
  askForFile({ method: "POST", path: `${root}/report/export`, body });

/** The record itself, as FHIR AuditEvents. */
export const exportAuditEvents = (body: AuditEventExport) =>
  askForFile({ method: "POST", path: `${root}/audit-events`, body });

export const readAccessFlags = (settled: boolean) => get<AccessFlags>(`${root}/flags${settled ? "?settled=yes" : ""}`);
export const settleFlag = (id: string, body: SettleRequest) =>
  post<AccessFlag>(`${root}/flags/${part(id)}/settle`, body);

export const readVips = () => get<VipList>(`${root}/vips`);
export const addVip = (body: AddVipRequest) => post<VipList>(`${root}/vips`, body);
export const removeVip = (personId: string) => post<VipList>(`${root}/vips/${part(personId)}/remove`);

export const readGlassReviews = (settled: boolean) =>
  get<GlassReviews>(`${root}/glass${settled ? "?settled=yes" : ""}`);
export const reviewGlass = (id: string, body: SettleRequest) => post<GlassReview>(`${glass(id)}/review`, body);
export const noteGlassLetter = (id: string) => post<GlassReview>(`${glass(id)}/notice-sent`);
export const fetchGlassLetter = (id: string) => askForFile({ method: "GET", path: `${glass(id)}/notice.pdf` });

export const readSamples = () => get<ConsentSamples>(`${root}/samples`);
export const readSample = (id: string) => get<ConsentSample>(`${root}/samples/${part(id)}`);
export const drawSample = (body: DrawSampleRequest) => post<ConsentSample>(`${root}/samples`, body);
export const checkSample = (sampleId: string, itemId: string, body: CheckSampleRequest) =>
  post<ConsentSample>(`${root}/samples/${part(sampleId)}/items/${part(itemId)}`, body);

export const readBreaches = () => get<BreachCases>(`${root}/breaches`);
export const reportBreach = (body: ReportBreachRequest) => post<BreachCase>(`${root}/breaches`, body);
export const changeBreach = (id: string, body: ChangeBreachRequest) =>
  post<BreachCase>(`${root}/breaches/${part(id)}`, body);

export const readPatientRequests = (closed: boolean) =>
  get<PatientRequests>(`${root}/requests${closed ? "?closed=yes" : ""}`);
export const takePatientRequest = (body: NewPatientRequest) => post<PatientRequest>(`${root}/requests`, body);
export const proofPatientRequest = (id: string, body: ProofRequest) =>
  post<PatientRequest>(`${request(id)}/proof`, body);
export const deliverPatientRequest = (id: string) => post<PatientRequest>(`${request(id)}/deliver`);
export const closePatientRequest = (id: string, body: CloseRequest) =>
  post<PatientRequest>(`${request(id)}/close`, body);

export const explainRefusal = (body: ExplainRefusalRequest) => post<RefusalExplanation>("/api/refusals/explain", body);

/** Privacy officers end a user's access as user managers do. */
export const endAuditedAccess = (affiliationId: string, body: EndAccessRequest) =>
  post<ManagedUser>(`/api/user-management/users/${part(affiliationId)}/end`, body);
