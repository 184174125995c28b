create schema accounts;
comment on schema accounts is 'Participants, their sources, and the people who sign in';
grant usage on schema accounts to crossbay_app;

create table accounts.participant (
  id uuid primary key,
  name text not null unique,
  type text not null,
  emergency_services boolean not null default false,
  part2_program boolean not null default false,
  mental_health_licensed boolean not null default false,
  time_zone text not null,
  created_at timestamptz not null
);
comment on table accounts.participant is 'An organisation with a signed participation agreement, and the exchange itself. reference table';

create table accounts.source (
  id uuid primary key,
  participant_id uuid not null references accounts.participant,
  code text not null unique,
  name text not null,
  sending_application text not null,
  sending_facility text not null,
  assigning_authority text not null,
  time_zone text not null,
  labels text[] not null default '{}',
  mapped_by text not null check (mapped_by in ('configured', 'open-intake')),
  created_at timestamptz not null,
  unique (sending_application, sending_facility)
);
comment on table accounts.source is 'A sending system: MSH-3 and MSH-4, folded to upper case, and what they stand for. reference table';
comment on column accounts.source.labels is 'Sensitivity labels that everything from this source carries';

create table accounts.title (
  id text not null,
  version integer not null,
  name text not null,
  levels_with_break_the_glass text[] not null,
  levels_without_break_the_glass text[] not null,
  participant_types text[],
  sensitive_data boolean not null,
  written_consent_only boolean not null default false,
  effective_from timestamptz not null,
  primary key (id, version)
);
comment on table accounts.title is 'What a title may do on each worksheet form; an empty list: not offered. reference table';

create table accounts.level_data_class (
  level text not null,
  version integer not null,
  data_class text not null,
  extent text not null check (extent in ('full', 'dates-only', 'summaries', 'by-title', 'none')),
  primary key (level, version, data_class)
);
comment on table accounts.level_data_class is 'What each access level sees, by data class. reference table';

create table accounts.account (
  id uuid primary key,
  username text not null,
  given text not null,
  family text not null,
  email text not null,
  email_folded text not null unique,
  mobile text not null,
  state text not null check (state in ('requested', 'approved', 'in-training', 'active', 'suspended', 'deactivated')),
  password_hash text,
  password_changed_at timestamptz,
  training_waived_reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index account_by_username on accounts.account (lower(username));
comment on table accounts.account is 'One person''s own way in. reference table';

create table accounts.affiliation (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  participant_id uuid not null references accounts.participant,
  title_id text not null,
  state text not null check (state in ('active', 'ended')),
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index affiliation_once on accounts.affiliation (account_id, participant_id, title_id) where state = 'active';
comment on table accounts.affiliation is 'For whom an account acts, and under which title. reference table';

create table accounts.temporary_password (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  hash text not null,
  reason text not null check (reason in ('invitation', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index temporary_password_by_account on accounts.temporary_password (account_id, created_at desc);
comment on table accounts.temporary_password is 'Single-use way to set one''s own password. reference table';

create table accounts.sign_in (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  next_session text not null check (next_session in ('full', 'set-password')),
  temporary_password_id uuid references accounts.temporary_password,
  code_hash bytea not null,
  code_expires_at timestamptz not null,
  code_tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  finished_at timestamptz,
  check ((next_session = 'set-password') = (temporary_password_id is not null))
);
create index sign_in_by_account on accounts.sign_in (account_id);
create index sign_in_by_expiry on accounts.sign_in (expires_at);
comment on table accounts.sign_in is 'A sign-in between password and security code. reference table';
comment on column accounts.sign_in.code_tries is 'Guesses at the present code; counted before a guess is looked at';

create table accounts.attempt (
  id uuid primary key,
  kind text not null,
  key bytea not null,
  at timestamptz not null
);
create index attempt_by_key on accounts.attempt (kind, key, at desc);
create index attempt_by_time on accounts.attempt (at);
comment on table accounts.attempt is 'Counted failures and sends, by a keyed hash of name or address, known or not. reference table';

create table accounts.session (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('full', 'set-password')),
  account_id uuid not null references accounts.account,
  affiliation_id uuid references accounts.affiliation,
  csrf_token text not null,
  purpose text,
  created_at timestamptz not null,
  last_active_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_account on accounts.session (account_id) where ended_at is null;
comment on table accounts.session is 'A signed-in browser; the token itself is kept only there. reference table';

create table accounts.device (
  account_id uuid not null references accounts.account,
  token_hash bytea not null,
  first_used_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (account_id, token_hash)
);
comment on table accounts.device is 'Browsers in which an account has signed in: a stranger''s failures do not slow them down. reference table';

grant select, insert, update on all tables in schema accounts to crossbay_app;
grant delete on accounts.attempt, accounts.sign_in, accounts.device to crossbay_app;

-- The roles of policy, version 1.
insert into accounts.title (id, version, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types, sensitive_data, written_consent_only, effective_from) values
  ('physician', 1, 'Physician (including resident)', '{practitioner-btg}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('physician-assistant', 1, 'Physician assistant', '{practitioner-btg}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('nurse-practitioner', 1, 'Nurse practitioner', '{practitioner-btg}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('emergency-nurse', 1, 'Emergency department nurse', '{practitioner-btg}', '{}', null, true, false, '2026-01-01Z'),
  ('emergency-provider', 1, 'Emergency medical provider', '{practitioner-btg}', '{}', null, true, false, '2026-01-01Z'),
  ('nurse', 1, 'Nurse (RN/LPN)', '{practitioner}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('pharmacist', 1, 'Pharmacist', '{practitioner}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('psychologist', 1, 'Psychologist', '{practitioner}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('therapist', 1, 'Therapist', '{practitioner}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('dentist', 1, 'Dentist', '{practitioner}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('midwife', 1, 'Midwife', '{practitioner}', '{practitioner}', null, true, false, '2026-01-01Z'),
  ('care-manager', 1, 'Care manager', '{clinical-support}', '{clinical-support}', null, true, false, '2026-01-01Z'),
  ('social-worker', 1, 'Social worker', '{clinical-support}', '{clinical-support}', null, false, false, '2026-01-01Z'),
  ('medical-assistant', 1, 'Medical assistant', '{clinical-support}', '{clinical-support}', null, false, false, '2026-01-01Z'),
  ('quality-staff', 1, 'Quality staff', '{clinical-support}', '{clinical-support}', null, false, false, '2026-01-01Z'),
  ('registrar', 1, 'Registrar or front desk', '{registration}', '{registration}', null, false, false, '2026-01-01Z'),
  ('user-manager', 1, 'Authorized user manager', '{user-management}', '{user-management}', null, false, false, '2026-01-01Z'),
  ('privacy-officer', 1, 'Privacy officer', '{audit}', '{audit}', null, false, false, '2026-01-01Z'),
  ('plan-care-manager', 1, 'Health plan care manager', '{}', '{clinical-support}', '{health-plan}', false, true, '2026-01-01Z'),
  ('community-care-manager', 1, 'Community care manager', '{}', '{clinical-support}', '{community-organisation}', false, true, '2026-01-01Z'),
  ('interface-engineer', 1, 'Interface engineer', '{interface}', '{interface}', null, false, false, '2026-01-01Z'),
  ('relationship-manager', 1, 'Relationship manager', '{}', '{exchange-staff}', '{exchange}', false, false, '2026-01-01Z'),
  ('support-agent', 1, 'Support agent', '{}', '{exchange-staff}', '{exchange}', false, false, '2026-01-01Z'),
  ('trainer', 1, 'Trainer', '{}', '{exchange-staff}', '{exchange}', false, false, '2026-01-01Z'),
  ('identity-steward', 1, 'Identity steward', '{}', '{exchange-staff}', '{exchange}', false, false, '2026-01-01Z'),
  ('privacy-auditor', 1, 'Privacy auditor', '{}', '{exchange-staff}', '{exchange}', false, false, '2026-01-01Z'),
  ('administrator', 1, 'Administrator', '{}', '{exchange-staff}', '{exchange}', false, false, '2026-01-01Z');

-- Every title names where it exists. Charts are read at care-giving participants; a health plan or a community
-- organisation reads only through its own title, which asks for written consent; the exchange's staff never reads one.
update accounts.title set participant_types = '{hospital,nursing-home,hospice,home-care,clinic,private-practice,behavioural-health,fqhc,accountable-care,ems-agency,laboratory,pharmacy,health-home,correctional-health}'
where id in ('physician', 'physician-assistant', 'nurse-practitioner', 'nurse', 'pharmacist', 'psychologist', 'therapist', 'dentist', 'midwife', 'care-manager', 'social-worker', 'medical-assistant', 'quality-staff');
update accounts.title set participant_types = '{hospital}' where id = 'emergency-nurse';
update accounts.title set participant_types = '{hospital,ems-agency}' where id = 'emergency-provider';
update accounts.title set participant_types = '{hospital,nursing-home,hospice,home-care,clinic,private-practice,behavioural-health,fqhc,accountable-care,ems-agency,laboratory,pharmacy,health-home,correctional-health,community-organisation}'
where id = 'registrar';
update accounts.title set participant_types = '{hospital,nursing-home,hospice,home-care,clinic,private-practice,behavioural-health,fqhc,accountable-care,ems-agency,laboratory,pharmacy,health-home,correctional-health,community-organisation,health-plan,other-exchange}'
where id in ('user-manager', 'privacy-officer', 'interface-engineer');
alter table accounts.title alter column participant_types set not null;
comment on column accounts.title.participant_types is 'Kinds of participant that have this title';

insert into accounts.level_data_class (level, version, data_class, extent)
select level, 1, data_class, extent from (values
  ('demographics',   'full', 'full',      'full'),
  ('encounters',     'full', 'full',      'dates-only'),
  ('clinical-lists', 'full', 'full',      'none'),
  ('results',        'full', 'full',      'none'),
  ('documents',      'full', 'summaries', 'none'),
  ('sensitive',      'full', 'by-title',  'none'),
  ('identifiers',    'full', 'full',      'none'),
  ('consent',        'full', 'full',      'full')
) as classes (data_class, practitioner, clinical_support, registration)
cross join lateral (values
  ('practitioner-btg', practitioner), ('practitioner', practitioner),
  ('clinical-support', clinical_support), ('registration', registration)) as levels (level, extent);
