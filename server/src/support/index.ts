/** Help: the help centre, requests and who answers them, secure messages, encrypted mail, status. */

export { articleRoutes } from "./faq/article-routes.ts";
export { helpCentreRoutes } from "./faq/faq-routes.ts";
export { frontRoutes } from "./front/front-routes.ts";
export { runMailHousekeeping } from "./mail/mail-housekeeping.ts";
export { mailPageRoutes } from "./mail/mail-pages.ts";
export { mailRoutes } from "./mail/mail-routes.ts";
export { isForUs } from "./mail/plus-address-rules.ts";
export { receiveMail } from "./mail/receive-mail.ts";
export { runSealedAnswers } from "./mail/send-sealed-answers.ts";
export type { SupportMail } from "./mail/support-mail.ts";
export { runHeldMailNotice } from "./mail/tell-of-held.ts";
export { messageRoutes } from "./messages/message-routes.ts";
export { outsideMessageRoutes } from "./messages/outside-routes.ts";
export type { DeskVerbs } from "./queue/act-on-ticket.ts";
export { deskWorkRoutes } from "./queue/desk-work-routes.ts";
export { queueRoutes } from "./queue/queue-routes.ts";
export { runTicketReminders } from "./queue/run-ticket-reminders.ts";
export type { StatusPorts } from "./status/measure-exchange.ts";
export { statusPageRoutes } from "./status/status-page-routes.ts";
export { statusRoutes } from "./status/status-routes.ts";
export { askRoutes } from "./tickets/ask-routes.ts";
export { followRoutes } from "./tickets/follow-routes.ts";
export { openTicket } from "./tickets/open-ticket.ts";
export { resendRoutes } from "./tickets/resend-routes.ts";
export { runTicketHousekeeping } from "./tickets/run-ticket-housekeeping.ts";
export { ticketRoutes } from "./tickets/ticket-routes.ts";
export type { UserPorts } from "./tickets/user-ports.ts";
