-- Training: courses and their versions, who has to take what and when, what was passed, the video and the attestation.
create table onboarding.course_version (
  course_id text not null,
  version integer not null check (version > 0),
  title text not null,
  summary text not null,
  minutes integer not null,
  pass_score integer not null,
  affirmation text not null,
  title_ids text[] not null,
  modules jsonb not null,
  retake boolean not null,
  published_by_account_id uuid not null,
  published_at timestamptz not null,
  primary key (course_id, version)
);
comment on table onboarding.course_version is 'Courses as trainers published them; of a course that the product brings, version 1 is its own and not here. reference table';
comment on column onboarding.course_version.retake is 'Who had passed an earlier version was asked to take this one';

create table onboarding.course_draft (
  course_id text primary key,
  draft jsonb not null,
  changed_by_account_id uuid not null,
  changed_at timestamptz not null
);
comment on table onboarding.course_draft is 'What a trainer has written and not published yet. reference table';

create table onboarding.training_pass (
  id uuid primary key,
  account_id uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index training_pass_by_account on onboarding.training_pass (account_id) where revoked_at is null;
comment on table onboarding.training_pass is 'What the personal link of a training mail stands for. reference table';

create table onboarding.course_assignment (
  account_id uuid not null,
  course_id text not null,
  because text not null check (because in ('role', 'planned')),
  assigned_at timestamptz not null,
  due_on date,
  passed_at timestamptz,
  passed_version integer,
  passed_try_id uuid,
  reminded_days integer check (reminded_days in (7, 30)),
  ended_at timestamptz,
  primary key (account_id, course_id)
);
create index course_assignment_by_due on onboarding.course_assignment (due_on) where ended_at is null;
create index course_assignment_by_course on onboarding.course_assignment (course_id) where ended_at is null;
comment on table onboarding.course_assignment is 'Who has to take which course, until when, and when it was passed last. distribution: account_id';
comment on column onboarding.course_assignment.due_on is 'Day in UTC by which it is to be passed (again); absent before the first pass of somebody who has no credentials yet';
comment on column onboarding.course_assignment.reminded_days is 'The last reminder that went out for this due date';
comment on column onboarding.course_assignment.ended_at is 'The role no longer asks for it, or the account has ended';

create table onboarding.course_try (
  account_id uuid not null,
  id uuid not null,
  course_id text not null,
  version integer not null,
  score integer not null check (score between 0 and 100),
  passed boolean not null,
  affirmation text not null,
  taken_with text not null check (taken_with in ('questions', 'video', 'learning-system')),
  at timestamptz not null,
  primary key (account_id, id)
);
create index course_try_by_course on onboarding.course_try (account_id, course_id, at desc);
comment on table onboarding.course_try is 'Every try at a course: version, date, score and what was affirmed. Append-only. distribution: account_id';

create table onboarding.module_read (
  account_id uuid not null,
  course_id text not null,
  version integer not null,
  module_id text not null,
  read_at timestamptz not null,
  primary key (account_id, course_id, version, module_id)
);
comment on table onboarding.module_read is 'Modules that somebody has read to the end. distribution: account_id';

create table onboarding.video_progress (
  account_id uuid not null,
  round integer not null,
  version integer not null,
  furthest_seconds double precision not null,
  credit_seconds double precision not null,
  resume_at_seconds double precision not null,
  reported_at timestamptz not null,
  completed_at timestamptz,
  primary key (account_id, round, version)
);
comment on table onboarding.video_progress is 'What a user manager has watched of the training video. distribution: account_id';
comment on column onboarding.video_progress.round is 'How often the course had been passed before: each yearly refresher is watched anew';
comment on column onboarding.video_progress.furthest_seconds is 'Everything before it was watched: nobody can seek beyond it';
comment on column onboarding.video_progress.credit_seconds is 'New seconds that can have been watched at reported_at and were not told yet';

create table onboarding.manager_attestation (
  account_id uuid not null,
  round integer not null,
  name text not null,
  version integer not null,
  text text not null,
  attested_at timestamptz not null,
  primary key (account_id, round)
);
comment on table onboarding.manager_attestation is 'That a user manager has completed the training, in the person''s own name. Append-only. distribution: account_id';

create table onboarding.external_learner (
  account_id uuid primary key,
  external_id text not null,
  made_at timestamptz not null,
  asked_at timestamptz
);
create index external_learner_by_external_id on onboarding.external_learner (external_id);
comment on table onboarding.external_learner is 'Who somebody is in the external learning system. distribution: account_id';

create table onboarding.external_enrolment (
  account_id uuid not null,
  course_id text not null,
  enrolled_at timestamptz not null,
  primary key (account_id, course_id)
);
comment on table onboarding.external_enrolment is 'Courses that somebody was given in the external learning system. distribution: account_id';

grant select, insert, update on onboarding.course_version, onboarding.course_draft, onboarding.training_pass,
  onboarding.course_assignment, onboarding.video_progress, onboarding.external_learner, onboarding.external_enrolment
  to crossbay_app;
grant select, insert on onboarding.course_try, onboarding.module_read, onboarding.manager_attestation to crossbay_app;
grant delete on onboarding.course_draft, onboarding.external_enrolment to crossbay_app;
