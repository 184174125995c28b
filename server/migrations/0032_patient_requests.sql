-- What patients, and who stands for them, ask the exchange for, and the links by which they get it.

create table privacy.patient_request_serial (
  year integer primary key,
  last integer not null
);
comment on table privacy.patient_request_serial is 'The last number that a request was given in a year. reference table';

create table privacy.patient_request (
  id uuid primary key,
  number text not null,
  kind text not null check (kind in ('access-report', 'own-record', 'consent-values', 'deny-everyone', 'lift-denial')),
  name text not null,
  birth_date date not null,
  contact text not null,
  relation text not null check (relation in ('self', 'parent', 'guardian', 'health-care-agent', 'other-representative')),
  words text,
  language text not null check (language in ('en', 'es')),
  received_at timestamptz not null,
  due_on date not null,
  taken_by text,
  state text not null check (state in ('new', 'proofed', 'ready', 'delivered', 'closed')),
  person_id uuid,
  patient_ids uuid[] not null default '{}',
  proof_steps text[] not null default '{}',
  proofed_by text,
  proofed_at timestamptz,
  proof_words text,
  email text,
  mobile text,
  ready_at timestamptz,
  link_id uuid,
  link_until timestamptz,
  delivered_at timestamptz,
  closed_because text,
  refused_because text,
  reminded_on date
);
comment on table privacy.patient_request is 'What a patient or a representative asked for, and how far it is. distribution: id';
comment on column privacy.patient_request.birth_date is 'Of the patient, as it was typed';
comment on column privacy.patient_request.taken_by is 'Who of the staff took it by telephone; empty: it came from the public page';
comment on column privacy.patient_request.patient_ids is 'Of the person when the identity was proofed, by which the person is known after a link or its undoing';
comment on column privacy.patient_request.link_id is 'The link that counts; an earlier one no longer opens';
create index patient_request_waiting on privacy.patient_request (due_on, id) where state in ('new', 'proofed', 'ready');
create index patient_request_settled on privacy.patient_request (received_at desc, id) where state in ('delivered', 'closed');

create table privacy.patient_link (
  request_id uuid not null,
  id uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  code_hash bytea,
  code_ends_at timestamptz,
  code_failures integer not null default 0,
  failures integer not null default 0,
  codes_sent_at timestamptz[] not null default '{}',
  pass_hash bytea,
  pass_ends_at timestamptz,
  primary key (request_id, id)
);
comment on table privacy.patient_link is 'A link by which somebody gets what they asked for, with the code that is sent to open it. distribution: request_id';
comment on column privacy.patient_link.code_failures is 'Wrong tries of the newest code';
comment on column privacy.patient_link.failures is 'Wrong tries of all codes';
comment on column privacy.patient_link.pass_hash is 'Who entered the code may take the files until pass_ends_at';

create table privacy.patient_request_try (
  network_hash bytea not null,
  id uuid not null,
  at timestamptz not null,
  primary key (network_hash, id)
);
create index patient_request_try_by_time on privacy.patient_request_try (at);
comment on table privacy.patient_request_try is 'Forms that came of late from one network, so that nobody floods the desk. distribution: network_hash';

grant select, insert, update on privacy.patient_request_serial, privacy.patient_link to crossbay_app;
grant select, insert on privacy.patient_request to crossbay_app;
grant update (state, person_id, patient_ids, proof_steps, proofed_by, proofed_at, proof_words, email, mobile, ready_at,
  link_id, link_until, delivered_at, closed_because, refused_because, reminded_on) on privacy.patient_request to crossbay_app;
grant select, insert, delete on privacy.patient_request_try to crossbay_app;
