import type { Server } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { failureFacts } from "../platform/failure-facts.ts";
import { isForUs, receiveMail, type SupportMail } from "../support/index.ts";
import type { House } from "./house.ts";
import { MailThrottle } from "./mail-throttle.ts";

export type SmtpListener = { port: number; close(): Promise<void> };

export type SmtpListening = {
  host: string;
  port: number;
  /** For STARTTLS. */
  tls?: { cert: Buffer; key: Buffer } | undefined;
  /** No mail is taken before STARTTLS. */
  tlsRequired?: boolean;
};

export const mailBytesMax = 25 * 1024 * 1024;
const recipientsMax = 5;
const clientsMax = 40;
const idleMs = 60_000;
const closeMs = 2_000;

/**
 * Takes mail to the exchange's address by SMTP (RFC 5321), and for nobody else. Each is answered once it is stored; what is too
 * large, too much or for others is refused at once, and while the store is away the sender is asked to come again.
 */
export function listenSmtp(
  house: House & { supportMail: SupportMail },
  { host, port, tls, tlsRequired = false }: SmtpListening,
): Promise<SmtpListener> {
  const throttle = new MailThrottle(house.clock);
  const server = new SMTPServer({
    name: house.supportMail.address.slice(house.supportMail.address.lastIndexOf("@") + 1),
    banner: "mail to the exchange",
    size: mailBytesMax,
    maxClients: clientsMax,
    socketTimeout: idleMs,
    closeTimeout: closeMs,
    authOptional: true,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    // It would ask the network for the name of everybody who connects.
    disableReverseLookup: true,
    logger: false,
    ...(tls ? { cert: tls.cert, key: tls.key, minVersion: "TLSv1.2" as const } : {}),
    onMailFrom: (_address, session, callback) => {
      if (tlsRequired && !session.secure) return callback(answer(530, "Issue STARTTLS first."));
      if (!throttle.takes(session.remoteAddress))
        return callback(answer(450, "Too many messages came. Try again later."));
      return callback();
    },
    onRcptTo: (address, session, callback) => {
      if (!isForUs(house.supportMail.address, address.address))
        return callback(answer(550, "Nobody of that name here."));
      if (session.envelope.rcptTo.length >= recipientsMax) return callback(answer(452, "Too many recipients."));
      return callback();
    },
    onData: (stream, session, callback) => {
      takeMail(house, stream, session).then(
        () => callback(null, "Taken."),
        (error: Error) => callback(refusalOf(house, error)),
      );
    },
  });
  server.on("error", (error: Error) => {
    // What clients do wrong; they have been answered.
    house.log.debug({ failure: error.name }, "a mail client failed");
  });
  return new Promise((resolve, reject) => {
    const listening: Server = server.listen(port, host, () => {
      listening.off("error", reject);
      const address = listening.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
    listening.once("error", reject);
  });
}

/** A refusal with the code that a mail server reads. */
class SmtpRefusal extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.name = "SmtpRefusal";
    this.responseCode = responseCode;
  }
}

const answer = (code: number, words: string): SmtpRefusal => new SmtpRefusal(code, words);

function refusalOf(house: House, error: Error): SmtpRefusal {
  if (error instanceof SmtpRefusal) return error;
  house.log.error(failureFacts(error), "a mail could not be taken");
  return answer(451, "Not stored. Try again later.");
}

async function takeMail(
  house: House & { supportMail: SupportMail },
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The rest is read and dropped, since an answer in the middle of it would not be heard.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= mailBytesMax) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > mailBytesMax) throw answer(552, `A message has at most ${mailBytesMax / 1024 / 1024} MB.`);
  const { outcome } = await receiveMail(house, {
    bytes: Buffer.concat(chunks),
    returnPath: envelope.mailFrom ? envelope.mailFrom.address : "",
    recipients: envelope.rcptTo.map(({ address }) => address),
  });
  if (outcome === "flood") throw answer(450, "Too many messages came from this address. Try again tomorrow.");
}
