import type { StaffTicket, Ticket, TicketAnswer, TicketPage, TicketSearch, TicketType } from "@crossbay/contract";
import { changeRole, changeUserEmail, endUser, listTitles, tellUsername } from "../../server/src/onboarding/index.ts";
import {
  askRoutes,
  deskWorkRoutes,
  followRoutes,
  queueRoutes,
  resendRoutes,
  ticketRoutes,
} from "../../server/src/support/index.ts";
import { type AccountsWorld, type Answer, startAccountsWorld, type TestBrowser } from "./accounts-world.ts";

type Participant = Awaited<ReturnType<AccountsWorld["participant"]>>;
export type Person = { browser: TestBrowser; accountId: string; affiliationId: string; username: string; name: string };

/** A hospital and a practice whose people ask for help, and those of the exchange who answer, all signed in. */
export type HelpDeskWorld = AccountsWorld & {
  exchange: Participant;
  hospital: Participant;
  practice: Participant;
  /** Sam Adeyemi, Grace Lin, Noor Haddad, Ruth Calder. */
  agent: Person;
  relations: Person;
  steward: Person;
  auditor: Person;
  signedIn(name: string, titleId: string, at: Participant): Promise<Person>;
  /** Sends a request over the portal; fails the test when that is refused. */
  ask(by: Person, type: TicketType, terms?: object): Promise<Ticket>;
  queue(by: Person, search?: TicketSearch): Promise<TicketPage>;
  show(by: Person, ticketId: string): Promise<Answer<StaffTicket>>;
  work(by: Person, ticketId: string, step: string, body: object): Promise<Answer<StaffTicket>>;
};

/** @param more registers further routes beside those of requests and the queue */
export async function startHelpDeskWorld(
  more: Parameters<typeof startAccountsWorld>[1] = () => {},
): Promise<HelpDeskWorld> {
  const world = await startAccountsWorld({}, (http, context) => {
    askRoutes(http, context);
    followRoutes(http, context);
    resendRoutes(http, context);
    ticketRoutes(http, context, {
      endUser: (change) => endUser(context, change),
      changeRole: (change) => changeRole(context, change),
      listTitles,
    });
    queueRoutes(http, context, { endUser, changeRole, changeUserEmail, tellUsername });
    deskWorkRoutes(http, context);
    more(http, context);
  });
  const exchange = await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" });
  const signedIn = async (name: string, titleId: string, at: Participant): Promise<Person> => {
    const [given = "", family = ""] = name.split(" ");
    const username = `${given[0]}${family}`.toLowerCase();
    const { account } = await world.person({ participantId: at.id, titleId, username, given, family });
    const browser = world.browser();
    const { actingFor } = await browser.signIn(username);
    return { browser, accountId: account.id, affiliationId: actingFor?.id ?? "", username, name };
  };
  return {
    ...world,
    exchange,
    hospital: await world.participant({ name: "Crossbay General Hospital", emergencyServices: true }),
    practice: await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" }),
    agent: await signedIn("Sam Adeyemi", "support-agent", exchange),
    relations: await signedIn("Grace Lin", "relationship-manager", exchange),
    steward: await signedIn("Noor Haddad", "identity-steward", exchange),
    auditor: await signedIn("Ruth Calder", "privacy-auditor", exchange),
    signedIn,
    async ask(by, type, terms = {}) {
      const body = { type, subject: `About ${type}`, text: "Please help me with this.", ...terms };
      const { body: sent, status } = await by.browser.post<TicketAnswer>("/api/help/tickets", body);
      if (!sent.ticket) throw new Error(`${status} ${JSON.stringify(sent)}`);
      return sent.ticket;
    },
    async queue(by, search = {}) {
      const { body, status } = await by.browser.post<TicketPage>("/api/support/tickets/search", search);
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body;
    },
    show: (by, ticketId) => by.browser.get<StaffTicket>(`/api/support/tickets/${ticketId}`),
    work: (by, ticketId, step, body) => by.browser.post<StaffTicket>(`/api/support/tickets/${ticketId}/${step}`, body),
  };
}
