-- The queue of those who answer, their canned answers, and what the status page says.

alter table support.ticket
  add column late_told_at timestamptz,
  add column merged_copied boolean not null default false;
comment on column support.ticket.reminded_at is 'When somebody was told that it is due soon';
comment on column support.ticket.late_told_at is 'When somebody was told that it is late';
comment on column support.ticket.merged_copied is 'Its thread was copied into the request into which it was merged: both are of the same sender';

-- Marks fall, and anything but letters and digits parts words, so that addresses and numbers are found by their parts.
create function support.words_of(text) returns text
  language sql immutable
  return regexp_replace(regexp_replace(normalize(lower(left($1, 200000)), nfkd), U&'[\0300-\036f]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g');
alter table support.ticket add column words tsvector
  generated always as (to_tsvector('simple', support.words_of(search_text))) stored;
comment on column support.ticket.words is 'What a search looks through';
create index ticket_by_words on support.ticket using gin (words) with (fastupdate = off);
-- With what is counted of the queue on each page of it.
create index ticket_in_queue on support.ticket (coalesce(due_at, 'infinity'::timestamptz), id)
  include (team, state, assignee_id, due_at)
  where state in ('new', 'waiting', 'in-progress') and merged_into_id is null;
create index ticket_merged on support.ticket (merged_into_id) where merged_into_id is not null;
create index ticket_by_team on support.ticket (team, changed_at desc, id desc);
-- Its order, which the index of a team has too, leads past the requests of all other teams.
drop index support.ticket_by_change;
create index ticket_by_assignee on support.ticket (assignee_id, changed_at desc, id desc) where assignee_id is not null;
create index ticket_by_solving on support.ticket (solved_at) where solved_at is not null;

create table support.canned_answer (
  id uuid primary key,
  title text not null,
  text text not null,
  type text,
  changed_at timestamptz,
  changed_by text
);
comment on table support.canned_answer is 'Answers that those who help put into their own, and then change. reference table';
comment on column support.canned_answer.changed_by is 'Name; empty: as the product brings it';
grant select, insert, update, delete on support.canned_answer to crossbay_app;

insert into support.canned_answer (id, title, text, type) values
  ('0198d3a0-0000-7000-8000-000000000001', 'Allow pop-up windows',
   'Please allow pop-up windows for the exchange''s address in your browser, then open the page again. How to do that in Edge, Chrome, Firefox and Safari stands here: /support/faq/pop-up-windows', 'pop-ups'),
  ('0198d3a0-0000-7000-8000-000000000002', 'Consent decides what you see',
   'What is shown of a patient depends on the patient''s consent at your organization. Open the patient, choose Consent, and see which decision counts. When the patient signs a form with you, record it there: the record opens at once.', 'not-visible'),
  ('0198d3a0-0000-7000-8000-000000000003', 'Username told',
   'We have sent your username to the e-mail address that we have on record. If it does not come, look into the folder for unwanted mail, then answer here.', 'forgotten-username'),
  ('0198d3a0-0000-7000-8000-000000000004', 'Ask your user manager to end or change an account',
   'For the safety of your colleagues we end or change accounts only for the user manager or privacy officer of the same organization. Your relationship manager has your request and will check it with them.', 'deactivation'),
  ('0198d3a0-0000-7000-8000-000000000005', 'The source was asked',
   'Thank you for telling us. We have asked the organization that sent this entry to check it, and will tell you what they answer. Until then please do not rely on this line.', 'wrong-data'),
  ('0198d3a0-0000-7000-8000-000000000006', 'How to send patient information safely',
   'Please do not send patient information by ordinary e-mail. Write to us over Messages in the portal, or by encrypted mail: /support/faq/send-patient-data-safely', null);

create table support.status_item (
  id uuid primary key,
  kind text not null check (kind in ('announcement', 'incident', 'maintenance')),
  title text not null,
  text text not null,
  components text[] not null default '{}',
  component_state text check (component_state in ('working', 'slow', 'down', 'maintenance')),
  from_at timestamptz not null,
  until_at timestamptz,
  told_on_sign_in boolean not null,
  made_by uuid not null,
  ended_at timestamptz
);
comment on table support.status_item is 'An incident, maintenance or announcement, as the public reads it. reference table';
comment on column support.status_item.component_state is 'What its components are while it lasts';
create index status_item_by_start on support.status_item (from_at desc, id);
grant select, insert on support.status_item to crossbay_app;
grant update (ended_at) on support.status_item to crossbay_app;

create table support.status_update (
  item_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  text text not null,
  primary key (item_id, id)
);
comment on table support.status_update is 'What was said of an item later on; never changed. reference table';
grant select, insert on support.status_update to crossbay_app;

create table support.announcement_dismissal (
  account_id uuid not null,
  item_id uuid not null,
  at timestamptz not null,
  primary key (account_id, item_id)
);
comment on table support.announcement_dismissal is 'What somebody has put away on sign-in. distribution: account_id';
grant select, insert on support.announcement_dismissal to crossbay_app;
