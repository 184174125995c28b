-- Decisions that registration systems send, and grants for a visit that end with it.
alter table accounts.source add column consent_segment jsonb;
comment on column accounts.source.consent_segment is 'In which segment of ADT messages it sends decisions of patients, and what its codes mean; null: it sends none';

create index consent_decision_one_visit on access.consent_decision (ends_at) where one_visit;
