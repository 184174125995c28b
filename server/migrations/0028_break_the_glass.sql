-- Breaking the glass: the passkey that stands for the reader again, and whose Part 2 data was shown under it.
alter table accounts.passkey_challenge drop constraint passkey_challenge_use_check;
alter table accounts.passkey_challenge
  add constraint passkey_challenge_use_check check (use in ('add', 'sign-in', 'unlock', 'again'));

create table access.glass_disclosure (
  person_id uuid not null,
  glass_id uuid not null,
  source_id uuid not null,
  participant_id uuid not null,
  disclosed_at timestamptz not null,
  told_at timestamptz,
  primary key (person_id, glass_id, source_id)
);
comment on table access.glass_disclosure is 'Sources whose Part 2 data was shown under a broken glass (42 CFR 2.51). distribution: person_id';
comment on column access.glass_disclosure.participant_id is 'Whose source it is, and who is told';
comment on column access.glass_disclosure.disclosed_at is 'When something of it was shown first under this glass';
comment on column access.glass_disclosure.told_at is 'When the letter was queued; null where there was nobody to tell';
create index glass_disclosure_by_participant on access.glass_disclosure (participant_id, disclosed_at);
create index glass_by_time on access.glass (opened_at, id);
grant select, insert on access.glass_disclosure to crossbay_app;

-- Whoever explains a refusal is told that a possible match waits for a steward.
create index review_by_candidate on identity.review (candidate_person_id) where closed_at is null;
