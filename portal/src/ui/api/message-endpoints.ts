import type {
  NewSecureMessage,
  NewSecureThread,
  SecureLinkRenewal,
  SecureRecipients,
  SecureSent,
  SecureThread,
  SecureThreadLines,
  SecureUnread,
} from "@crossbay/contract";
import { ask, askForFile } from "./ask.ts";

const root = "/api/messages";
const part = encodeURIComponent;
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const thread = (id: string) => `${root}/${part(id)}`;
const link = (threadId: string, partyId: string) => `${thread(threadId)}/parties/${part(partyId)}/link`;

export const readThreads = (after?: string) => get<SecureThreadLines>(after ? `${root}?after=${part(after)}` : root);
/** The reader's threads about one request. */
export const readThreadsAbout = (ticketId: string) => get<SecureThreadLines>(`${root}?ticketId=${part(ticketId)}`);
/** Asked again by itself for the mark in the rail, so it does not keep the session awake. */
export const readUnread = () => ask<SecureUnread>({ method: "GET", path: `${root}/unread`, polling: true });
/** Opening it marks it as read. */
export const readThread = (id: string) => get<SecureThread>(thread(id));
/** Names stay out of the address. */
export const findRecipients = (text: string) => post<SecureRecipients>(`${root}/recipients`, { text });
export const startThread = (message: NewSecureThread) => post<SecureSent>(root, message);
export const answerThread = (id: string, message: NewSecureMessage) =>
  post<SecureSent>(`${thread(id)}/messages`, message);
export const recallMessage = (threadId: string, messageId: string) =>
  post<SecureThread>(`${thread(threadId)}/messages/${part(messageId)}/recall`);
export const renewLink = (threadId: string, partyId: string, renewal: SecureLinkRenewal) =>
  post<SecureThread>(link(threadId, partyId), renewal);
export const withdrawLink = (threadId: string, partyId: string) =>
  post<SecureThread>(`${link(threadId, partyId)}/withdraw`);
export const fetchThreadFile = (threadId: string, fileId: string) =>
  askForFile({ method: "GET", path: `${thread(threadId)}/attachments/${part(fileId)}` });
