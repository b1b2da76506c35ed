-- What the organisation of a portfolio office has beside its first registers: dependencies, impacts on units and what units can bear,
-- envelopes and requests, baselines and papers; and of a project how it is run, for whom, since when, and what it is to deliver.

alter table portfolio.project
  add column method text check (method in ('predictive', 'agile', 'hybrid', 'vendor-run')),
  add column unit_id uuid references organisation.unit (id) deferrable,
  add column starts_on date,
  add column ended_on date,
  add column on_hold_since date,
  add column outcome text check (outcome in ('successful', 'successful-without-benefits', 'failed', 'cancelled')),
  add column scope text,
  add column out_of_scope text;
alter table portfolio.project_history
  add column method text,
  add column unit_id uuid,
  add column starts_on date,
  add column ended_on date,
  add column on_hold_since date,
  add column outcome text,
  add column scope text,
  add column out_of_scope text;
create index project_unit on portfolio.project (unit_id);

alter table landscape.vendor_contract add column written_as text;
alter table landscape.vendor_contract_history add column written_as text;
alter table raid.risk add column vendor_id uuid references landscape.vendor (id) deferrable;
alter table raid.risk_history add column vendor_id uuid;
create index risk_vendor on raid.risk (vendor_id);
alter table raid.assumption add column system_id uuid references landscape.system (id) deferrable, add column expects text;
alter table raid.assumption_history add column system_id uuid, add column expects text;
create index assumption_system on raid.assumption (system_id);
alter table value.benefit add column claim text, add column unit_id uuid references organisation.unit (id) deferrable;
alter table value.benefit_history add column claim text, add column unit_id uuid;
create index benefit_unit on value.benefit (unit_id);

create table landscape.regulated_flow (
  id uuid primary key,
  version integer not null,
  key text not null,
  regulation_id uuid not null references landscape.regulation (id),
  source_id uuid not null references landscape.system (id),
  target_id uuid not null references landscape.system (id),
  what text not null
);
create unique index regulated_flow_key on landscape.regulated_flow (lower(key));
create index regulated_flow_regulation on landscape.regulated_flow (regulation_id);
create index regulated_flow_source on landscape.regulated_flow (source_id);
create index regulated_flow_target on landscape.regulated_flow (target_id);
select audit.keep_history_of('landscape.regulated_flow');

create table strategy.envelope (
  id uuid primary key,
  version integer not null,
  key text not null,
  portfolio_id uuid not null references portfolio.portfolio (id),
  fiscal_year integer not null check (fiscal_year >= 1990 and fiscal_year <= 2100),
  amount_minor bigint not null
);
create unique index envelope_key on strategy.envelope (lower(key));
create index envelope_portfolio on strategy.envelope (portfolio_id);
select audit.keep_history_of('strategy.envelope');

create table resources.absence (
  id uuid primary key,
  version integer not null,
  key text not null,
  resource_id uuid not null references resources.resource (id),
  reason text,
  starts_on date not null,
  ends_on date not null
);
create unique index absence_key on resources.absence (lower(key));
create index absence_resource on resources.absence (resource_id);
select audit.keep_history_of('resources.absence');

create table resources.line_work (
  id uuid primary key,
  version integer not null,
  key text not null,
  what text not null,
  resource_id uuid not null references resources.resource (id),
  starts_on date not null,
  ends_on date not null,
  load_percent integer not null check (load_percent >= 0 and load_percent <= 10000)
);
create unique index line_work_key on resources.line_work (lower(key));
create index line_work_resource on resources.line_work (resource_id);
select audit.keep_history_of('resources.line_work');

create table resources.change_capacity (
  id uuid primary key,
  version integer not null,
  key text not null,
  unit_id uuid not null references organisation.unit (id),
  points integer not null check (points >= 0 and points <= 1000),
  from_on date
);
create unique index change_capacity_key on resources.change_capacity (lower(key));
create index change_capacity_unit on resources.change_capacity (unit_id);
select audit.keep_history_of('resources.change_capacity');

create table delivery.dependency (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  what text not null,
  direction text not null check (direction in ('gets', 'gives')),
  other_id uuid not null references portfolio.project (id),
  need_by_on date,
  promised_on date,
  state text not null check (state in ('identified', 'proposed', 'agreed', 'at-risk', 'broken', 'delivered', 'accepted', 'withdrawn')),
  primary key (project_id, id)
);
create unique index dependency_key on delivery.dependency (project_id, lower(key));
create index dependency_other on delivery.dependency (other_id);
select audit.keep_history_of('delivery.dependency');
select identity.fence_by_project('delivery.dependency');

create table delivery.exclusion (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  what text not null,
  system_id uuid references landscape.system (id),
  until_on date,
  primary key (project_id, id)
);
create unique index exclusion_key on delivery.exclusion (project_id, lower(key));
create index exclusion_system on delivery.exclusion (system_id);
select audit.keep_history_of('delivery.exclusion');
select identity.fence_by_project('delivery.exclusion');

create table delivery.impact (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  unit_id uuid not null references organisation.unit (id),
  points integer not null check (points >= 1 and points <= 5),
  note text,
  primary key (project_id, id)
);
create unique index impact_key on delivery.impact (project_id, lower(key));
create index impact_unit on delivery.impact (unit_id);
select audit.keep_history_of('delivery.impact');
select identity.fence_by_project('delivery.impact');

create table delivery.format_change (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  data_entity_id uuid not null references landscape.data_entity (id),
  format text not null,
  from_on date,
  primary key (project_id, id)
);
create unique index format_change_key on delivery.format_change (project_id, lower(key));
create index format_change_data_entity on delivery.format_change (data_entity_id);
select audit.keep_history_of('delivery.format_change');
select identity.fence_by_project('delivery.format_change');

create table ledger.funding_request (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  fiscal_year integer not null check (fiscal_year >= 1990 and fiscal_year <= 2100),
  amount_minor bigint not null,
  is_mandatory boolean not null,
  reason text,
  primary key (project_id, id)
);
create unique index funding_request_key on ledger.funding_request (project_id, lower(key));
select audit.keep_history_of('ledger.funding_request');
select identity.fence_by_project('ledger.funding_request');

create table governance.baseline (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  number integer not null check (number >= 1 and number <= 99),
  approved_on date not null,
  go_live_on date,
  budget_minor bigint,
  reason text,
  primary key (project_id, id)
);
create unique index baseline_key on governance.baseline (project_id, lower(key));
select audit.keep_history_of('governance.baseline');
select identity.fence_by_project('governance.baseline');

create table governance.document (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  type text not null check (type in ('business-case', 'charter', 'privacy-assessment', 'plan', 'acceptance', 'handover', 'other')),
  approved_on date,
  link text,
  primary key (project_id, id)
);
create unique index document_key on governance.document (project_id, lower(key));
select audit.keep_history_of('governance.document');
select identity.fence_by_project('governance.document');

create or replace view records.record as
select id, 'system' as kind, null::uuid as project_id from landscape.system
union all select id, 'feed' as kind, null::uuid as project_id from landscape.feed
union all select id, 'data-entity' as kind, null::uuid as project_id from landscape.data_entity
union all select id, 'vendor' as kind, null::uuid as project_id from landscape.vendor
union all select id, 'vendor-contract' as kind, null::uuid as project_id from landscape.vendor_contract
union all select id, 'freeze' as kind, null::uuid as project_id from landscape.freeze
union all select id, 'frozen-system' as kind, null::uuid as project_id from landscape.frozen_system
union all select id, 'regulation' as kind, null::uuid as project_id from landscape.regulation
union all select id, 'regulated-flow' as kind, null::uuid as project_id from landscape.regulated_flow
union all select id, 'objective' as kind, null::uuid as project_id from strategy.objective
union all select id, 'key-result' as kind, null::uuid as project_id from strategy.key_result
union all select id, 'envelope' as kind, null::uuid as project_id from strategy.envelope
union all select id, 'role' as kind, null::uuid as project_id from resources.role
union all select id, 'skill' as kind, null::uuid as project_id from resources.skill
union all select id, 'resource' as kind, null::uuid as project_id from resources.resource
union all select id, 'resource-skill' as kind, null::uuid as project_id from resources.resource_skill
union all select id, 'absence' as kind, null::uuid as project_id from resources.absence
union all select id, 'line-work' as kind, null::uuid as project_id from resources.line_work
union all select id, 'change-capacity' as kind, null::uuid as project_id from resources.change_capacity
union all select id, 'risk' as kind, project_id from raid.risk
union all select id, 'issue' as kind, project_id from raid.issue
union all select id, 'assumption' as kind, project_id from raid.assumption
union all select id, 'decision' as kind, project_id from raid.decision
union all select id, 'change-request' as kind, project_id from raid.change_request
union all select id, 'lesson' as kind, project_id from raid.lesson
union all select id, 'touch' as kind, project_id from delivery.touch
union all select id, 'dependency' as kind, project_id from delivery.dependency
union all select id, 'exclusion' as kind, project_id from delivery.exclusion
union all select id, 'impact' as kind, project_id from delivery.impact
union all select id, 'format-change' as kind, project_id from delivery.format_change
union all select id, 'contract-use' as kind, project_id from delivery.contract_use
union all select id, 'deliverable' as kind, project_id from delivery.deliverable
union all select id, 'sprint' as kind, project_id from delivery.sprint
union all select id, 'budget-line' as kind, project_id from ledger.budget_line
union all select id, 'actual' as kind, project_id from ledger.actual
union all select id, 'funding-request' as kind, project_id from ledger.funding_request
union all select id, 'contribution' as kind, project_id from value.contribution
union all select id, 'benefit' as kind, project_id from value.benefit
union all select id, 'booking' as kind, project_id from deployment.booking
union all select id, 'resource-request' as kind, project_id from deployment.resource_request
union all select id, 'period-report' as kind, project_id from governance.period_report
union all select id, 'forecast' as kind, project_id from governance.forecast
union all select id, 'gate' as kind, project_id from governance.gate
union all select id, 'tolerance' as kind, project_id from governance.tolerance
union all select id, 'baseline' as kind, project_id from governance.baseline
union all select id, 'document' as kind, project_id from governance.document;

create or replace view records.known_record as
select id, null::uuid as project_id from landscape.system_history
union all select id, null::uuid as project_id from landscape.feed_history
union all select id, null::uuid as project_id from landscape.data_entity_history
union all select id, null::uuid as project_id from landscape.vendor_history
union all select id, null::uuid as project_id from landscape.vendor_contract_history
union all select id, null::uuid as project_id from landscape.freeze_history
union all select id, null::uuid as project_id from landscape.frozen_system_history
union all select id, null::uuid as project_id from landscape.regulation_history
union all select id, null::uuid as project_id from landscape.regulated_flow_history
union all select id, null::uuid as project_id from strategy.objective_history
union all select id, null::uuid as project_id from strategy.key_result_history
union all select id, null::uuid as project_id from strategy.envelope_history
union all select id, null::uuid as project_id from resources.role_history
union all select id, null::uuid as project_id from resources.skill_history
union all select id, null::uuid as project_id from resources.resource_history
union all select id, null::uuid as project_id from resources.resource_skill_history
union all select id, null::uuid as project_id from resources.absence_history
union all select id, null::uuid as project_id from resources.line_work_history
union all select id, null::uuid as project_id from resources.change_capacity_history
union all select id, project_id from raid.risk_history
union all select id, project_id from raid.issue_history
union all select id, project_id from raid.assumption_history
union all select id, project_id from raid.decision_history
union all select id, project_id from raid.change_request_history
union all select id, project_id from raid.lesson_history
union all select id, project_id from delivery.touch_history
union all select id, project_id from delivery.dependency_history
union all select id, project_id from delivery.exclusion_history
union all select id, project_id from delivery.impact_history
union all select id, project_id from delivery.format_change_history
union all select id, project_id from delivery.contract_use_history
union all select id, project_id from delivery.deliverable_history
union all select id, project_id from delivery.sprint_history
union all select id, project_id from ledger.budget_line_history
union all select id, project_id from ledger.actual_history
union all select id, project_id from ledger.funding_request_history
union all select id, project_id from value.contribution_history
union all select id, project_id from value.benefit_history
union all select id, project_id from deployment.booking_history
union all select id, project_id from deployment.resource_request_history
union all select id, project_id from governance.period_report_history
union all select id, project_id from governance.forecast_history
union all select id, project_id from governance.gate_history
union all select id, project_id from governance.tolerance_history
union all select id, project_id from governance.baseline_history
union all select id, project_id from governance.document_history;
