-- A plan of the demo came from no file.
alter table plan.plan alter column file_id drop not null;
alter table plan.plan_history alter column file_id drop not null;
