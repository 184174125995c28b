-- Mail to the exchange: what came, what was kept back, and certificates for which answers are encrypted.
create table support.received_mail (
  message_hash bytea primary key,
  at timestamptz not null,
  address_hash bytea not null,
  outcome text not null check (outcome in ('opened', 'answered', 'held', 'ignored')),
  ticket_id uuid,
  held_id uuid
);
comment on table support.received_mail is 'Each mail that came, so that none is taken twice and nobody floods. distribution: message_hash';
comment on column support.received_mail.message_hash is 'Keyed, of its Message-ID, or of all of it';
comment on column support.received_mail.address_hash is 'Keyed, of the sender''s address as the mail says';
create index received_mail_by_time on support.received_mail (at);
create index received_mail_by_address on support.received_mail (address_hash, at);

create table support.held_mail (
  id uuid primary key,
  at timestamptz not null,
  from_address text not null,
  subject text not null,
  reasons text[] not null,
  redacted text,
  sealed bytea,
  attachments jsonb not null default '[]',
  account_id uuid,
  password_reset boolean not null default false,
  answered boolean not null default false,
  state text not null check (state in ('held', 'filed', 'discarded')),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  reason text,
  ticket_id uuid,
  ticket_number text
);
comment on table support.held_mail is 'Mail that was kept back: it came open and looked like a patient''s data or a password. distribution: id';
comment on column support.held_mail.redacted is 'What it says, with passwords and what looks like a patient''s masked';
comment on column support.held_mail.sealed is 'What it says, with passwords alone masked, sealed; nothing once somebody decided';
create index held_mail_by_time on support.held_mail (state, at desc, id desc);

create table support.mail_certificate (
  address text not null,
  fingerprint text not null,
  der bytea not null,
  name text not null,
  not_after timestamptz not null,
  account_id uuid,
  state text not null check (state in ('offered', 'trusted', 'removed')),
  by_whom text not null check (by_whom in ('authority', 'staff', 'nobody')),
  by_account_id uuid,
  by_name text,
  learned_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (address, fingerprint)
);
comment on table support.mail_certificate is 'Certificates of those who write to the exchange. distribution: address';
comment on column support.mail_certificate.address is 'In small letters';
comment on column support.mail_certificate.account_id is 'Whose address it was when it was learned';
create index mail_certificate_by_account on support.mail_certificate (account_id) where account_id is not null;

create table support.sealed_answer (
  ticket_id uuid not null,
  message_id uuid not null,
  fingerprint text not null,
  at timestamptz not null,
  tries integer not null default 0,
  sent_at timestamptz,
  primary key (ticket_id, message_id)
);
comment on table support.sealed_answer is 'Answers that left as encrypted mail, or are about to. distribution: ticket_id';
create index sealed_answer_waiting on support.sealed_answer (at) where sent_at is null;
create index ticket_message_by_staff on support.ticket_message (at) where from_whom = 'staff' and not internal;

grant select, insert, delete on support.received_mail to crossbay_app;
grant select, insert, update on support.held_mail, support.mail_certificate, support.sealed_answer to crossbay_app;
