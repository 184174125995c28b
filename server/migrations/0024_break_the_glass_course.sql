-- A title that may break the glass includes that only once its course is passed, also for somebody who works elsewhere already.
alter table accounts.affiliation add column awaits_break_the_glass boolean not null default false;
comment on column accounts.affiliation.awaits_break_the_glass is 'Added to an account that was active: its break-the-glass course is not passed yet';
