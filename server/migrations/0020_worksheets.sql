-- Worksheets: people for whom a user manager asks for access, and what the relationship manager decided about each.
create table onboarding.worksheet (
  id uuid primary key,
  participant_id uuid not null,
  variant text not null check (variant in ('has-break-the-glass', 'no-break-the-glass')),
  note text,
  digest bytea not null,
  attestation_version integer not null,
  submitted_at timestamptz not null,
  submitted_by_account_id uuid not null,
  submitted_by text not null,
  version integer not null default 1
);
create index worksheet_by_participant on onboarding.worksheet (participant_id, submitted_at desc);
create index worksheet_by_time on onboarding.worksheet (submitted_at desc);
comment on table onboarding.worksheet is 'A worksheet as it was submitted and attested to. reference table';
comment on column onboarding.worksheet.digest is 'SHA-256 of all rows that were sent, folded: the same worksheet is not taken twice';
comment on column onboarding.worksheet.version is 'Counts decisions; one names the version that it was made on';

create table onboarding.worksheet_row (
  worksheet_id uuid not null references onboarding.worksheet,
  "row" integer not null,
  email_folded text not null,
  given text not null,
  family text not null,
  email text not null,
  mobile text not null,
  title_id text not null,
  title text not null,
  access_level text not null,
  site_id uuid,
  site text,
  npi text,
  licence_number text,
  wants_alerts boolean not null,
  state text not null check (state in ('waiting', 'approved', 'returned')),
  returned_because text,
  decided_at timestamptz,
  decided_by_account_id uuid,
  primary key (worksheet_id, "row"),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'returned') = (returned_because is not null))
);
create index worksheet_row_waiting on onboarding.worksheet_row (worksheet_id) where state = 'waiting';
comment on table onboarding.worksheet_row is 'A person for whom access is asked, as shown to and decided by the relationship manager. distribution: worksheet_id';
comment on column onboarding.worksheet_row.access_level is 'In words, as the asker saw and attested to it';

create table onboarding.alert_request (
  affiliation_id uuid primary key,
  participant_id uuid not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  settled_by_account_id uuid
);
create index alert_request_open on onboarding.alert_request (asked_at) where settled_at is null;
comment on table onboarding.alert_request is 'A worksheet said that this user wants Clinical Alerts; the relationship manager settles it once the account is active. reference table';

grant select, insert, update on onboarding.worksheet, onboarding.worksheet_row, onboarding.alert_request to crossbay_app;
