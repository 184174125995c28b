-- Labels by value sets, with a job that labels again; and what is sent to a named recipient.
alter table record.resource add column told_labels text[];
comment on column record.resource.told_labels is 'Labels by what its messages called confidential; null where version 1 of the label rules kept them among the labels alone';

create table record.relabelling (
  basis text not null,
  label_rules integer not null,
  passes integer not null,
  after_patient_id uuid,
  after_id uuid,
  seen bigint not null,
  changed bigint not null,
  changed_in_pass bigint not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (basis)
);
comment on table record.relabelling is 'How far every resource was labelled again by new rules or for new flags of sources. reference table';
comment on column record.relabelling.basis is 'Version of the label rules, and a hash of the labels of all sources';
grant select, insert, update on record.relabelling to crossbay_app;

create table exchange.delivery (
  account_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  patient_id uuid not null,
  resource_id uuid not null,
  version integer not null,
  kind text not null check (kind in ('result', 'copy', 'referral', 'discharge')),
  reason text not null check (reason in ('ordered', 'copy-to', 'consulted', 'referred', 'primary-care')),
  source_id uuid not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  told_at timestamptz,
  primary key (account_id, id)
);
comment on table exchange.delivery is 'What goes to a practitioner by name: where it stands, not what it says. distribution: account_id';
comment on column exchange.delivery.version is 'Of the resource, when it was last sent: a corrected result is sent again';
comment on column exchange.delivery.told_at is 'When the recipient was told by mail that something was sent';
create unique index delivery_once on exchange.delivery (account_id, participant_id, patient_id, resource_id, kind);
create index delivery_by_recipient on exchange.delivery (account_id, participant_id, sent_at desc, id);
create index delivery_untold on exchange.delivery (sent_at) where told_at is null and read_at is null;
grant select, insert on exchange.delivery to crossbay_app;
grant update (version, sent_at, read_at, told_at, reason) on exchange.delivery to crossbay_app;
