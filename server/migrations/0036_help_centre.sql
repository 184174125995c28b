-- Answers of the help centre as staff wrote them, over those that the product brings as files.
create table support.article_version (
  slug text not null check (slug ~ '^[a-z0-9-]{1,80}$'),
  version integer not null check (version > 0),
  at timestamptz not null,
  account_id uuid not null,
  by_name text not null,
  title text not null,
  category text not null,
  body text not null,
  keywords text not null,
  action_label text not null,
  action_path text not null,
  hidden boolean not null,
  primary key (slug, version)
);
comment on table support.article_version is 'What staff wrote of an answer of the help centre; never changed, the highest version counts. distribution: slug';
comment on column support.article_version.action_path is 'Address on this site that does what the answer says';

create table support.article_helped (
  slug text not null,
  day date not null,
  times integer not null,
  primary key (slug, day)
);
comment on table support.article_helped is 'How often an answer made a request unnecessary, by day (UTC); by whom is not kept. distribution: slug';
create index article_helped_by_day on support.article_helped (day);

grant select, insert on support.article_version to crossbay_app;
grant select, insert, update on support.article_helped to crossbay_app;
