-- Who came today, for those who ask arriving patients to decide.
create index resource_arrivals on record.resource (source_id, effective_at desc) where kind = 'Encounter';
