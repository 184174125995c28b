-- A restored dump counts transactions anew, so an entry's place in the chain is its era first, then its transaction.
alter table audit.entry add column era integer not null default 0;
comment on column audit.entry.era is 'How often the chain had gone on after a restore; the default is set by that step, and nobody chooses it';
create index entry_by_place on audit.entry (era, transaction_id, id);
drop index audit.entry_by_transaction;

alter table audit.seal add column era integer not null default 0;

create table audit.era (
  number integer not null,
  begun_at timestamptz not null,
  after_sequence bigint not null,
  chain bytea not null,
  lost_to bigint not null,
  moved integer not null,
  words text not null,
  key_id text not null,
  signature bytea not null,
  primary key (number)
);
comment on table audit.era is 'The chain went on after a restore: where, what was lost with it, and why, signed; append-only. reference table';
comment on column audit.era.lost_to is 'Last record that anchors outside the database remember from before; equal to after_sequence where nothing was lost';
comment on column audit.era.moved is 'Entries that were not sealed yet and came along into this era';

-- Only the owner of the schema begins an era; the application reads them.
grant select on audit.era to crossbay_app;
