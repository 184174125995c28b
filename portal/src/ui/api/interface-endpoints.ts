import type {
  DismissRequest,
  ExplainRequest,
  Explanation,
  FeedsPage,
  FindMessageAnswer,
  FindMessageRequest,
  InterfaceSources,
  QuarantineDetail,
  QuarantinePage,
  QuarantineSearch,
  ReplayAnswer,
  ReplayManyRequest,
  ReplayRequest,
  StrangersPage,
  UnmaskRequest,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const root = "/api/interface";
const post = <T>(path: string, body: unknown) => ask<T>({ method: "POST", path: `${root}${path}`, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path: `${root}${path}` });
const quarantined = (id: string) => `/quarantine/${encodeURIComponent(id)}`;

/** Polling asks without keeping the session awake. */
export const readFeeds = (polling: boolean) => ask<FeedsPage>({ method: "GET", path: `${root}/feeds`, polling });
export const readSources = () => get<InterfaceSources>("/sources");
export const readStrangers = () => get<StrangersPage>("/strangers");

export const searchQuarantine = (search: QuarantineSearch) => post<QuarantinePage>("/quarantine/search", search);
export const readQuarantined = (id: string) => get<QuarantineDetail>(quarantined(id));
export const unmaskQuarantined = (id: string, request: UnmaskRequest) =>
  post<QuarantineDetail>(`${quarantined(id)}/unmask`, request);
export const replayQuarantined = (id: string, request: ReplayRequest) =>
  post<ReplayAnswer>(`${quarantined(id)}/replay`, request);
export const replayMany = (request: ReplayManyRequest) => post<ReplayAnswer>("/quarantine/replay", request);
export const dismissMany = (request: DismissRequest) => post<ReplayAnswer>("/quarantine/dismiss", request);
export const findMessage = (request: FindMessageRequest) => post<FindMessageAnswer>("/messages/find", request);

export const explainMessage = (request: ExplainRequest) => post<Explanation>("/explain", request);
