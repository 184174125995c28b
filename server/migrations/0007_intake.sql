create schema intake;
comment on schema intake is 'Messages as they arrived, and what became of them';
grant usage on schema intake to crossbay_app;

create table intake.receipt (
  key bytea not null,
  source_id uuid not null,
  control_id text not null,
  digest bytea not null,
  state text not null check (state in ('stored', 'quarantined')),
  answer jsonb not null,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (key)
);
comment on table intake.receipt is 'Makes intake idempotent: hash of source and control id to the message''s present answer. distribution: key';

create table intake.message (
  key bytea not null,
  received_at timestamptz not null,
  digest bytea not null,
  source_id uuid not null,
  type text not null,
  patient_id uuid,
  raw bytea not null,
  primary key (key, digest, received_at)
) partition by range (received_at);
comment on table intake.message is 'Raw bytes of every message that is on a chart, append-only, by month. distribution: key';

create table intake.quarantine (
  id uuid not null,
  key bytea not null,
  source_id uuid not null,
  control_id text not null,
  type text not null,
  digest bytea not null,
  reason text not null,
  errors jsonb not null,
  raw bytea not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (key, id)
);
comment on table intake.quarantine is 'What could not be put on a chart, with its raw bytes, the reason and the place. distribution: key';
create index quarantine_open on intake.quarantine (source_id, received_at desc) where settled_at is null;

create table intake.reject (
  id uuid primary key,
  at timestamptz not null,
  remote_address text not null,
  reason text not null,
  sentence text not null,
  frame bytea not null,
  frame_bytes bigint not null
);
create index reject_by_time on intake.reject (at);
comment on table intake.reject is 'Bounded log of frames of unknown senders and of bytes that are no message. reference table';

grant select, insert on intake.message to crossbay_app;
grant select, insert, update on intake.receipt, intake.quarantine to crossbay_app;
grant select, insert, delete on intake.reject to crossbay_app;
