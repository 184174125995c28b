import type { ConsentValue, GlassReason } from "@crossbay/contract";
import type { AccountId, AffiliationId, ParticipantId, PatientId, PersonId, SourceId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** One breaking of the glass: who, for whom, and what they attested. It is never changed, but for its end. */
export type GlassEvent = {
  id: string;
  personId: PersonId;
  accountId: AccountId;
  username: string;
  readerName: string;
  title: string;
  affiliationId: AffiliationId;
  participantId: ParticipantId;
  /** The patients of the person at that moment. */
  patientIds: PatientId[];
  /** What stood between; `deny` only where a parent had denied for a minor. */
  consentValue: Exclude<ConsentValue, "grant">;
  attestationVersion: number;
  reason: GlassReason;
  reasonWords: string | null;
  directedBy: string | null;
  proof: "password" | "passkey";
  /** The event that this one goes on from. */
  renews: string | null;
  requestId: string;
  openedAt: Date;
  endsAt: Date;
  /** Ended by its reader before its time, or renewed. */
  endedAt: Date | null;
};

export async function insertGlass(tx: Tx, glass: Omit<GlassEvent, "endedAt">): Promise<void> {
  await run(
    tx,
    sql`insert into access.glass (person_id, id, account_id, username, reader_name, title, affiliation_id, participant_id,
          patient_ids, consent_value, attestation_version, reason, reason_words, directed_by, proof, renews, request_id,
          opened_at, ends_at)
        values (${glass.personId}, ${glass.id}, ${glass.accountId}, ${glass.username}, ${glass.readerName}, ${glass.title},
          ${glass.affiliationId}, ${glass.participantId}, ${glass.patientIds}::uuid[], ${glass.consentValue},
          ${glass.attestationVersion}, ${glass.reason}, ${glass.reasonWords}, ${glass.directedBy}, ${glass.proof},
          ${glass.renews}, ${glass.requestId}, ${glass.openedAt}, ${glass.endsAt})`,
  );
}

/** Closes what a reader has open for a person where they act; tells which events that were. */
export async function endOpenGlasses(
  tx: Tx,
  of: { accountId: AccountId; participantId: ParticipantId; personId: PersonId; now: Date },
): Promise<string[]> {
  const ended = await rows<{ id: string }>(
    tx,
    sql`update access.glass set ended_at = ${of.now}
        where account_id = ${of.accountId} and participant_id = ${of.participantId} and person_id = ${of.personId}
          and ends_at > ${of.now} and ended_at is null
        returning id`,
  );
  return ended.map(({ id }) => id);
}

/** A source whose Part 2 data was shown under a broken glass, and when it was told. */
export type GlassDisclosure = {
  sourceId: SourceId;
  participantId: ParticipantId;
  disclosedAt: Date;
  toldAt: Date | null;
};

type NewDisclosure = GlassDisclosure & { personId: PersonId; glassId: string };

/** Notes disclosures; tells which of their sources were not noted under this glass before. */
export async function insertDisclosures(tx: Tx, disclosures: readonly NewDisclosure[]): Promise<SourceId[]> {
  const inserted = await rows<{ sourceId: SourceId }>(
    tx,
    sql`insert into access.glass_disclosure (person_id, glass_id, source_id, participant_id, disclosed_at, told_at)
        select "personId", "glassId", "sourceId", "participantId", "disclosedAt", "toldAt"
        from jsonb_to_recordset(${JSON.stringify(disclosures)}::jsonb) as noted ("personId" uuid, "glassId" uuid,
          "sourceId" uuid, "participantId" uuid, "disclosedAt" timestamptz, "toldAt" timestamptz)
        on conflict do nothing
        returning source_id as "sourceId"`,
  );
  return inserted.map(({ sourceId }) => sourceId);
}

const eventColumns = sql.raw(`
  g.id, g.person_id as "personId", g.account_id as "accountId", g.username, g.reader_name as "readerName", g.title,
  g.affiliation_id as "affiliationId", g.participant_id as "participantId", g.patient_ids::text[] as "patientIds",
  g.consent_value as "consentValue", g.attestation_version as "attestationVersion", g.reason,
  g.reason_words as "reasonWords", g.directed_by as "directedBy", g.proof, g.renews, g.request_id as "requestId",
  g.opened_at as "openedAt", g.ends_at as "endsAt", g.ended_at as "endedAt"`);

export type GlassFilter = {
  ids?: readonly string[];
  /** At which participants the glass was broken. */
  participantIds?: readonly ParticipantId[];
  personIds?: readonly PersonId[];
  accountIds?: readonly AccountId[];
  /** From then on. */
  openedFrom?: Date;
  openedBefore?: Date;
  /** Events whose Part 2 data came from sources of this participant. */
  disclosedTo?: ParticipantId;
  limit?: number;
};

/** Breakings of the glass that meet every condition, newest first. */
export const listGlassEvents = (tx: Tx, filter: GlassFilter): Promise<GlassEvent[]> =>
  rows(
    tx,
    sql`select ${eventColumns} from access.glass g
        where (${filter.ids ?? null}::uuid[] is null or g.id = any(${filter.ids ?? null}))
          and (${filter.participantIds ?? null}::uuid[] is null or g.participant_id = any(${filter.participantIds ?? null}))
          and (${filter.personIds ?? null}::uuid[] is null or g.person_id = any(${filter.personIds ?? null}))
          and (${filter.accountIds ?? null}::uuid[] is null or g.account_id = any(${filter.accountIds ?? null}))
          and (${filter.openedFrom ?? null}::timestamptz is null or g.opened_at >= ${filter.openedFrom ?? null})
          and (${filter.openedBefore ?? null}::timestamptz is null or g.opened_at < ${filter.openedBefore ?? null})
          and (${filter.disclosedTo ?? null}::uuid is null or exists (select from access.glass_disclosure d
            where d.person_id = g.person_id and d.glass_id = g.id and d.participant_id = ${filter.disclosedTo ?? null}))
        order by g.opened_at desc, g.id desc
        limit ${filter.limit ?? null}`,
  );

/** By event: the sources whose Part 2 data was shown under it, the first first. */
export async function listGlassDisclosures(
  tx: Tx,
  glassIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GlassDisclosure[]>> {
  const found = await rows<GlassDisclosure & { glassId: string }>(
    tx,
    sql`select glass_id as "glassId", source_id as "sourceId", participant_id as "participantId",
          disclosed_at as "disclosedAt", told_at as "toldAt"
        from access.glass_disclosure where glass_id = any(${glassIds}::uuid[]) order by disclosed_at, source_id`,
  );
  const byGlass = new Map<string, GlassDisclosure[]>(glassIds.map((id) => [id, []]));
  for (const { glassId, ...disclosure } of found) byGlass.get(glassId)?.push(disclosure);
  return byGlass;
}
