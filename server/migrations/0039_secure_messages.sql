-- Secure messages between users, staff and people outside.
create table support.secure_thread (
  id uuid primary key,
  subject text not null,
  ticket_id uuid,
  desk_team text check (desk_team in ('support', 'relationship', 'stewards', 'privacy')),
  started_at timestamptz not null,
  changed_at timestamptz not null,
  last_party_id uuid not null
);
comment on table support.secure_thread is 'Secure messages that belong together. distribution: id';
comment on column support.secure_thread.ticket_id is 'The request about which was asked securely; its team reads the thread';
comment on column support.secure_thread.desk_team is 'The help desk is in it: whose work it is where there is no request';
comment on column support.secure_thread.last_party_id is 'Who wrote last';
create index secure_thread_of_desk on support.secure_thread (desk_team, changed_at desc) where desk_team is not null;
create index secure_thread_by_ticket on support.secure_thread (ticket_id) where ticket_id is not null;

create table support.secure_party (
  thread_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('account', 'help', 'outside')),
  account_id uuid,
  participant_id uuid,
  name text not null,
  title text,
  participant_name text,
  email text,
  proof text check (proof in ('sms', 'passphrase')),
  mobile text,
  passphrase_hash bytea,
  link_id uuid,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (thread_id, id),
  check ((kind = 'account') = (account_id is not null and participant_id is not null)),
  check ((kind = 'outside') = (email is not null and proof is not null)),
  check ((coalesce(proof, '') = 'sms') = (mobile is not null) and (coalesce(proof, '') = 'passphrase') = (passphrase_hash is not null))
);
comment on table support.secure_party is 'Who is in a thread: accounts for whom they act, the help desk, people outside. distribution: thread_id';
comment on column support.secure_party.passphrase_hash is 'Keyed: worth nothing without the key of the exchange';
comment on column support.secure_party.link_id is 'The link that works now; another one ends the one before';
comment on column support.secure_party.added_by is 'The party whose link it is to renew';
create index secure_party_by_account on support.secure_party (account_id, participant_id) where account_id is not null;

create table support.secure_message (
  thread_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  account_id uuid,
  by_name text not null,
  at timestamptz not null,
  text text not null,
  attachments jsonb not null default '[]',
  recalled_at timestamptz,
  primary key (thread_id, id)
);
comment on table support.secure_message is 'What was written in a thread; a recalled message loses its text. distribution: thread_id';
comment on column support.secure_message.attachments is 'Ids, names, types and sizes (contract Attachment); of a recalled message the ids alone';
create index secure_message_by_account on support.secure_message (account_id, at) where account_id is not null;

create table support.secure_reading (
  thread_id uuid not null,
  message_id uuid not null,
  party_id uuid not null,
  name text not null,
  at timestamptz not null,
  primary key (thread_id, message_id, party_id)
);
comment on table support.secure_reading is 'When a party read a message first. distribution: thread_id';

create table support.secure_link (
  thread_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz,
  opened_at timestamptz,
  code_hash bytea,
  code_ends_at timestamptz,
  code_failures smallint not null default 0,
  failures smallint not null default 0,
  codes_sent_at timestamptz[] not null default '{}',
  pass_hash bytea,
  pass_ends_at timestamptz,
  primary key (thread_id, id)
);
comment on table support.secure_link is 'By which somebody outside reads a thread, with the codes and tries at it. distribution: thread_id';
comment on column support.secure_link.pass_hash is 'Of the pass that a right code gave: hashed, for half an hour';

grant select, insert on support.secure_thread, support.secure_party, support.secure_message, support.secure_reading, support.secure_link to crossbay_app;
grant update (changed_at, last_party_id) on support.secure_thread to crossbay_app;
grant update (proof, mobile, passphrase_hash, link_id) on support.secure_party to crossbay_app;
grant update (text, attachments, recalled_at) on support.secure_message to crossbay_app;
grant update (withdrawn_at, opened_at, code_hash, code_ends_at, code_failures, failures, codes_sent_at, pass_hash, pass_ends_at)
  on support.secure_link to crossbay_app;
