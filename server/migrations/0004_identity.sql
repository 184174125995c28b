create schema identity;
comment on schema identity is 'Who is who: patients of sources, linked into persons';
grant usage on schema identity to crossbay_app;

create table identity.patient (
  patient_id uuid not null,
  person_id uuid not null,
  source_id uuid not null,
  authority text not null,
  record_number text not null,
  state text not null check (state in ('active', 'merged')),
  event_at timestamptz not null,
  digest bytea not null,
  family text,
  given text,
  family_folded text[] not null default '{}',
  given_folded text[] not null default '{}',
  suffix text,
  birth_date text,
  birth_order integer,
  sex text,
  ssn_key bytea,
  phones text[] not null default '{}',
  address_line text,
  city text,
  postal_code text,
  identifier_keys bytea[] not null,
  block_keys bytea[] not null,
  created_at timestamptz not null,
  primary key (patient_id)
) with (fillfactor = 85);
comment on table identity.patient is 'One source''s view of a person, with what matching and search compare, and its present person. distribution: patient_id';
comment on column identity.patient.event_at is 'Time of the newest message that told or confirmed these demographics';
comment on column identity.patient.digest is 'Hash of the demographics: the same again changes nothing';
comment on column identity.patient.birth_date is 'YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is known';
comment on column identity.patient.identifier_keys is 'Its rows of identity.identifier';
comment on column identity.patient.block_keys is 'Its rows of identity.block';
create index patient_by_person on identity.patient (person_id);
create index patient_by_birth_date on identity.patient (birth_date) where state = 'active';

create table identity.link (
  id uuid not null,
  patient_id uuid not null,
  person_id uuid not null,
  previous_person_id uuid,
  reason text not null,
  score_bits double precision,
  evidence jsonb not null default '{}',
  message_key bytea,
  account_id uuid,
  linked_at timestamptz not null,
  primary key (patient_id, id)
);
comment on table identity.link is 'Append-only log: which person a patient was put to, when and why. distribution: patient_id';

create table identity.identifier (
  key bytea not null,
  patient_id uuid not null,
  primary key (key, patient_id)
);
comment on table identity.identifier is 'Keyed hash of authority and value, and of the value alone, to the patients that carry it. distribution: key';

create table identity.block (
  key bytea not null,
  patient_id uuid not null,
  primary key (key, patient_id)
);
comment on table identity.block is 'Keyed hash of a blocking value to the patients that share it. distribution: key';

create table identity.review (
  id uuid not null,
  patient_id uuid not null,
  candidate_person_id uuid not null,
  score_bits double precision not null,
  evidence jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  primary key (patient_id, id)
);
comment on table identity.review is 'A possible match that a steward decides; the patient has a person of its own meanwhile. distribution: patient_id';

grant select, insert, update on identity.patient, identity.review to crossbay_app;
grant select, insert on identity.link to crossbay_app;
grant select, insert, delete on identity.identifier, identity.block to crossbay_app;
