-- Second factors besides the SMS code, and what a session and a browser are told apart by.
alter table accounts.sign_in
  alter column code_hash drop not null,
  alter column code_expires_at drop not null,
  add column other_tries integer not null default 0;
comment on column accounts.sign_in.code_hash is 'Of the code sent by SMS; none until one is sent';
comment on column accounts.sign_in.other_tries is 'Tries of the other second factors at this sign-in; counted before one is looked at';

alter table accounts.session
  add column browser text not null default 'an unknown browser',
  add column device_hash bytea,
  add column network_hash bytea,
  add column second_factor text
    check (second_factor in ('sms', 'authenticator-app', 'passkey', 'recovery-code', 'single-sign-on'));
comment on column accounts.session.browser is 'Browser and system in words, as the browser says itself';
comment on column accounts.session.device_hash is 'Keyed hash of the browser''s own token, as in accounts.device';
comment on column accounts.session.network_hash is 'Keyed hash of the network (/24 or /64) from which it was opened';

alter table accounts.device
  add column id uuid not null default gen_random_uuid(),
  add column browser text not null default 'an unknown browser';

create table accounts.authenticator_app (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  secret bytea not null,
  last_step bigint not null default 0,
  confirm_tries integer not null default 0,
  begun_at timestamptz not null,
  added_at timestamptz,
  last_used_at timestamptz
);
create unique index authenticator_app_in_use on accounts.authenticator_app (account_id) where added_at is not null;
create unique index authenticator_app_begun on accounts.authenticator_app (account_id) where added_at is null;
comment on table accounts.authenticator_app is 'Authenticator app of an account, in use once its first code came back; the secret is sealed. reference table';
comment on column accounts.authenticator_app.last_step is 'Time step of the newest code that was used: a code is used once';

create table accounts.passkey (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_account on accounts.passkey (account_id);
comment on table accounts.passkey is 'Passkeys of an account. reference table';

create table accounts.passkey_challenge (
  use text not null check (use in ('add', 'sign-in', 'unlock')),
  subject uuid not null,
  challenge text not null,
  expires_at timestamptz not null,
  primary key (use, subject)
);
create index passkey_challenge_by_expiry on accounts.passkey_challenge (expires_at);
comment on table accounts.passkey_challenge is 'What a passkey must answer, once; subject is the session or the sign-in. reference table';

create table accounts.recovery_code (
  account_id uuid not null references accounts.account,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table accounts.recovery_code is 'One-time codes for who has lost the other second factors, as keyed hashes. reference table';

create table accounts.mobile_change (
  id uuid primary key,
  account_id uuid not null references accounts.account,
  session_id uuid not null references accounts.session,
  mobile text not null,
  code_hash bytea not null,
  code_tries integer not null default 0,
  expires_at timestamptz not null,
  finished_at timestamptz
);
create index mobile_change_by_expiry on accounts.mobile_change (expires_at);
comment on table accounts.mobile_change is 'A new mobile number between the code that was sent to it and the code that came back. reference table';

grant select, insert, update, delete on accounts.authenticator_app, accounts.passkey, accounts.passkey_challenge,
  accounts.recovery_code, accounts.mobile_change to crossbay_app;
