import pg from "pg";
import { numberedMessage, phoneOf, recordNumberOf } from "./numbered-feed.ts";
import type { SentMessage } from "./send-under-load.ts";

/** What became of what was sent. */
export type Verdict = { found: number; lost: number; doubled: number; reordered: number; examples: string[] };

const examplesMax = 10;

/** Compares the database with what the engines know. */
export async function judgeRecord(ownerUrl: string, sent: readonly SentMessage[]): Promise<Verdict> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const judged: Judged = { doubled: new Set(), lost: new Set(), reordered: new Set() };
    const controlIds = await judgeMessages(client, sent, judged);
    await judgePersons(client, sent, judged);
    const patients = await patientsOf(client);
    await judgeVersions(client, patients, controlIds, sent, judged);
    const accepted = sent.filter(({ answer }) => answer === "accepted").length;
    const { doubled, lost, reordered } = judged;
    return {
      found: accepted - [...lost].length,
      lost: lost.size,
      doubled: doubled.size,
      reordered: reordered.size,
      examples: [
        ...[...lost].map((what) => `lost: ${what}`),
        ...[...doubled].map((what) => `doubled: ${what}`),
        ...[...reordered].map((what) => `reordered: ${what}`),
      ].slice(0, examplesMax),
    };
  } finally {
    await client.end();
  }
}

/** What is wrong, in words, each once. */
type Judged = { lost: Set<string>; doubled: Set<string>; reordered: Set<string> };

/** Every settled message has one receipt, and its bytes where its answer says. Returns control ids by receipt key. */
async function judgeMessages(
  client: pg.Client,
  sent: readonly SentMessage[],
  { lost, doubled }: Judged,
): Promise<Map<string, string>> {
  const { rows } = await client.query<{
    key: string;
    controlId: string;
    state: string;
    stored: (Buffer | null)[];
    quarantined: (Buffer | null)[];
  }>(
    `select encode(r.key, 'hex') as key, r.control_id as "controlId", r.state,
       array(select m.raw from intake.message m where m.key = r.key) as stored,
       array(select q.raw from intake.quarantine q where q.key = r.key) as quarantined
     from intake.receipt r`,
  );
  const byControlId = Map.groupBy(rows, ({ controlId }) => controlId);
  for (const message of sent) {
    const { controlId, answer, source, person, number } = message;
    const [receipt, ...more] = byControlId.get(controlId) ?? [];
    const bytes = numberedMessage(source, person, number).bytes;
    const kept = (answer === "accepted" ? receipt?.stored : receipt?.quarantined) ?? [];
    if (receipt === undefined || !kept.some((raw) => raw?.equals(bytes))) lost.add(controlId);
    const total = (receipt?.stored.length ?? 0) + (receipt?.quarantined.length ?? 0);
    if (more.length > 0 || total > 1) doubled.add(controlId);
    if (receipt && (receipt.state === "stored") !== (answer === "accepted"))
      lost.add(`${controlId} (${receipt.state})`);
  }
  return new Map(rows.map(({ key, controlId }) => [key, controlId]));
}

/** One patient a record number, and one person behind all record numbers of somebody. */
async function judgePersons(client: pg.Client, sent: readonly SentMessage[], { lost, doubled }: Judged): Promise<void> {
  const { rows } = await client.query<{ recordNumber: string; personId: string }>(
    `select record_number as "recordNumber", person_id as "personId" from identity.patient`,
  );
  const byNumber = Map.groupBy(rows, ({ recordNumber }) => recordNumber);
  const people = new Map<number, Set<string>>();
  for (const { person, source } of sent) {
    const recordNumber = recordNumberOf(source, person);
    const found = byNumber.get(recordNumber) ?? [];
    if (found.length === 0) lost.add(`patient ${recordNumber}`);
    if (found.length > 1) doubled.add(`patient ${recordNumber}`);
    const persons = people.get(person) ?? new Set();
    for (const { personId } of found) persons.add(personId);
    people.set(person, persons);
  }
  const owners = new Map<string, number>();
  for (const [person, persons] of people) {
    if (persons.size > 1) doubled.add(`person ${person}`);
    for (const personId of persons) {
      const other = owners.get(personId);
      if (other !== undefined) doubled.add(`persons ${other} and ${person} are one`);
      owners.set(personId, person);
    }
  }
}

const patientsOf = async (client: pg.Client): Promise<Map<string, string>> => {
  const { rows } = await client.query<{ id: string; recordNumber: string }>(
    `select patient_id as id, record_number as "recordNumber" from identity.patient`,
  );
  return new Map(rows.map(({ id, recordNumber }) => [id, recordNumber]));
};

type VersionRow = {
  patientId: string;
  id: string;
  kind: string;
  version: number;
  key: string;
  isCurrent: boolean;
  /** Result value or telephone. */
  told: string | null;
};

/** The newest message is what the chart says, and the versions before it came in the order in which they were sent. */
async function judgeVersions(
  client: pg.Client,
  patients: ReadonlyMap<string, string>,
  controlIds: ReadonlyMap<string, string>,
  sent: readonly SentMessage[],
  { lost, doubled, reordered }: Judged,
): Promise<void> {
  const { rows } = await client.query<VersionRow>(
    `select patient_id as "patientId", id, kind, version, encode(message_key, 'hex') as key, true as "isCurrent",
       coalesce(body->'valueQuantity'->>'value', body->'telecom'->0->>'value') as told
     from record.resource where kind in ('Patient', 'Observation', 'Encounter')
     union all
     select patient_id, id, kind, version, encode(message_key, 'hex'), false,
       coalesce(body->'valueQuantity'->>'value', body->'telecom'->0->>'value')
     from record.resource_history where kind in ('Patient', 'Observation', 'Encounter')`,
  );
  const numberOf = (key: string): number => Number(controlIds.get(key)?.split("-")[2] ?? Number.NaN);
  const onChart = new Set<string>();
  const resources = Map.groupBy(rows, ({ patientId, id }) => `${patientId} ${id}`);
  for (const versions of resources.values()) {
    versions.sort((a, b) => a.version - b.version || Number(a.isCurrent) - Number(b.isCurrent));
    const { patientId, kind } = versions[0]!;
    const name = `${kind} of ${patients.get(patientId)}`;
    const messages = versions.map(({ key }) => numberOf(key));
    for (const [at, version] of versions.entries()) {
      onChart.add(`${kind} ${controlIds.get(version.key)}`);
      if (version.version !== at + 1) doubled.add(`version ${version.version} of ${name}`);
      if (version.isCurrent !== (at === versions.length - 1)) reordered.add(`${name}: version ${version.version}`);
      if (at > 0 && !(messages[at]! > messages[at - 1]!))
        reordered.add(`${name}: ${messages[at - 1]}, ${messages[at]}`);
    }
  }
  for (const { controlId, kind, answer } of sent) {
    if (answer !== "accepted") continue;
    for (const resource of kind === "result" ? ["Observation"] : ["Patient", "Encounter"]) {
      if (!onChart.has(`${resource} ${controlId}`)) lost.add(`${resource} of ${controlId}`);
    }
  }
  judgeCurrent(rows, patients, sent, reordered);
}

/** What the charts show now. */
function judgeCurrent(
  rows: readonly VersionRow[],
  patients: ReadonlyMap<string, string>,
  sent: readonly SentMessage[],
  reordered: Set<string>,
): void {
  const shown = new Set(
    rows
      .filter(({ isCurrent }) => isCurrent)
      .map(({ patientId, kind, told }) => `${patients.get(patientId)} ${kind} ${told}`),
  );
  const newest = new Map<string, string>();
  const inOrder = sent.filter(({ answer }) => answer === "accepted").toSorted((a, b) => a.number - b.number);
  for (const { source, person, number, kind, order } of inOrder) {
    const recordNumber = recordNumberOf(source, person);
    if (kind === "result") newest.set(`${recordNumber} ${order}`, `${recordNumber} Observation ${number}`);
    else newest.set(recordNumber, `${recordNumber} Patient ${phoneOf(number)}`);
  }
  for (const wanted of newest.values()) if (!shown.has(wanted)) reordered.add(`not shown: ${wanted}`);
}
