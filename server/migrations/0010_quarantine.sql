alter table intake.quarantine
  add column settled_as text check (settled_as in ('replayed', 'dismissed')),
  add column chart_key bytea,
  add column chart_digest bytea,
  add column came_again integer not null default 0,
  add column came_again_at timestamptz,
  add column state text not null generated always as
    (case when settled_at is null then 'waiting' else coalesce(settled_as, 'replayed') end) stored,
  add column place text generated always as
    ((errors #>> '{0,location,segment}') || coalesce('-' || (errors #>> '{0,location,field}'), '')) stored;
comment on column intake.quarantine.chart_key is 'Of a replayed message: its key and digest in intake.message, whose bytes may have been mended';
comment on column intake.quarantine.came_again is 'How often its sender sent the same bytes again';
comment on column intake.quarantine.place is 'Segment and field of the first error, such as PID-3';

create index quarantine_by_id on intake.quarantine (id);
create index quarantine_by_time on intake.quarantine (received_at desc, id desc);

create table intake.quarantine_event (
  key bytea not null,
  id uuid not null,
  quarantine_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  by_name text not null,
  what text not null check (what in ('unmasked', 'replayed', 'replay-refused', 'dismissed')),
  detail text,
  primary key (key, id)
);
create index quarantine_event_of on intake.quarantine_event (key, quarantine_id);
comment on table intake.quarantine_event is 'What people did with a message in quarantine, append-only. distribution: key';

grant select, insert on intake.quarantine_event to crossbay_app;
