-- The directory: what each source sends, counted as it arrives, and what the public page shows of it.
create table directory.arrival (
  id uuid primary key,
  tallies jsonb not null
);
comment on table directory.arrival is 'What one transaction of the record brought, by source and element; folded into the tallies within a minute and then gone. distribution: id';

create table directory.element_tally (
  source_id uuid not null,
  element text not null,
  received bigint not null,
  added bigint not null,
  coded bigint not null,
  prompt bigint not null,
  gaps bigint[] not null,
  first_at timestamptz not null,
  newest_at timestamptz not null,
  unlisted boolean not null default true,
  primary key (source_id, element)
);
create index element_tally_unlisted on directory.element_tally (source_id) where unlisted;
comment on table directory.element_tally is 'What a source has sent of one element since the beginning: counts, no contents. distribution: source_id';
comment on column directory.element_tally.received is 'Resources that were new or told differently';
comment on column directory.element_tally.added is 'Those that were new';
comment on column directory.element_tally.coded is 'Of those received: with a code of a public code system';
comment on column directory.element_tally.prompt is 'Of those received: came within the hour of what they tell';
comment on column directory.element_tally.gaps is 'Of those received: without the first, second … of the fields that matter (server/src/directory/element-fields-rules.ts)';
comment on column directory.element_tally.unlisted is 'Counted since the listing was made';
comment on column directory.element_tally.newest_at is 'When the newest of what they tell happened';

create table directory.element_day (
  source_id uuid not null,
  element text not null,
  day date not null,
  received bigint not null,
  added bigint not null,
  coded bigint not null,
  prompt bigint not null,
  gaps bigint[] not null,
  primary key (source_id, element, day)
);
comment on table directory.element_day is 'The same of each day (UTC), kept for 31 days. distribution: source_id';

create table directory.first_count (
  id integer primary key check (id = 1),
  until_at timestamptz not null,
  after_patient_id uuid,
  after_id uuid,
  finished_at timestamptz
);
comment on table directory.first_count is 'How far what stood in the record before anything was counted is counted. reference table';

insert into directory.first_count (id, until_at, finished_at)
select 1, now(), case when not exists (select from record.resource) then now() end;

create table directory.listing (
  participant_id uuid primary key,
  name text not null,
  type text not null,
  search_text text not null,
  elements text[] not null,
  real_time boolean not null,
  ground text not null,
  digest text not null,
  entry json not null,
  listed_at timestamptz not null
);
create index listing_by_age on directory.listing (listed_at);
create index listing_by_name on directory.listing (name, participant_id);
comment on table directory.listing is 'What the public directory shows of a participant, made anew when it changes. reference table';
comment on column directory.listing.elements is 'What any of its sources sends';
comment on column directory.listing.ground is 'Digest of what the participant is, apart from what is counted';
comment on column directory.listing.digest is 'Digest of everything here';
comment on column directory.listing.listed_at is 'When it was last held against what it is made of';
comment on column directory.listing.real_time is 'A source of it sends most within the hour';

grant select, insert, delete on directory.arrival, directory.element_day, directory.listing to crossbay_app;
grant select, insert on directory.element_tally to crossbay_app;
grant update on directory.element_tally, directory.element_day, directory.first_count, directory.listing to crossbay_app;
grant select on directory.first_count to crossbay_app;
