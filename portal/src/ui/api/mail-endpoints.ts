import type {
  HeldMail,
  HeldMailDecision,
  HeldMailLine,
  HeldMailLines,
  MailCertificateChoice,
  MailCertificates,
  NewMailCertificate,
} from "@crossbay/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import { orThrow } from "./queries.ts";

const mails = "/api/support/held-mail";
const certificates = "/api/support/mail-certificates";
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const post = <T>(path: string, body: unknown) => ask<T>({ method: "POST", path, body });

const readHeldMails = (state: HeldMailLine["state"], after: string | undefined) =>
  get<HeldMailLines>(`${mails}?state=${state}${after ? `&after=${encodeURIComponent(after)}` : ""}`);
const readHeldMail = (id: string) => get<HeldMail>(`${mails}/${encodeURIComponent(id)}`);

export const fileHeldMail = (id: string, decision: HeldMailDecision) =>
  post<HeldMail>(`${mails}/${encodeURIComponent(id)}/file`, decision);
export const discardHeldMail = (id: string, decision: HeldMailDecision) =>
  post<HeldMail>(`${mails}/${encodeURIComponent(id)}/discard`, decision);

export const addMailCertificate = (added: NewMailCertificate) => post<MailCertificates>(certificates, added);
export const trustMailCertificate = (choice: MailCertificateChoice) =>
  post<MailCertificates>(`${certificates}/trust`, choice);
export const removeMailCertificate = (choice: MailCertificateChoice) =>
  post<MailCertificates>(`${certificates}/remove`, choice);

/** What a decision makes old. */
export const keyOfHeldMails = ["support", "held-mails"] as const;

export const heldMailsQuery = (state: HeldMailLine["state"]) =>
  infiniteQueryOptions({
    queryKey: [...keyOfHeldMails, state],
    queryFn: async ({ pageParam }) => orThrow(await readHeldMails(state, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const heldMailQuery = (id: string) =>
  queryOptions({ queryKey: ["support", "held-mail", id], queryFn: async () => orThrow(await readHeldMail(id)) });

export const mailCertificatesQuery = queryOptions({
  queryKey: ["support", "mail-certificates"],
  queryFn: async () => orThrow(await get<MailCertificates>(certificates)),
});
