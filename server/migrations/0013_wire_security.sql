create table accounts.source_certificate (
  id uuid primary key,
  source_id uuid not null references accounts.source,
  fingerprint bytea not null,
  subject text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
comment on table accounts.source_certificate is 'Client certificates that speak for a source over MLLP with TLS. reference table';
comment on column accounts.source_certificate.fingerprint is 'SHA-256 of the certificate in DER';
create unique index source_certificate_once on accounts.source_certificate (source_id, fingerprint) where removed_at is null;
create index source_certificate_by_fingerprint on accounts.source_certificate (fingerprint) where removed_at is null;

create table accounts.certificate_notice (
  fingerprint bytea not null,
  days_left integer not null,
  sent_at timestamptz not null,
  primary key (fingerprint, days_left)
);
comment on table accounts.certificate_notice is 'Warnings of an expiry that were mailed, so that each is mailed once. reference table';

create table intake.plain_waiver (
  id uuid primary key,
  host text not null,
  reason text not null,
  approved_by text not null,
  recorded_at timestamptz not null,
  valid_until timestamptz not null,
  ended_at timestamptz
);
comment on table intake.plain_waiver is 'Leave to take HL7 v2 without TLS on an address beyond loopback, with its reason and its end. reference table';

grant select, insert, update on accounts.source_certificate, intake.plain_waiver to crossbay_app;
grant select, insert on accounts.certificate_notice to crossbay_app;
