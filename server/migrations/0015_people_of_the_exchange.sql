-- Ground for bringing people in and out: sites, relationship managers, and what an affiliation is besides its title.
alter table accounts.participant
  add column relationship_manager_id uuid references accounts.account,
  add column agreement_signed_on date,
  add column vouches_for_second_factor boolean not null default false,
  add column ended_at timestamptz;
comment on column accounts.participant.relationship_manager_id is 'Of the exchange''s staff; whom its people turn to';
comment on column accounts.participant.vouches_for_second_factor is 'The agreement says that its single sign-on stands for the security code';

create table accounts.site (
  id uuid primary key,
  participant_id uuid not null references accounts.participant,
  name text not null,
  created_at timestamptz not null,
  closed_at timestamptz
);
create unique index site_by_name on accounts.site (participant_id, lower(name));
comment on table accounts.site is 'A place where a participant works. reference table';

alter table accounts.affiliation
  add column site_id uuid references accounts.site,
  add column npi text,
  add column licence_number text,
  add column clinical_alerts boolean not null default false,
  add column leave_from date,
  add column leave_until date,
  add column ended_reason text,
  add column ended_by_account_id uuid,
  add column verified_at timestamptz,
  add column verified_by_account_id uuid;
create index affiliation_by_participant on accounts.affiliation (participant_id) where state = 'active';
comment on column accounts.affiliation.clinical_alerts is 'On the list of those who get Clinical Alerts; only a relationship manager changes it';
comment on column accounts.affiliation.leave_from is 'Leave of absence: nothing opens for this affiliation from this day on, until leave_until';
comment on column accounts.affiliation.verified_at is 'When the user manager last said that this person still belongs here';

alter table accounts.account
  add column state_reason text check (state_reason in
    ('training-overdue', 'dormant', 'by-request', 'privacy', 'last-affiliation-ended')),
  add column state_changed_at timestamptz,
  add column last_sign_in_at timestamptz,
  add column mobile_proved_at timestamptz;
comment on column accounts.account.state_reason is 'Why it is suspended or deactivated';
comment on column accounts.account.mobile_proved_at is 'A code sent to this mobile number came back';

grant select, insert, update on accounts.site to crossbay_app;

-- What the exchange's own people may do, each by the title.
insert into accounts.title (id, version, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types, sensitive_data, written_consent_only, effective_from)
select id, 2, name, levels_with_break_the_glass, array['exchange-staff', duty], participant_types, sensitive_data, written_consent_only, '2026-01-03Z'
from accounts.title
join (values ('relationship-manager', 'relationship-management'), ('trainer', 'training'), ('administrator', 'administration'),
  ('privacy-auditor', 'account-audit')) as duties (title, duty) on title = id
where version = 1;
