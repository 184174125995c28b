-- Whether those who answer requests were told of a mail that was kept back.
alter table support.held_mail add column told_at timestamptz;
comment on column support.held_mail.told_at is 'When staff were told by a letter that it is held';
create index held_mail_by_telling on support.held_mail (told_at);
