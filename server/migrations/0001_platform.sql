-- What every slice's tables rest on: monthly partitions that the application may ask for but not make itself.
create schema platform;
comment on schema platform is 'Machinery without medicine';
grant usage on schema platform to crossbay_app;

create function platform.ensure_monthly_partitions(parent regclass, first_month date, months integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  schema_name text;
  table_name text;
  month_start date;
  partition_name text;
begin
  select n.nspname, c.relname into schema_name, table_name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.oid = parent and c.relkind = 'p' and (n.nspname, c.relname) in (('audit', 'entry'), ('intake', 'message'));
  if table_name is null then raise exception '% is not kept in monthly partitions', parent; end if;
  if months not between 1 and 24 then raise exception 'between 1 and 24 months are made at a time'; end if;
  perform pg_advisory_xact_lock(hashtext('platform.ensure_monthly_partitions'));
  for i in 0 .. months - 1 loop
    month_start := date_trunc('month', first_month) + make_interval(months => i);
    partition_name := format('%s_%s', table_name, to_char(month_start, 'YYYY_MM'));
    if to_regclass(format('%I.%I', schema_name, partition_name)) is null then
      execute format('create table %I.%I partition of %I.%I for values from (%L) to (%L)',
        schema_name, partition_name, schema_name, table_name,
        month_start::timestamp at time zone 'UTC', (month_start + interval '1 month')::timestamp at time zone 'UTC');
      execute format('comment on table %I.%I is %L', schema_name, partition_name,
        format('Rows of %s.%s of one month', schema_name, table_name));
    end if;
  end loop;
end $$;
comment on function platform.ensure_monthly_partitions is 'Makes the monthly partitions of a known table ahead of time; idempotent';
revoke all on function platform.ensure_monthly_partitions from public;
grant execute on function platform.ensure_monthly_partitions to crossbay_app;

create table platform.progress (
  name text primary key,
  state jsonb not null,
  changed_at timestamptz not null
);
comment on table platform.progress is 'How far a long, restartable piece of work has come. reference table';
grant select, insert, update on platform.progress to crossbay_app;
