alter table accounts.source add column messages_per_second_max integer check (messages_per_second_max between 1 and 100000);
comment on column accounts.source.messages_per_second_max is 'What is above it waits; null: no limit of its own';
