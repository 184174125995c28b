import type {
  Article,
  ArticleEdit,
  ArticleLines,
  ArticlePreview,
  CannedAnswer,
  CannedAnswers,
  MergeRequest,
  NewStatusItem,
  StaffMessage,
  StaffTicket,
  StatusItem,
  StatusItems,
  StatusUpdate,
  SupportStatistics,
  TicketAct,
  TicketChange,
  TicketPage,
  TicketSearch,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const root = "/api/support";
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const put = <T>(path: string, body: unknown) => ask<T>({ method: "PUT", path, body });
const part = encodeURIComponent;
const ticket = (id: string) => `${root}/tickets/${part(id)}`;
const canned = (id: string) => `${root}/canned-answers/${part(id)}`;
const article = (slug: string) => `${root}/articles/${part(slug)}`;
const status = (id: string) => `${root}/status/${part(id)}`;

/** Recorded, like every look at a request. */
export const searchTickets = (search: TicketSearch) => post<TicketPage>(`${root}/tickets/search`, search);
export const readStaffTicket = (id: string) => get<StaffTicket>(ticket(id));
export const writeToTicket = (id: string, message: StaffMessage) =>
  post<StaffTicket>(`${ticket(id)}/messages`, message);
export const changeTicket = (id: string, change: TicketChange) => post<StaffTicket>(`${ticket(id)}/change`, change);
export const mergeTicket = (id: string, request: MergeRequest) => post<StaffTicket>(`${ticket(id)}/merge`, request);
/** Done is done: it is told to the sender, and the request is solved. */
export const actOnTicket = (id: string, act: TicketAct) => post<StaffTicket>(`${ticket(id)}/act`, act);

export const readCannedAnswers = () => get<CannedAnswers>(`${root}/canned-answers`);
/** A new id adds one. */
export const saveCannedAnswer = (answer: CannedAnswer) => put<unknown>(canned(answer.id), answer);
export const removeCannedAnswer = (id: string) => post<unknown>(`${canned(id)}/remove`);

export const readSupportStatistics = (days: number) => get<SupportStatistics>(`${root}/statistics?days=${days}`);

export const readArticles = () => get<ArticleLines>(`${root}/articles`);
export const readArticle = (slug: string) => get<Article>(article(slug));
export const readArticleVersion = (slug: string, version: number) =>
  get<Article>(`${article(slug)}/versions/${version}`);
export const saveArticle = (slug: string, edit: ArticleEdit) => put<Article>(article(slug), edit);
export const previewArticle = (body: string) => post<ArticlePreview>(`${root}/articles/preview`, { body });

export const readStatusItems = () => get<StatusItems>(`${root}/status`);
export const addStatusItem = (item: NewStatusItem) => post<StatusItem>(`${root}/status`, item);
export const updateStatusItem = (id: string, update: StatusUpdate) => post<StatusItem>(`${status(id)}/updates`, update);
export const endStatusItem = (id: string, update: StatusUpdate) => post<StatusItem>(`${status(id)}/end`, update);
