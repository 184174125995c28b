create schema record;
comment on schema record is 'Versioned FHIR resources and the chart made of them';
grant usage on schema record to crossbay_app;

create table record.resource (
  patient_id uuid not null,
  id uuid not null,
  kind text not null,
  version integer not null,
  last_version integer not null,
  source_id uuid not null,
  message_key bytea not null,
  event_at timestamptz not null,
  effective_at timestamptz not null,
  code text,
  code_system text,
  status text,
  series text,
  encounter_id uuid,
  labels text[] not null default '{}',
  label_rules integer not null,
  digest bytea not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  primary key (patient_id, id)
) with (fillfactor = 90);
comment on table record.resource is 'The newest version of each resource in a patient''s compartment. distribution: patient_id';
comment on column record.resource.last_version is 'The last version number given; higher than version when an older fact arrived late';
comment on column record.resource.event_at is 'When the source last said so: an older message never overwrites a newer fact';
comment on column record.resource.effective_at is 'Clinical time: result, start of encounter, onset; else the time of the message';
comment on column record.resource.series is 'What makes results comparable over time: code system, code and unit; null for lines of text';
comment on column record.resource.encounter_id is 'The encounter that contains it, whose labels cover it';
create index resource_by_kind_and_time on record.resource (patient_id, kind, effective_at desc);

create table record.resource_history (
  patient_id uuid not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  source_id uuid not null,
  message_key bytea not null,
  event_at timestamptz not null,
  labels text[] not null,
  digest bytea not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null,
  primary key (patient_id, id, version)
);
comment on table record.resource_history is 'Superseded versions, and those that arrived late, append-only. distribution: patient_id';

create table record.shared_resource (
  id uuid not null,
  kind text not null,
  source_id uuid not null,
  version integer not null,
  event_at timestamptz not null,
  digest bytea not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  primary key (id)
);
comment on table record.shared_resource is 'Practitioners, organizations and locations as a source names them. distribution: id';

grant select, insert, update on record.resource, record.shared_resource to crossbay_app;
grant select, insert on record.resource_history to crossbay_app;
