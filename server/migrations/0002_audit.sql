create schema audit;
comment on schema audit is 'Who saw or changed what, and why';
grant usage on schema audit to crossbay_app;

create table audit.entry (
  id uuid not null,
  recorded_at timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  action text not null,
  outcome text not null,
  account_id uuid,
  username text,
  title text,
  level text,
  participant_id uuid,
  person_id uuid,
  patient_ids uuid[] not null default '{}',
  way text,
  purpose text,
  rule text,
  consent_version text,
  request_id text not null,
  detail jsonb not null default '{}',
  primary key (id, recorded_at)
) partition by range (recorded_at);
comment on table audit.entry is 'One look, change or refusal; append-only. distribution: id';
comment on column audit.entry.transaction_id is 'Orders settled entries for the sealer';
comment on column audit.entry.detail is 'What else matters, never clinical data';
create index entry_by_transaction on audit.entry (transaction_id, id);
create index entry_by_person on audit.entry (person_id, recorded_at desc) where person_id is not null;
create index entry_by_account on audit.entry (account_id, recorded_at desc) where account_id is not null;
create index entry_by_request on audit.entry (request_id);

create table audit.seal (
  sequence bigint not null,
  entry_id uuid not null,
  entry_recorded_at timestamptz not null,
  transaction_id xid8 not null,
  digest bytea not null,
  chain bytea not null,
  primary key (sequence)
);
comment on table audit.seal is 'The chain: a digest of each settled entry, each link made of the one before. distribution: sequence';

create table audit.anchor (
  sequence bigint not null,
  chain bytea not null,
  signed_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (sequence)
);
comment on table audit.anchor is 'Signatures over the chain; a copy stands in a file outside the database. distribution: sequence';

grant select, insert on audit.seal, audit.anchor to crossbay_app;
-- The application names every column but the transaction, which nobody may choose: it decides the place in the chain.
grant select on audit.entry to crossbay_app;
grant insert (id, recorded_at, action, outcome, account_id, username, title, level, participant_id, person_id,
  patient_ids, way, purpose, rule, consent_version, request_id, detail) on audit.entry to crossbay_app;
