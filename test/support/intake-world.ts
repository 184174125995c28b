import pg from "pg";
import { addParticipant, addSource, type Source } from "../../server/src/accounts/index.ts";
import { Intake, type IntakeOptions } from "../../server/src/intake/index.ts";
import { FixedClock } from "../../server/src/platform/clock.ts";
import { makeLog } from "../../server/src/platform/log.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { ensurePartitions } from "../../server/src/platform/partitions.ts";
import { Database } from "../../server/src/platform/transaction.ts";
import { createTestDatabase } from "./database.ts";
import { DatabaseProxy } from "./database-proxy.ts";
import { testKeys } from "./patients.ts";

/** Intake on a database of its own, with one hospital that sends: Harbour Hospital, MSH-3 `ADTSYS`, MSH-4 `HARBOUR`. */
export type IntakeWorld = {
  intake: Intake;
  context: ConstructorParameters<typeof Intake>[0];
  clock: FixedClock;
  proxy: DatabaseProxy;
  source: Source;
  logged: string[];
  /** Sends over a connection and reads the answer. */
  send(message: string | Buffer, connection?: string): Promise<TestAnswer>;
  /** Asks the database as its owner, beside the product. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Another intake on the same database, as a second process would have. */
  another(options?: Partial<IntakeOptions>): Intake;
  close(): Promise<void>;
};

export type TestAnswer = { code: string; controlId: string; text: string; texts: string[] };

export async function anIntake(options: Partial<IntakeOptions> = {}): Promise<IntakeWorld> {
  const testDatabase = await createTestDatabase();
  const { proxy, url } = await DatabaseProxy.open(testDatabase.appUrl);
  const owner = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 2 });
  owner.on("error", () => {});
  const database = new Database({ url, connectionsMax: 6 });
  const clock = new FixedClock("2026-03-12T15:00:00Z");
  const logged: string[] = [];
  const log = makeLog({ level: "debug", destination: { write: (line) => void logged.push(line) } });
  const context = { database, clock, log, keys: testKeys, metrics: makeMetrics() };
  await ensurePartitions(database, clock.now());
  const source = await database.transaction(async (tx) => {
    const now = clock.now();
    const timeZone = "America/New_York";
    const participant = await addParticipant(tx, { name: "Harbour Hospital", type: "hospital", timeZone, now });
    const added = await addSource(tx, {
      participantId: participant.id,
      code: "HARBOUR",
      name: "Harbour registration",
      sendingApplication: "ADTSYS",
      sendingFacility: "HARBOUR",
      assigningAuthority: "HARBOUR",
      timeZone,
      now,
    });
    if ("refused" in added) throw new Error(added.refused);
    return added;
  });
  const intake = new Intake(context, options);
  return {
    intake,
    context,
    clock,
    proxy,
    source,
    logged,
    send: (message, connection) => sendTo(intake, message, connection),
    query: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    another: (more = {}) => new Intake({ ...context, metrics: makeMetrics() }, { ...options, ...more }),
    async close() {
      await intake.stop();
      await database.close();
      await proxy.close();
      await owner.end();
      await testDatabase.drop();
    },
  };
}

/**
 * Sends a message to an intake, as over a connection of that name. Of several answers `code` is the last one's; `none` where none
 * left, `closed` where the connection was to be closed.
 */
export async function sendTo(intake: Intake, message: string | Buffer, connection = "one"): Promise<TestAnswer> {
  const bytes = Buffer.isBuffer(message) ? message : Buffer.from(message);
  const { kind, frames } = await intake.receive({ bytes, connection, remoteAddress: "127.0.0.1" });
  const texts = frames.map((frame) => frame.toString());
  const text = texts.at(-1) ?? "";
  const [, code = kind === "close" ? "closed" : "none", controlId = ""] = /\rMSA\W(\w\w)\W([^|\r]*)/.exec(text) ?? [];
  return { code, controlId, text, texts };
}

export type MessageTerms = {
  controlId?: string;
  type?: string;
  version?: string;
  application?: string;
  facility?: string;
  sentAt?: string;
  recordNumber?: string;
  family?: string;
  birthDate?: string;
  /** MSH-15 and MSH-16 */
  acceptAckType?: string;
  applicationAckType?: string;
  /** More segments, each without its end. */
  segments?: readonly string[];
};

let controlIds = 0;

/** An admission (or another message about a patient) in the words of an interface engine. */
export function aMessage(terms: MessageTerms = {}): string {
  controlIds++;
  const {
    controlId = `T${controlIds}`,
    type = "ADT^A01^ADT_A01",
    version = "2.5.1",
    application = "ADTSYS",
    facility = "HARBOUR",
    sentAt = "20260312101500-0400",
    recordNumber = "100200",
    family = "QUILLFEATHER",
    birthDate = "19610224",
    acceptAckType = "",
    applicationAckType = "",
    segments = ["PV1|1|I|4W^12^A||||||||||||||||V100|||||||||||||||||||||||||20260312100000-0400"],
  } = terms;
  const trigger = type.split("^")[1] ?? "";
  const mode = acceptAckType || applicationAckType ? `|||${acceptAckType}|${applicationAckType}` : "";
  return [
    `MSH|^~\\&|${application}|${facility}|CROSSBAY|HIE|${sentAt}||${type}|${controlId}|P|${version}${mode}`,
    `EVN|${trigger}|${sentAt}`,
    `PID|1||${recordNumber}^^^HARBOUR^MR||${family}^Odalys||${birthDate}|F`,
    ...segments,
    "",
  ].join("\r");
}

/** A result message with one potassium. */
export const aResult = (terms: MessageTerms & { value?: string; fillerNumber?: string } = {}): string =>
  aMessage({
    type: "ORU^R01^ORU_R01",
    segments: [
      `OBR|1||${terms.fillerNumber ?? "F1"}|2823-3^Potassium^LN|||20260312093000-0400|||||||||||||||20260312100000-0400|||F`,
      `OBX|1|NM|2823-3^Potassium^LN||${terms.value ?? "4.1"}|mmol/L|3.5-5.1|N|||F|||20260312093000-0400`,
    ],
    ...terms,
  });
