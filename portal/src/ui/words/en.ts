import { accessReport } from "./english/access-report.ts";
import { account } from "./english/account.ts";
import { arrivals } from "./english/arrivals.ts";
import { breaches } from "./english/breaches.ts";
import { breakTheGlass } from "./english/break-the-glass.ts";
import { callers } from "./english/callers.ts";
import { chart } from "./english/chart.ts";
import { clinical } from "./english/clinical.ts";
import { consent } from "./english/consent.ts";
import { consentSamples } from "./english/consent-samples.ts";
import { deliveries } from "./english/deliveries.ts";
import { designation } from "./english/designation.ts";
import { desk } from "./english/desk.ts";
import { feeds } from "./english/feeds.ts";
import { frame } from "./english/frame.ts";
import { glassReview } from "./english/glass-review.ts";
import { heldMail } from "./english/held-mail.ts";
import { help } from "./english/help.ts";
import { helpArticles } from "./english/help-articles.ts";
import { letters } from "./english/letters.ts";
import { messages } from "./english/messages.ts";
import { ownUsers } from "./english/own-users.ts";
import { participants } from "./english/participants.ts";
import { patientRequests } from "./english/patient-requests.ts";
import { people } from "./english/people.ts";
import { privacy } from "./english/privacy.ts";
import { problems } from "./english/problems.ts";
import { quarantine } from "./english/quarantine.ts";
import { recordGate } from "./english/record-gate.ts";
import { refusals } from "./english/refusals.ts";
import { report } from "./english/report.ts";
import { results } from "./english/results.ts";
import { search } from "./english/search.ts";
import { sharing } from "./english/sharing.ts";
import { signIn } from "./english/sign-in.ts";
import { signing } from "./english/signing.ts";
import { sources } from "./english/sources.ts";
import { staffPeople } from "./english/staff-people.ts";
import { statusNews } from "./english/status-news.ts";
import { supportDesk } from "./english/support-desk.ts";
import { supportTicket } from "./english/support-ticket.ts";
import { supportWork } from "./english/support-work.ts";
import { times } from "./english/times.ts";
import { trainer } from "./english/trainer.ts";
import { training } from "./english/training.ts";
import { tryMessage } from "./english/try-message.ts";
import { userManagement } from "./english/user-management.ts";

/** Every word of the portal in English. Another language is another object of type {@link Words}, complete by its type. */
export const en = {
  accessReport,
  account,
  arrivals,
  breakTheGlass,
  trainer,
  training,
  frame,
  signIn,
  search,
  callers,
  chart,
  refusals,
  results,
  breaches,
  consent,
  consentSamples,
  clinical,
  deliveries,
  designation,
  desk,
  glassReview,
  help,
  letters,
  messages,
  ownUsers,
  participants,
  patientRequests,
  people,
  privacy,
  problems,
  recordGate,
  report,
  sharing,
  signing,
  sources,
  staffPeople,
  times,
  feeds,
  quarantine,
  tryMessage,
  heldMail,
  helpArticles,
  statusNews,
  supportDesk,
  supportTicket,
  supportWork,
  userManagement,
};

export type Words = typeof en;
