-- A plan that came from no file names none.
alter table plan.plan alter column file_name drop not null;
alter table plan.plan_history alter column file_name drop not null;
