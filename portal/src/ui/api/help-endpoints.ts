import type {
  Announcements,
  Attachment,
  NewTicket,
  NewTicketMessage,
  RoleTitles,
  Suggestions,
  SuggestionsRequest,
  Ticket,
  TicketAnswer,
  TicketLines,
} from "@crossbay/contract";
import { ask, askForFile } from "./ask.ts";

const root = "/api/help";
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const ticket = (id: string) => `${root}/tickets/${encodeURIComponent(id)}`;

/** Read again by itself for the mark in the rail, so it does not keep the session awake. */
export const readTickets = () => ask<TicketLines>({ method: "GET", path: `${root}/tickets`, polling: true });
export const readTicket = (id: string) => ask<Ticket>({ method: "GET", path: ticket(id) });
/** Titles to which the reader may have a role changed at once. */
export const readRoleTitles = () => ask<RoleTitles>({ method: "GET", path: `${root}/titles` });
export const openTicket = (body: NewTicket) => post<TicketAnswer>(`${root}/tickets`, body);
export const answerTicket = (id: string, body: NewTicketMessage) => post<Ticket>(`${ticket(id)}/messages`, body);

/** One file, which a request or a message then names. */
export const uploadAttachment = (file: Blob, fileName: string) =>
  ask<Attachment>({ method: "POST", path: `${root}/attachments`, body: new Blob([file]), fileName });
export const attachmentPath = (id: string) => `${root}/attachments/${encodeURIComponent(id)}`;
export const fetchAttachment = (id: string) => askForFile({ method: "GET", path: attachmentPath(id) });

/** Answers of the help centre that fit what was typed so far. */
export const readSuggestions = (body: SuggestionsRequest) => post<Suggestions>(`${root}/suggestions`, body);
export const noteHelped = (slug: string) => post<unknown>(`${root}/suggestions/${encodeURIComponent(slug)}/helped`);

export const readAnnouncements = () =>
  ask<Announcements>({ method: "GET", path: `${root}/announcements`, polling: true });
export const dismissAnnouncement = (id: string) =>
  post<unknown>(`${root}/announcements/${encodeURIComponent(id)}/dismiss`);
