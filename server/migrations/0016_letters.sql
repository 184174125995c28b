-- Mails of the exchange: their texts, and what became of each.
create table accounts.letter_template (
  id text not null,
  version integer not null,
  subject text not null,
  body text not null,
  changed_by_account_id uuid not null references accounts.account,
  changed_at timestamptz not null,
  primary key (id, version)
);
comment on table accounts.letter_template is 'Texts that an administrator wrote in place of the product''s own (version 0). reference table';

create table accounts.letter (
  id uuid primary key,
  template_id text not null,
  template_version integer,
  subject text,
  recipient_email text not null,
  recipient_name text not null,
  account_id uuid references accounts.account,
  participant_id uuid references accounts.participant,
  placeholders jsonb not null,
  link_path text,
  link_subject text,
  temporary_password text check (temporary_password in ('invitation', 'reset')),
  state text not null check (state in ('queued', 'sent', 'bounced', 'failed')),
  reason text,
  tries integer not null default 0,
  queued_at timestamptz not null,
  settled_at timestamptz
);
comment on table accounts.letter is 'A mail that was to be sent, and what became of it; secrets in it are made when it leaves and kept nowhere. reference table';
comment on column accounts.letter.link_subject is 'What the secret link stands for; its token is computed from it when the mail leaves';
create index letter_by_account on accounts.letter (account_id, queued_at desc);
create index letter_by_state on accounts.letter (state, queued_at desc);

grant select, insert, update on accounts.letter_template, accounts.letter to crossbay_app;
