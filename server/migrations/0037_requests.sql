-- What names a file decides who may read it.
alter table support.attachment
  add column use_kind text check (use_kind in ('ticket', 'thread', 'mail')),
  add column use_id uuid;
comment on column support.attachment.use_id is 'The request, thread or held mail that names it';
grant update (use_kind, use_id) on support.attachment to crossbay_app;
create index attachment_by_account on support.attachment (account_id, made_at) where account_id is not null;
create index attachment_by_link on support.attachment (link_id, made_at) where link_id is not null;

alter table accounts.account add column exposed_password_hash text;
comment on column accounts.account.exposed_password_hash is 'Of a password that stood where others could read it: it no longer works, and is not to be chosen again';
