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
