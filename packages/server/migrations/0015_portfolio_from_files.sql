-- What the files of a portfolio say beyond what was kept so far.

alter table portfolio.project add column forecast_on date;
alter table portfolio.project_history add column forecast_on date;

-- Vendors that somebody said are not this one, by name: they are proposed no more.
alter table landscape.vendor add column is_not text[];
alter table landscape.vendor_history add column is_not text[];

alter table landscape.vendor_contract add column serves text, add column description text;
alter table landscape.vendor_contract_history add column serves text, add column description text;

alter table governance.period_report add column schedule_note text, add column cost_note text, add column benefits_note text;
alter table governance.period_report_history add column schedule_note text, add column cost_note text, add column benefits_note text;
