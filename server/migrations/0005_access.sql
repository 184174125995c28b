create schema access;
comment on schema access is 'Consent and the decisions made from it';
grant usage on schema access to crossbay_app;

create table access.consent_form (
  id text not null,
  version integer not null,
  language text not null,
  scope text not null check (scope in ('participant', 'community', 'everyone')),
  title text not null,
  choices text[] not null,
  text text not null,
  effective_from date not null,
  primary key (id, version, language)
);
comment on table access.consent_form is 'The wording that patients sign, by version and language. reference table';

create table access.consent_decision (
  id uuid not null,
  patient_id uuid not null,
  scope text not null check (scope in ('participant', 'community', 'everyone')),
  participant_id uuid,
  value text not null check (value in ('none', 'grant', 'emergency-only', 'deny')),
  form_id text not null,
  form_version integer not null,
  language text not null,
  signed_on date not null,
  signer_name text not null,
  signer_relation text not null,
  evidence text not null check (evidence in ('paper-on-file', 'e-signature', 'verbal', 'source-message')),
  covered_participant_ids uuid[],
  recorded_by_account_id uuid,
  recorded_by_name text,
  recorded_at timestamptz not null,
  primary key (patient_id, id),
  check ((scope = 'participant') = (participant_id is not null)),
  check (scope <> 'everyone' or value in ('none', 'deny'))
);
comment on table access.consent_decision is 'A signed decision of a patient; append-only. distribution: patient_id';
comment on column access.consent_decision.covered_participant_ids is 'Community grants: the participants on the form when it was signed';
comment on column access.consent_decision.recorded_by_name is 'As it was when the decision was recorded';

insert into access.consent_form (id, version, language, scope, title, choices, text, effective_from) values
  ('emergency-services', 1, 'en', 'participant', 'Consent for a participant with emergency services', '{grant,emergency-only,deny}',
   'I give consent for this participant to see all of my electronic health information through the exchange. / I give consent only in a medical emergency. / I deny consent, even in a medical emergency.', '2026-01-01'),
  ('standard', 1, 'en', 'participant', 'Consent for a participant', '{grant,deny}',
   'I give consent for this participant to see all of my electronic health information through the exchange. / I deny consent.', '2026-01-01'),
  ('community', 1, 'en', 'community', 'Consent for all participants of the community', '{grant,deny}',
   'I give consent for every participant listed on this form to see all of my electronic health information through the exchange. / I deny consent.', '2026-01-01'),
  ('deny-to-all', 1, 'en', 'everyone', 'Denial to everyone', '{deny,none}',
   'I deny every participant access to my electronic health information through the exchange, even in a medical emergency. / I lift this denial.', '2026-01-01');

grant select on access.consent_form to crossbay_app;
grant select, insert on access.consent_decision to crossbay_app;
