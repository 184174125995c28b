create table intake.feed (
  source_id uuid not null,
  last_at timestamptz not null,
  primary key (source_id)
);
comment on table intake.feed is 'When a source was last heard. distribution: source_id';

create table intake.feed_minute (
  source_id uuid not null,
  minute timestamptz not null,
  messages integer not null,
  errors integer not null,
  primary key (source_id, minute)
);
comment on table intake.feed_minute is 'Messages of a source in one minute, and those answered AE or AR; kept for two days. distribution: source_id';

create table intake.feed_hour (
  source_id uuid not null,
  hour timestamptz not null,
  messages integer not null,
  errors integer not null,
  not_stored integer not null,
  clock_ahead integer not null,
  spoke bigint not null,
  delays integer[] not null,
  delay_highest_ms bigint not null,
  primary key (source_id, hour)
);
comment on table intake.feed_hour is 'The same by hour, with what a rhythm is learnt from; kept for 35 days. distribution: source_id';
comment on column intake.feed_hour.not_stored is 'Not stored because the store was away, or by a fault of ours';
comment on column intake.feed_hour.clock_ahead is 'Messages dated over five seconds later than they arrived';
comment on column intake.feed_hour.spoke is 'Bit n: something came in minute n';
comment on column intake.feed_hour.delays is 'Messages by delay: a bucket for each factor of the square root of two, from 0.1 seconds up';

create table intake.feed_rhythm (
  source_id uuid not null,
  weekday integer[] not null,
  weekend integer[] not null,
  learnt_at timestamptz not null,
  primary key (source_id)
);
comment on table intake.feed_rhythm is 'Minutes of silence that a source may keep, by local hour of the day; null where nobody can tell. distribution: source_id';

create table intake.feed_alarm (
  id uuid not null,
  source_id uuid not null,
  kind text not null check (kind in ('silence', 'errors')),
  since timestamptz not null,
  allowed_minutes integer,
  messages integer,
  errors integer,
  waiting integer,
  opened_at timestamptz not null,
  closed_at timestamptz,
  mailed_at timestamptz,
  end_mailed_at timestamptz,
  mail_after timestamptz not null,
  primary key (source_id, id)
);
create unique index feed_alarm_open on intake.feed_alarm (source_id, kind) where closed_at is null;
create index feed_alarm_to_mail on intake.feed_alarm (mail_after)
  where (closed_at is null and mailed_at is null) or (closed_at is not null and end_mailed_at is null);
comment on table intake.feed_alarm is 'A source that is silent for too long, or fails too often, and who was told. distribution: source_id';
comment on column intake.feed_alarm.since is 'Silence: the last message; errors: when it was seen';
comment on column intake.feed_alarm.messages is 'Of the hour before an alarm about errors';
comment on column intake.feed_alarm.mail_after is 'No other process mails it before then';

create table intake.feed_watch (
  id integer primary key check (id = 1),
  watching_since timestamptz not null,
  last_watched_at timestamptz not null
);
comment on table intake.feed_watch is 'Since when feeds are watched without a break: silence while nobody listened is nobody''s fault. reference table';

-- What came before feeds were counted.
insert into intake.feed (source_id, last_at)
select source_id, max(received_at) from intake.receipt group by source_id;

grant select, insert, update on intake.feed, intake.feed_rhythm, intake.feed_alarm, intake.feed_watch to crossbay_app;
grant select, insert, update, delete on intake.feed_minute, intake.feed_hour to crossbay_app;
grant delete on intake.feed_alarm to crossbay_app;
