-- What privacy officers and the exchange's privacy auditors find, settle, review, draw and report.

create table privacy.flag_cursor (
  name text primary key,
  sequence bigint not null
);
comment on table privacy.flag_cursor is 'How far the sealed audit record was looked through for unusual access. reference table';

create table privacy.flag (
  participant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('self', 'same-surname', 'same-address', 'colleague', 'vip', 'volume', 'sharing')),
  account_id uuid not null,
  day date not null,
  subject uuid not null,
  person_id uuid,
  patient_ids uuid[] not null default '{}',
  username text not null,
  who text not null,
  title text,
  at timestamptz not null,
  sentence text not null,
  noted_at timestamptz not null,
  primary key (participant_id, id),
  unique (participant_id, account_id, kind, day, subject)
);
comment on table privacy.flag is 'Access that is unusual, until somebody has looked; append-only. distribution: participant_id';
comment on column privacy.flag.subject is 'What it is about: the person, else the account or the sign of sharing';
comment on column privacy.flag.day is 'At the participant: of one kind at most one a day, account and subject';
create index flag_by_time on privacy.flag (participant_id, at desc);
create index flag_by_account on privacy.flag (account_id, day);

create table privacy.flag_settlement (
  participant_id uuid not null,
  flag_id uuid not null,
  outcome text not null check (outcome in ('appropriate', 'inappropriate')),
  words text not null,
  by_account_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (participant_id, flag_id)
);
comment on table privacy.flag_settlement is 'What was found out about a flag; append-only. distribution: participant_id';

create table privacy.vip (
  person_id uuid not null,
  participant_id uuid not null,
  patient_ids uuid[] not null,
  words text not null,
  by_account_id uuid not null,
  by_name text not null,
  since timestamptz not null,
  removed_at timestamptz,
  primary key (person_id, participant_id, since)
);
create unique index vip_once on privacy.vip (person_id, participant_id) where removed_at is null;
comment on table privacy.vip is 'Persons about whom somebody may be curious: looks at them are flagged. distribution: person_id';
comment on column privacy.vip.participant_id is 'Whose list it is; that of the exchange counts for every participant';
comment on column privacy.vip.patient_ids is 'The patients at that time, by which the person is known after a link or its undoing';

create table privacy.glass_review (
  glass_id uuid not null,
  outcome text not null check (outcome in ('appropriate', 'inappropriate')),
  words text not null,
  by_account_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (glass_id)
);
comment on table privacy.glass_review is 'What the review of a broken glass came to; append-only. distribution: glass_id';

create table privacy.glass_notice (
  glass_id uuid not null,
  by_account_id uuid not null,
  by_name text not null,
  sent_at timestamptz not null,
  primary key (glass_id)
);
comment on table privacy.glass_notice is 'That the patient was told of a broken glass; append-only. distribution: glass_id';

create table privacy.consent_sample (
  id uuid primary key,
  participant_id uuid not null,
  year integer not null,
  drawn_at timestamptz not null,
  drawn_by_account_id uuid not null,
  unique (participant_id, year)
);
comment on table privacy.consent_sample is 'A year''s random sample of a participant''s recorded decisions; append-only. reference table';

create table privacy.consent_sample_item (
  sample_id uuid not null references privacy.consent_sample,
  id uuid not null,
  patient_id uuid not null,
  decision_id uuid not null,
  primary key (sample_id, id)
);
comment on table privacy.consent_sample_item is 'A decision that was drawn, to be held against its form; append-only. reference table';

create table privacy.consent_sample_check (
  item_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  outcome text not null check (outcome in ('form-held', 'form-missing', 'form-differs')),
  words text,
  by_account_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (item_id, id)
);
create index consent_sample_check_by_sample on privacy.consent_sample_check (sample_id);
comment on table privacy.consent_sample_check is 'What a drawn decision''s form showed; the newest counts; append-only. reference table';

create table privacy.breach_case (
  id uuid primary key,
  year integer not null,
  serial integer not null,
  participant_id uuid not null,
  title text not null,
  what text not null,
  discovered_on date not null,
  patients_concerned integer not null,
  reported_at timestamptz not null,
  reported_by_account_id uuid not null,
  reported_by_name text not null,
  unique (year, serial)
);
create index breach_case_by_participant on privacy.breach_case (participant_id, reported_at desc);
comment on table privacy.breach_case is 'An incident that may be a breach, as it was reported; append-only. reference table';

create table privacy.breach_entry (
  case_id uuid not null references privacy.breach_case,
  ordinal integer not null,
  at timestamptz not null,
  by_account_id uuid not null,
  by_name text not null,
  step text check (step in ('assessed', 'patients-told', 'authority-told', 'closed')),
  assessment jsonb,
  words text,
  primary key (case_id, ordinal),
  check (coalesce(step = 'assessed', false) = (assessment is not null))
);
comment on table privacy.breach_entry is 'What was done about an incident, and when; append-only. reference table';

create table privacy.monthly_total (
  month date not null,
  measure text not null,
  count integer not null,
  primary key (month, measure)
);
comment on table privacy.monthly_total is 'Counts of a month that is over, as they are published; append-only. reference table';

create table privacy.reminder (
  participant_id uuid not null,
  day date not null,
  sent_at timestamptz not null,
  primary key (participant_id, day)
);
comment on table privacy.reminder is 'That somebody was reminded of what is due at a participant; append-only. reference table';

grant select, insert on privacy.flag_cursor, privacy.flag, privacy.flag_settlement, privacy.vip, privacy.glass_review,
  privacy.glass_notice, privacy.consent_sample, privacy.consent_sample_item, privacy.consent_sample_check,
  privacy.breach_case, privacy.breach_entry, privacy.monthly_total, privacy.reminder to crossbay_app;
grant update (sequence) on privacy.flag_cursor to crossbay_app;
grant update (removed_at) on privacy.vip to crossbay_app;
