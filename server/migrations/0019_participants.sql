-- The directory of participants: found and compared by folded names; designations, planned trainings, and who wrote on the
-- public page.
alter table accounts.participant add column name_folded text, add column search_text text;
update accounts.participant p
set name_folded = case when twins.nth = 1 then twins.folded else twins.folded || ' ' || p.id end, search_text = regexp_replace(normalize(twins.folded, nfd), '[\u0300-\u036f]', '', 'g')
from (select id, lower(normalize(name, nfkc)) as folded,
        row_number() over (partition by lower(normalize(name, nfkc)) order by created_at, id) as nth
      from accounts.participant) twins
where twins.id = p.id;
alter table accounts.participant alter column name_folded set not null, alter column search_text set not null;
create unique index participant_by_folded_name on accounts.participant (name_folded);
comment on column accounts.participant.name_folded is 'The name as it is compared: Unicode-normalised, case-folded, single spaces';
comment on column accounts.participant.search_text is 'Words of the name and of open sites without accents, for looking up';

create table onboarding.designation (
  id uuid primary key,
  participant_id uuid not null,
  state text not null check (state in ('signed', 'accepted', 'returned')),
  form_version integer not null,
  signatory_name text not null,
  signatory_position text not null,
  signed_on date not null,
  manager jsonb not null,
  deputy jsonb,
  evidence text not null check (evidence in ('tablet-signature', 'signed-document')),
  document bytea not null,
  document_type text not null check (document_type in ('application/pdf', 'image/png', 'image/jpeg')),
  recorded_at timestamptz not null,
  recorded_by_account_id uuid not null,
  recorded_by text not null,
  decided_at timestamptz,
  decided_by_account_id uuid,
  decided_by text,
  returned_because text,
  manager_account_id uuid,
  deputy_account_id uuid,
  already_known text[] not null default '{}',
  check ((state = 'signed') = (decided_at is null)),
  check ((state = 'returned') = (returned_because is not null))
);
create index designation_by_participant on onboarding.designation (participant_id, recorded_at desc);
create index designation_waiting on onboarding.designation (recorded_at) where state = 'signed';
comment on table onboarding.designation is 'A participant''s signed naming of its user manager and deputy, with the evidence. reference table';
comment on column onboarding.designation.manager is 'given, family, email, mobile, as they were signed for';
comment on column onboarding.designation.already_known is 'Names of those who had an account before: they got one more affiliation';

create table onboarding.planned_training (
  id uuid primary key,
  participant_id uuid not null,
  kind text not null check (kind in ('consent-training', 'retraining')),
  planned_for date not null,
  course_id text,
  note text,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  assigned_account_ids uuid[] not null default '{}',
  planned_at timestamptz not null,
  planned_by_account_id uuid not null,
  settled_at timestamptz,
  settled_by_account_id uuid,
  check ((kind = 'retraining') = (course_id is not null))
);
create index planned_training_by_participant on onboarding.planned_training (participant_id, planned_for desc);
comment on table onboarding.planned_training is 'A consent training or retraining that was agreed with a participant. reference table';

create table onboarding.contact_request (
  id uuid primary key,
  participant_id uuid,
  name text not null,
  email text not null,
  message text not null,
  received_at timestamptz not null,
  closed_at timestamptz,
  closed_by_account_id uuid,
  closed_by text
);
create index contact_request_open on onboarding.contact_request (received_at desc) where closed_at is null;
comment on table onboarding.contact_request is 'What somebody wrote to a relationship manager on the public page. reference table';
comment on column onboarding.contact_request.participant_id is 'Null: the writer did not find the organization';

create table onboarding.contact_try (
  id uuid primary key,
  network_hash bytea not null,
  at timestamptz not null
);
create index contact_try_by_network on onboarding.contact_try (network_hash, at desc);
create index contact_try_by_time on onboarding.contact_try (at);
comment on table onboarding.contact_try is 'Letters sent on the public page, by a keyed hash of the network, to bound them. reference table';

grant select, insert, update on onboarding.designation, onboarding.planned_training, onboarding.contact_request to crossbay_app;
grant select, insert, delete on onboarding.contact_try to crossbay_app;
