-- Columns `*_minute` are LocalMinute: civil minutes since 1970-01-01T00:00, no zone (kernel/time.ts).
create schema plan;

create table plan.milestone (
  project_id uuid not null references portfolio.project (id),
  id uuid not null,
  version integer not null,
  name text not null,
  tier smallint not null check (tier between 1 and 3),
  baseline_on date,
  forecast_on date,
  actual_on date,
  primary key (project_id, id)
);

create table plan.plan_import (
  id uuid primary key,
  version integer not null,
  account_id uuid not null,
  state text not null check (state in ('draft', 'committed'))
);

create table plan.plan_file (
  import_id uuid not null references plan.plan_import (id),
  id uuid not null unique,
  position integer not null,
  path text not null,
  digest text not null,
  size integer not null,
  bytes bytea not null,
  report json not null,
  targets json not null,
  primary key (import_id, id)
);

create table plan.plan (
  project_id uuid primary key references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  file_id uuid not null references plan.plan_file (id),
  external_id text not null,
  name text not null,
  file_name text not null,
  format text not null,
  imported_at timestamptz not null,
  profile text not null check (profile in ('native', 'msproject', 'p6')),
  start_minute integer not null,
  status_minute integer,
  finish_by_minute integer,
  stored_finish_minute integer,
  minutes_per_day integer not null check (minutes_per_day > 0),
  currency char(3),
  default_calendar_id text not null,
  calendars json not null,
  options json not null,
  not_carried json not null,
  findings json not null
);

create table plan.task (
  project_id uuid not null references portfolio.project (id),
  id uuid not null,
  version integer not null,
  position integer not null,
  external_id text not null,
  guid text,
  code text not null,
  wbs text not null,
  name text not null,
  kind text not null check (kind in ('task', 'start-milestone', 'finish-milestone', 'summary', 'level-of-effort')),
  parent_id uuid,
  outline_level integer not null,
  duration_minutes integer not null,
  is_elapsed boolean not null,
  remaining_minutes integer,
  calendar_id text,
  constraints json not null,
  deadline_minute integer,
  actual_start_minute integer,
  actual_finish_minute integer,
  percent_complete real not null,
  is_manual boolean not null,
  manual_start_minute integer,
  manual_finish_minute integer,
  is_active boolean not null,
  levelling_delay_minutes integer not null,
  baseline_start_minute integer,
  baseline_finish_minute integer,
  baseline_cost_minor bigint,
  actual_cost_minor bigint,
  stored_start_minute integer,
  stored_finish_minute integer,
  stored_early_start_minute integer,
  stored_early_finish_minute integer,
  stored_late_start_minute integer,
  stored_late_finish_minute integer,
  stored_total_float_minutes integer,
  notes text,
  primary key (project_id, id)
);
create index task_order on plan.task (project_id, position);

create table plan.link (
  project_id uuid not null,
  id uuid not null,
  version integer not null,
  predecessor_id uuid not null,
  successor_id uuid not null,
  type text not null check (type in ('FS', 'SS', 'FF', 'SF')),
  lag_amount double precision not null,
  lag_unit text not null check (lag_unit in ('working', 'elapsed', 'percent', 'elapsed-percent')),
  primary key (project_id, id),
  foreign key (project_id, predecessor_id) references plan.task (project_id, id),
  foreign key (project_id, successor_id) references plan.task (project_id, id)
);
-- For the links of a task both ways, and so that deleting a task does not read all links.
create index link_predecessor on plan.link (project_id, predecessor_id);
create index link_successor on plan.link (project_id, successor_id);

select audit.keep_history_of('plan.milestone');
select audit.keep_history_of('plan.plan');
select audit.keep_history_of('plan.task');
select audit.keep_history_of('plan.link');

-- Derived and rebuildable: what the engine computed. No history of their own; the plan of any day gives them again.
create table plan.task_date (
  project_id uuid not null,
  task_id uuid not null,
  start_minute integer not null,
  finish_minute integer not null,
  early_start_minute integer not null,
  early_finish_minute integer not null,
  late_start_minute integer not null,
  late_finish_minute integer not null,
  total_float_minutes integer not null,
  free_float_minutes integer not null,
  is_critical boolean not null,
  start_cause json not null,
  finish_cause json not null,
  primary key (project_id, task_id),
  foreign key (project_id, task_id) references plan.task (project_id, id) on delete cascade
);

create table plan.schedule_summary (
  project_id uuid primary key references plan.plan (project_id) on delete cascade,
  start_minute integer,
  finish_minute integer,
  finish_task_id uuid,
  baseline_finish_minute integer,
  least_float_minutes integer,
  least_float_task_id uuid,
  progress_percent real,
  task_count integer not null,
  agreement_equal integer not null,
  agreement_compared integer not null,
  next_milestone json,
  earned_value json
);
