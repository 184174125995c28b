-- People out again: leave, role changes that wait for a course, re-verification, look-ups, signs of a shared account.

-- A thousand usernames are derived at once by what stands before their numbers.
create index account_by_username_base on accounts.account (regexp_replace(lower(username), '[0-9]+$', ''));

create index session_by_affiliation on accounts.session (affiliation_id, created_at desc);

create function accounts.on_leave(leave_from date, leave_until date, time_zone text, at timestamptz) returns boolean
  language sql stable
  return coalesce(leave_from <= (at at time zone time_zone)::date
    and (leave_until is null or (at at time zone time_zone)::date <= leave_until), false);
comment on function accounts.on_leave is 'The first and the last day count, in the time zone of the participant';

alter table accounts.affiliation
  add column pending_title_id text,
  add column changed_at timestamptz;
comment on column accounts.affiliation.pending_title_id is 'A title that counts once its break-the-glass course is passed';

-- Letters that fold by decomposition lose their marks; the others are spelled out.
create function accounts.fold_text(text) returns text
  language sql immutable
  return replace(replace(replace(replace(translate(
    regexp_replace(normalize(lower($1), nfkd), U&'[\0300-\036f]', '', 'g'), 'øłđðı', 'olddi'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
alter table accounts.account add column search_text text generated always as
  (accounts.fold_text(given || ' ' || family || ' ' || username || ' ' || email)) stored;
comment on column accounts.account.search_text is 'What a relationship manager looks somebody up by, folded';

create table accounts.verification_reminder (
  participant_id uuid not null references accounts.participant,
  due_on date not null,
  sent_at timestamptz not null,
  primary key (participant_id, due_on)
);
comment on table accounts.verification_reminder is 'That the user managers of a participant were asked to verify their list by a day. reference table';

create table accounts.session_use (
  session_id uuid not null references accounts.session,
  at timestamptz not null,
  primary key (session_id, at)
);
create index session_use_by_time on accounts.session_use (at);
comment on table accounts.session_use is 'In which five minutes a session was used, kept for some days: signs that an account is shared. reference table';

create table accounts.sharing_signal (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  kind text not null check (kind in ('two-places', 'two-devices', 'many-devices')),
  day date not null,
  at timestamptz not null,
  count integer,
  looked_at_at timestamptz,
  looked_at_by_account_id uuid references accounts.account,
  note text,
  unique (account_id, kind, day)
);
create index sharing_signal_by_time on accounts.sharing_signal (at desc);
comment on table accounts.sharing_signal is 'A sign that an account may be used by more than its owner, at most one of a kind a day. reference table';

grant select, insert on accounts.verification_reminder to crossbay_app;
grant select, insert, delete on accounts.session_use to crossbay_app;
grant select, insert, update on accounts.sharing_signal to crossbay_app;
