-- Record numbers that stand for another patient than they did, patients whose number was deleted, and the events of visits.

alter table identity.patient drop constraint patient_state_check;
alter table identity.patient add constraint patient_state_check check (state in ('active', 'merged', 'deleted'));
alter table identity.patient add column state_at timestamptz;
comment on column identity.patient.state_at is 'Time of the event that gave the state; null where that was the first message';

create table identity.renumbered (
  number_id uuid not null,
  generation integer not null,
  since timestamptz not null,
  patient_id uuid not null,
  reason text not null check (reason in ('A47', 'registered-again')),
  message_key bytea not null,
  primary key (number_id, generation)
);
comment on table identity.renumbered is 'Whom a record number stands for, from an event on, where that is not the patient of the number''s own id. distribution: number_id';
comment on column identity.renumbered.number_id is 'The id that is made of source, authority and record number';
grant select, insert on identity.renumbered to crossbay_app;

create table record.visit_event (
  patient_id uuid not null,
  encounter_id uuid not null,
  message_key bytea not null,
  event_at timestamptz not null,
  arrival bigint generated always as identity,
  told jsonb not null,
  confidentiality text[] not null default '{}',
  primary key (patient_id, encounter_id, message_key, event_at)
);
comment on table record.visit_event is 'What each event told of a visit, append-only: the encounter in record.resource is worked out from all of them. distribution: patient_id';
comment on column record.visit_event.arrival is 'Order of arrival, which decides between events of one minute';
grant select, insert on record.visit_event to crossbay_app;

-- Visits that were told before their events were kept: what is known of them is their first event.
insert into record.visit_event (patient_id, encounter_id, message_key, event_at, told)
select patient_id, id, message_key, event_at, jsonb_build_object(
  'encounterId', id, 'event', 'known',
  'eventAt', to_char(event_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'sentAt', to_char(event_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'happenedAt', to_char(event_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'encounter', body, 'places', '{}'::jsonb, 'cleared', '[]'::jsonb)
from record.resource where kind = 'Encounter';
