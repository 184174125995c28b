-- A thousand usernames are derived at once by what stands before their numbers.
create index account_by_username_base on accounts.account (regexp_replace(lower(username), '[0-9]+$', ''));
