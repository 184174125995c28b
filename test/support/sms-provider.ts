import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

type SmsRequest = { method: string | undefined; path: string | undefined; headers: IncomingHttpHeaders; body: string };

/** A server that takes text messages as a provider does, and remembers what it was sent. */
export type SmsProvider = {
  port: number;
  requests: SmsRequest[];
  /** From now on; otherwise 201 as Twilio answers, which the generic protocol takes as well. */
  answerWith(status: number, body: object | string): void;
  forget(): void;
  /** The next message that arrives. */
  nextRequest(): Promise<SmsRequest>;
  stop(): Promise<void>;
};

export async function startSmsProvider(): Promise<SmsProvider> {
  const taken = { status: 201, body: { sid: "SM00000000000000000000000000000001", status: "queued" } };
  let answer: { status: number; body: object | string } = taken;
  const requests: SmsRequest[] = [];
  const waiting: ((request: SmsRequest) => void)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const received = { method: request.method, path: request.url, headers: request.headers, body };
      requests.push(received);
      for (const tell of waiting.splice(0)) tell(received);
      response.writeHead(answer.status, answer.status === 302 ? { location: "/elsewhere" } : {});
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    answerWith: (status, body) => {
      answer = { status, body };
    },
    forget: () => {
      requests.length = 0;
      answer = taken;
    },
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
