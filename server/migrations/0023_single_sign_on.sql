-- Signing in through a participant's own directory or EHR.
create table accounts.identity_provider (
  id text primary key,
  participant_id uuid not null references accounts.participant,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  scope text not null,
  patient_claim text not null,
  patient_source_id uuid references accounts.source,
  created_at timestamptz not null,
  removed_at timestamptz
);
comment on table accounts.identity_provider is 'A directory or EHR that vouches for a participant''s people by OpenID Connect. reference table';
comment on column accounts.identity_provider.client_secret is 'Sealed: only this exchange''s keys open it';
comment on column accounts.identity_provider.patient_source_id is 'Whose record numbers the patient claim holds; null: it names no patient';

create table accounts.external_identity (
  provider_id text not null references accounts.identity_provider,
  subject text not null,
  account_id uuid not null references accounts.account,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (provider_id, subject)
);
create index external_identity_by_account on accounts.external_identity (account_id);
comment on table accounts.external_identity is 'Which account a person of a directory has here; linked by the account''s owner, signed in. reference table';

create table accounts.single_sign_on (
  id uuid primary key,
  provider_id text not null references accounts.identity_provider,
  browser_hash bytea not null,
  code_verifier text not null,
  nonce text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  returned_at timestamptz,
  subject text
);
create index single_sign_on_by_expiry on accounts.single_sign_on (expires_at);
comment on table accounts.single_sign_on is 'A visit to a directory that has not come back, or came back for somebody who is not linked yet. reference table';

alter table accounts.session
  add column identity_provider_id text references accounts.identity_provider,
  add column only_participant_id uuid references accounts.participant,
  add column only_patient_id uuid;
comment on column accounts.session.only_participant_id is 'Whose directory opened the session: it acts for no other participant';
comment on column accounts.session.only_patient_id is 'The patient who was open in the EHR: the session shows no other';

grant select, insert, update on accounts.identity_provider, accounts.external_identity, accounts.single_sign_on to crossbay_app;
grant delete on accounts.external_identity, accounts.single_sign_on to crossbay_app;

alter table accounts.sign_in
  add column identity_provider_id text references accounts.identity_provider,
  add column only_patient_id uuid;
comment on column accounts.sign_in.identity_provider_id is 'A directory vouched for the person, and its agreement still asks for the second factor';
