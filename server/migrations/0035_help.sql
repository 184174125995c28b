-- Help: requests and their threads, files, and who answers them. The slices support and directory begin here.
create schema support;
comment on schema support is 'Help centre, requests for help, secure messages, status';
grant usage on schema support to crossbay_app;
create schema directory;
comment on schema directory is 'What sources send: elements, since when, how well';
grant usage on schema directory to crossbay_app;

-- Those who answer requests, by their titles.
insert into accounts.title (id, version, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types, sensitive_data, written_consent_only, effective_from)
select id, 2, name, levels_with_break_the_glass, array['exchange-staff', duty], participant_types, sensitive_data, written_consent_only, '2026-01-03Z'
from accounts.title
join (values ('support-agent', 'support'), ('identity-steward', 'stewardship')) as duties (title, duty) on title = id
where version = 1;

create table support.ticket_serial (
  year integer primary key,
  last integer not null
);
comment on table support.ticket_serial is 'The last number that a request was given in a year. reference table';

create table support.ticket (
  id uuid primary key,
  number text not null,
  type text not null check (type in ('deactivation', 'role-change', 'email-change', 'forgotten-username', 'not-visible',
    'wrong-data', 'wrong-patient', 'error', 'pop-ups', 'alerts', 'privacy', 'training', 'other')),
  subject text not null,
  state text not null check (state in ('new', 'waiting', 'in-progress', 'solved', 'closed')),
  team text not null check (team in ('support', 'relationship', 'stewards', 'privacy')),
  priority text not null check (priority in ('urgent', 'high', 'normal', 'low')),
  assignee_id uuid,
  sender_account_id uuid,
  sender_participant_id uuid,
  sender_name text not null,
  sender_email text,
  sender_title text,
  sender_verified boolean not null default false,
  fields jsonb not null default '{}',
  report jsonb,
  line jsonb,
  source_id uuid,
  source_participant_id uuid,
  source_answered_at timestamptz,
  screenshot_id uuid,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  first_answer_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  last_from text not null check (last_from in ('sender', 'staff', 'source', 'exchange')),
  sender_read_at timestamptz,
  source_read_at timestamptz,
  reminded_at timestamptz,
  merged_into_id uuid,
  link_id uuid,
  search_text text not null
);
comment on table support.ticket is 'A request for help, as it stands now. distribution: id';
comment on column support.ticket.sender_email is 'Of a sender without an account, as it was typed: proves nothing';
comment on column support.ticket.sender_verified is 'A user manager or privacy officer of that participant, signed in when it was sent';
comment on column support.ticket.fields is 'What was asked besides the words, by type (contract TicketFields)';
comment on column support.ticket.source_id is 'wrong-data, wrong-patient: whose data it is about';
comment on column support.ticket.link_id is 'Of the secret link by which a sender without an account follows it; another one ends the one before';
comment on column support.ticket.search_text is 'Folded words of number, subject, sender and texts';
create index ticket_open on support.ticket (team, due_at, id) where state in ('new', 'waiting', 'in-progress');
create index ticket_by_sender on support.ticket (sender_account_id, changed_at desc) where sender_account_id is not null;
create index ticket_by_source on support.ticket (source_participant_id, changed_at desc) where source_participant_id is not null;
create index ticket_by_number on support.ticket (number);
create index ticket_by_change on support.ticket (changed_at desc, id);
create index ticket_by_opening on support.ticket (opened_at);

create table support.ticket_message (
  ticket_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  from_whom text not null check (from_whom in ('sender', 'staff', 'source', 'exchange')),
  account_id uuid,
  by_name text not null,
  text text not null,
  attachments jsonb not null default '[]',
  internal boolean not null default false,
  came_by text check (came_by in ('encrypted-mail', 'mail')),
  primary key (ticket_id, id)
);
comment on table support.ticket_message is 'What was written on a request; never changed. distribution: ticket_id';
comment on column support.ticket_message.attachments is 'Ids, names, types and sizes (contract Attachment)';

create table support.ticket_event (
  ticket_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  by_name text,
  words text not null,
  primary key (ticket_id, id)
);
comment on table support.ticket_event is 'What happened to a request besides words: taken, given on, due, merged, done. distribution: ticket_id';

create table support.attachment (
  id uuid primary key,
  account_id uuid,
  link_id uuid,
  name text not null,
  type text not null,
  bytes integer not null,
  content bytea not null,
  made_at timestamptz not null,
  used boolean not null default false
);
comment on table support.attachment is 'A file that somebody sent with a request or a secure message. distribution: id';
comment on column support.attachment.used is 'Something names it; what nothing names within a day is deleted';
create index attachment_unused on support.attachment (made_at) where not used;

create table support.help_try (
  network_hash bytea not null,
  id uuid not null,
  use text not null,
  at timestamptz not null,
  primary key (network_hash, id)
);
create index help_try_by_time on support.help_try (at);
comment on table support.help_try is 'What came of late from one network or account, so that nobody floods the desk. distribution: network_hash';

grant select, insert, update on support.ticket_serial, support.ticket to crossbay_app;
grant select, insert on support.ticket_message, support.ticket_event to crossbay_app;
grant select, insert, delete on support.attachment, support.help_try to crossbay_app;
grant update (used) on support.attachment to crossbay_app;
