import type { ParticipantType } from "@crossbay/contract";
import type { ConsentSegment } from "@crossbay/formats/hl7v2";
import { newId, type ParticipantId, type SourceId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import { foldName, searchText } from "./name-rules.ts";

/** An organisation with a participation agreement, or the exchange itself. */
export type Participant = {
  id: ParticipantId;
  name: string;
  type: ParticipantType;
  emergencyServices: boolean;
  part2Program: boolean;
  mentalHealthLicensed: boolean;
  /** Offers services to which a minor may consent alone. */
  minorConsentServices: boolean;
  timeZone: string;
  /** Plain date of its agreement; where that is not known, of when it was added. */
  joinedOn?: string;
  /** When its agreement ended. */
  endedAt?: Date | null;
};

/** All participants by name. */
export const listParticipants = (tx: Tx): Promise<Participant[]> =>
  rows(
    tx,
    sql`select id, name, type, emergency_services as "emergencyServices", part2_program as "part2Program",
          mental_health_licensed as "mentalHealthLicensed",
          minor_consent_services as "minorConsentServices", time_zone as "timeZone",
          coalesce(agreement_signed_on, (created_at at time zone time_zone)::date)::text as "joinedOn",
          ended_at as "endedAt"
        from accounts.participant order by name, id`,
  );

/** Where the exchange's own days begin; UTC while it has not been set up. */
export const findExchangeTimeZone = async (tx: Tx): Promise<string> =>
  (
    await firstRow<{ timeZone: string }>(
      tx,
      sql`select time_zone as "timeZone" from accounts.participant where type = 'exchange' order by name, id limit 1`,
    )
  )?.timeZone ?? "UTC";

/** Undefined when the name is taken. */
export async function insertParticipant(
  tx: Tx,
  participant: Omit<Participant, "id">,
  now: Date,
): Promise<ParticipantId | undefined> {
  const inserted = await firstRow<{ id: ParticipantId }>(
    tx,
    sql`insert into accounts.participant (id, name, name_folded, search_text, type, emergency_services, part2_program,
          mental_health_licensed, minor_consent_services, time_zone, created_at)
        values (${newId(now)}, ${participant.name}, ${foldName(participant.name)}, ${searchText(participant.name)},
          ${participant.type}, ${participant.emergencyServices}, ${participant.part2Program},
          ${participant.mentalHealthLicensed}, ${participant.minorConsentServices}, ${participant.timeZone}, ${now})
        on conflict do nothing returning id`,
  );
  return inserted?.id;
}

/** A sending system. MSH-3 and MSH-4 are folded to upper case. */
export type Source = {
  id: SourceId;
  participantId: ParticipantId;
  participantName: string;
  code: string;
  name: string;
  sendingApplication: string;
  sendingFacility: string;
  assigningAuthority: string;
  timeZone: string;
  /** Sensitivity labels that everything from this source carries: its own, and those of its participant's flags. */
  labels: string[];
  mappedBy: "configured" | "open-intake";
  /** Messages that it may send a second, what is above waits; null: as many as there are. */
  messagesPerSecondMax: number | null;
  /** Where it sends decisions of patients; null: it sends none. */
  consentSegment?: ConsentSegment | null;
};

/** All sources, those of one participant, or these, by code. */
export const listSources = (
  tx: Tx,
  of: { participantId?: ParticipantId; sourceIds?: readonly SourceId[] } = {},
): Promise<Source[]> =>
  rows(
    tx,
    sql`select s.id, s.participant_id as "participantId", p.name as "participantName", s.code, s.name,
          s.sending_application as "sendingApplication", s.sending_facility as "sendingFacility",
          s.assigning_authority as "assigningAuthority", s.time_zone as "timeZone",
          array(select label from unnest(s.labels || array_remove(array[case when p.part2_program then 'part2' end,
            case when p.mental_health_licensed then 'mental-health' end], null)) as label group by label order by label) as labels,
          s.mapped_by as "mappedBy", s.messages_per_second_max as "messagesPerSecondMax",
          s.consent_segment as "consentSegment"
        from accounts.source s join accounts.participant p on p.id = s.participant_id
        where (${of.participantId ?? null}::uuid is null or s.participant_id = ${of.participantId ?? null}::uuid)
          ${of.sourceIds === undefined ? sql`` : sql`and s.id = any(${of.sourceIds}::uuid[])`}
        order by s.code`,
  );

/** What a source is called, and by whom it is run. */
export type SourceName = Pick<Source, "id" | "code" | "name" | "participantName">;

/** All sources, or those of one participant, in no order: for whoever needs no more of thousands. */
export const listSourceNames = (tx: Tx, of: { participantId?: ParticipantId } = {}): Promise<SourceName[]> =>
  rows(
    tx,
    sql`select s.id, p.name as "participantName", s.code, s.name
        from accounts.source s join accounts.participant p on p.id = s.participant_id
        where ${of.participantId ?? null}::uuid is null or s.participant_id = ${of.participantId ?? null}::uuid`,
  );

/** Undefined when its code or its MSH-3 and MSH-4 are taken. */
export async function insertSource(
  tx: Tx,
  source: Omit<Source, "id" | "participantName" | "messagesPerSecondMax" | "consentSegment">,
  now: Date,
): Promise<SourceId | undefined> {
  const inserted = await firstRow<{ id: SourceId }>(
    tx,
    sql`insert into accounts.source (id, participant_id, code, name, sending_application, sending_facility,
          assigning_authority, time_zone, labels, mapped_by, created_at)
        values (${newId(now)}, ${source.participantId}, ${source.code}, ${source.name}, ${source.sendingApplication},
          ${source.sendingFacility}, ${source.assigningAuthority}, ${source.timeZone}, ${source.labels}::text[],
          ${source.mappedBy}, ${now})
        on conflict do nothing returning id`,
  );
  return inserted?.id;
}

/** False when there is no source of that code. */
export const updateSourceRate = async (tx: Tx, code: string, messagesPerSecondMax: number | null): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.source set messages_per_second_max = ${messagesPerSecondMax} where lower(code) = lower(${code})`,
  )) === 1;

/** False when there is no source of that code. */
export const updateConsentSegment = async (tx: Tx, code: string, segment: ConsentSegment | null): Promise<boolean> =>
  (await run(
    tx,
    sql`update accounts.source set consent_segment = ${segment && JSON.stringify(segment)}::jsonb
        where lower(code) = lower(${code})`,
  )) === 1;
