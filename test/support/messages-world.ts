import type { NewSecureThread, SecureSent, SecureThread, SecureThreadLines } from "@crossbay/contract";
import { keepFile } from "../../server/src/support/attachments/take-attachment.ts";
import { messageRoutes, outsideMessageRoutes } from "../../server/src/support/index.ts";
import { type AccountsWorld, type Answer, startAccountsWorld, type TestBrowser } from "./accounts-world.ts";

type Participant = Awaited<ReturnType<AccountsWorld["participant"]>>;
export type Writer = { browser: TestBrowser; accountId: string; affiliationId: string; name: string };

/** Accounts and their secure messages: a hospital and a practice with two people each, and the exchange's staff. */
export type MessagesWorld = AccountsWorld & {
  exchange: Participant;
  hospital: Participant;
  practice: Participant;
  writer(name: string, titleId: string, at: Participant): Promise<Writer>;
  /** Writes a first message; fails the test when that is refused. */
  write(from: Writer, to: NewSecureThread["to"], terms?: Partial<NewSecureThread>): Promise<SecureThread>;
  /** A file that somebody has sent already. */
  file(from: Writer, name?: string): Promise<string>;
  list(of: Writer): Promise<SecureThreadLines>;
  open(by: Writer, threadId: string): Promise<Answer<SecureThread>>;
  /** A form of the page for people outside, as their browser sends it. */
  send(step: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<PageAnswer>;
  /** The form with an answer and files. */
  answer(fields: Record<string, string>, files?: readonly { name: string; content: string }[]): Promise<PageAnswer>;
};

export type PageAnswer = { status: number; body: string; headers: Record<string, unknown> };

export async function startMessagesWorld(): Promise<MessagesWorld> {
  const world = await startAccountsWorld({}, (http, context) => {
    messageRoutes(http, context);
    outsideMessageRoutes(http, context);
  });
  const post = async (url: string, payload: string | Buffer, headers: Record<string, string>): Promise<PageAnswer> => {
    const answer = await world.http.inject({ method: "POST", url, headers, payload });
    return { status: answer.statusCode, body: answer.body, headers: answer.headers };
  };
  return {
    ...world,
    exchange: await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" }),
    hospital: await world.participant({ name: "Crossbay General Hospital", emergencyServices: true }),
    practice: await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" }),
    async writer(name, titleId, at) {
      const [given = "", family = ""] = name.split(" ");
      const username = `${given[0]}${family}`.toLowerCase();
      const { account } = await world.person({ participantId: at.id, titleId, username, given, family });
      const browser = world.browser();
      const { actingFor } = await browser.signIn(username);
      return { browser, accountId: account.id, affiliationId: actingFor?.id ?? "", name };
    },
    async write(from, to, terms = {}) {
      const sent = await from.browser.post<SecureSent>("/api/messages", {
        subject: "About a transfer",
        text: "The papers are attached.",
        to,
        ...terms,
      });
      if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
      return sent.body.thread;
    },
    async file({ accountId }, name = "papers.txt") {
      const file = { name, type: "text/plain" as const, content: Buffer.from("Transfer papers") };
      const kept = await world.transaction((tx) => keepFile(tx, world.context, { file, owner: { accountId } }));
      return kept.id;
    },
    list: async ({ browser }) => (await browser.get<SecureThreadLines>("/api/messages")).body,
    open: ({ browser }, threadId) => browser.get<SecureThread>(`/api/messages/${threadId}`),
    send: (step, fields, headers = {}) =>
      post(`/messages/open/${step}`, new URLSearchParams(fields).toString(), {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        ...headers,
      }),
    answer(fields, files = []) {
      const part = (disposition: string, content: string) =>
        `--edge\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
      const body = [
        ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
        ...files.map(({ name, content }) => part(`name="files"; filename="${name}"`, content)),
        "--edge--\r\n",
      ].join("");
      return post("/messages/open/answer", Buffer.from(body), {
        "content-type": "multipart/form-data; boundary=edge",
        "sec-fetch-site": "same-origin",
      });
    },
  };
}
