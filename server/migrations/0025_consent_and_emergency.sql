-- Ground for consent with its evidence, for breaking the glass and for the warning before a record opens.
alter table accounts.participant add column minor_consent_services boolean not null default false;
comment on column accounts.participant.minor_consent_services is 'Offers services to which a minor may consent alone: a grant for one visit may be signed by the patient of 10 to 17';

alter table access.consent_decision
  add column witness_name text,
  add column evidence_id uuid,
  add column one_visit boolean not null default false,
  add column ends_at timestamptz;
comment on column access.consent_decision.evidence_id is 'Its row of access.consent_evidence';
comment on column access.consent_decision.one_visit is 'A minor''s own grant, until the visit ends';
comment on column access.consent_decision.ends_at is 'It counts until then at the latest';

create table access.consent_evidence (
  patient_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('scan', 'drawn-signature', 'typed-signature', 'source-message')),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain')),
  content bytea not null,
  digest bytea not null,
  recorded_at timestamptz not null,
  primary key (patient_id, id)
);
comment on table access.consent_evidence is 'What shows that a patient decided so; append-only. distribution: patient_id';
comment on column access.consent_evidence.digest is 'SHA-256 of the content';

create table access.consent_end (
  patient_id uuid not null,
  decision_id uuid not null,
  ended_at timestamptz not null,
  reason text not null check (reason in ('discharged')),
  primary key (patient_id, decision_id)
);
comment on table access.consent_end is 'A decision for one visit whose visit is over; append-only. distribution: patient_id';

create table access.glass (
  person_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  username text not null,
  reader_name text not null,
  title text not null,
  affiliation_id uuid not null,
  participant_id uuid not null,
  patient_ids uuid[] not null,
  consent_value text not null check (consent_value in ('none', 'emergency-only', 'deny')),
  attestation_version integer not null,
  reason text not null,
  reason_words text,
  directed_by text,
  proof text not null check (proof in ('password', 'passkey')),
  renews uuid,
  request_id text not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (person_id, id)
);
comment on table access.glass is 'Each time that somebody broke the glass, with what they attested. distribution: person_id';
comment on column access.glass.consent_value is 'What stood between; deny only where a parent denied for a minor';
comment on column access.glass.renews is 'The event that this one goes on from, with a fresh attestation';
comment on column access.glass.ended_at is 'Ended by the reader before its time';
create index glass_by_reader on access.glass (account_id, person_id, ends_at);
create index glass_by_participant on access.glass (participant_id, opened_at);

create table access.redisclosure_warning (
  session_id uuid not null,
  person_id uuid not null,
  confirmed_at timestamptz not null,
  primary key (session_id, person_id)
);
comment on table access.redisclosure_warning is 'Whose redisclosure warning was confirmed in which session. distribution: session_id';

grant select, insert on access.consent_evidence, access.consent_end, access.redisclosure_warning to crossbay_app;
grant select, insert on access.glass to crossbay_app;
grant update (ended_at) on access.glass to crossbay_app;

create index entry_by_participant on audit.entry (participant_id, recorded_at desc) where participant_id is not null;

create schema privacy;
comment on schema privacy is 'Access reports, reviews, samples, breaches, and what patients ask for';
grant usage on schema privacy to crossbay_app;

create schema exchange;
comment on schema exchange is 'What is sent to a named recipient';
grant usage on schema exchange to crossbay_app;
