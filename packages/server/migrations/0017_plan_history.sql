-- A plan of the demo came from no file.
alter table plan.plan alter column file_id drop not null;
alter table plan.plan_history alter column file_id drop not null;

-- The open row of a computed date is looked for at every change: without this, all versions of a task were read for each
-- (18 months of weekly progress on 2,873 tasks).
create index on plan.task_date_history (task_id) where sys_to = 'infinity';
create index on plan.schedule_summary_history (project_id) where sys_to = 'infinity';
