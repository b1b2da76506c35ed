-- Registers: one table for each kind of record that packages/contract/src/records defines; a test compares both.

create schema landscape;

create table landscape.system (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  aliases text[],
  lifecycle text not null check (lifecycle in ('planned', 'live', 'retiring', 'retired')),
  owner_id uuid references organisation.person (id),
  criticality text check (criticality in ('low', 'medium', 'high')),
  hosted_on_id uuid references landscape.system (id),
  retires_on date,
  description text
);
create unique index system_key on landscape.system (lower(key));
create index system_hosted_on on landscape.system (hosted_on_id);
select audit.keep_history_of('landscape.system');

create table landscape.data_entity (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  aliases text[],
  identifiers text[],
  master_id uuid references landscape.system (id),
  owner_id uuid references organisation.person (id),
  holds_personal_data boolean
);
create unique index data_entity_key on landscape.data_entity (lower(key));
create index data_entity_master on landscape.data_entity (master_id);
select audit.keep_history_of('landscape.data_entity');

create table landscape.feed (
  id uuid primary key,
  version integer not null,
  key text not null,
  source_id uuid not null references landscape.system (id),
  target_id uuid not null references landscape.system (id),
  carries text,
  data_entity_id uuid references landscape.data_entity (id)
);
create unique index feed_key on landscape.feed (lower(key));
create index feed_source on landscape.feed (source_id);
create index feed_target on landscape.feed (target_id);
create index feed_data_entity on landscape.feed (data_entity_id);
select audit.keep_history_of('landscape.feed');

create table landscape.vendor (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  spellings text[],
  parent_id uuid references landscape.vendor (id),
  risk_rating text check (risk_rating in ('low', 'medium', 'high')),
  country text
);
create unique index vendor_key on landscape.vendor (lower(key));
create index vendor_parent on landscape.vendor (parent_id);
select audit.keep_history_of('landscape.vendor');

create table landscape.vendor_contract (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  vendor_id uuid not null references landscape.vendor (id),
  reference text,
  value_minor bigint,
  starts_on date,
  ends_on date,
  notice_on date,
  state text not null check (state in ('draft', 'active', 'ending', 'ended'))
);
create unique index vendor_contract_key on landscape.vendor_contract (lower(key));
create index vendor_contract_vendor on landscape.vendor_contract (vendor_id);
select audit.keep_history_of('landscape.vendor_contract');

create table landscape.freeze (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  covers_all boolean not null,
  reason text
);
create unique index freeze_key on landscape.freeze (lower(key));
select audit.keep_history_of('landscape.freeze');

create table landscape.frozen_system (
  id uuid primary key,
  version integer not null,
  key text not null,
  freeze_id uuid not null references landscape.freeze (id),
  system_id uuid not null references landscape.system (id)
);
create unique index frozen_system_key on landscape.frozen_system (lower(key));
create index frozen_system_freeze on landscape.frozen_system (freeze_id);
create index frozen_system_system on landscape.frozen_system (system_id);
select audit.keep_history_of('landscape.frozen_system');

create table landscape.regulation (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  source text,
  due_on date not null,
  owner_id uuid references organisation.person (id),
  demands text,
  words text[]
);
create unique index regulation_key on landscape.regulation (lower(key));
select audit.keep_history_of('landscape.regulation');

create schema strategy;

create table strategy.objective (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  owner_id uuid references organisation.person (id),
  parent_id uuid references strategy.objective (id),
  weight_percent integer check (weight_percent between 0 and 100),
  state text not null check (state in ('draft', 'active', 'met', 'missed', 'dropped')),
  rationale text
);
create unique index objective_key on strategy.objective (lower(key));
create index objective_parent on strategy.objective (parent_id);
select audit.keep_history_of('strategy.objective');

create table strategy.key_result (
  id uuid primary key,
  version integer not null,
  key text not null,
  objective_id uuid not null references strategy.objective (id),
  name text not null,
  unit text,
  baseline text,
  target text,
  actual text,
  due_on date
);
create unique index key_result_key on strategy.key_result (lower(key));
create index key_result_objective on strategy.key_result (objective_id);
select audit.keep_history_of('strategy.key_result');

create schema resources;

create table resources.role (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  day_rate_minor bigint,
  usual_work_percent integer check (usual_work_percent between 0 and 100)
);
create unique index role_key on resources.role (lower(key));
select audit.keep_history_of('resources.role');

create table resources.skill (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  family text
);
create unique index skill_key on resources.skill (lower(key));
select audit.keep_history_of('resources.skill');

create table resources.resource (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  kind text not null check (kind in ('person', 'role', 'team', 'vendor', 'equipment')),
  person_id uuid references organisation.person (id),
  role_id uuid references resources.role (id),
  location text,
  full_time_percent integer not null check (full_time_percent between 0 and 100),
  usual_work_percent integer check (usual_work_percent between 0 and 100),
  is_key boolean,
  starts_on date,
  ends_on date
);
create unique index resource_key on resources.resource (lower(key));
create index resource_role on resources.resource (role_id);
select audit.keep_history_of('resources.resource');

create table resources.resource_skill (
  id uuid primary key,
  version integer not null,
  key text not null,
  resource_id uuid not null references resources.resource (id),
  skill_id uuid not null references resources.skill (id),
  level integer not null check (level between 1 and 5),
  expires_on date
);
create unique index resource_skill_key on resources.resource_skill (lower(key));
create index resource_skill_resource on resources.resource_skill (resource_id);
create index resource_skill_skill on resources.resource_skill (skill_id);
select audit.keep_history_of('resources.resource_skill');

create schema raid;

create table raid.risk (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  is_opportunity boolean not null,
  cause text,
  effect text,
  category text,
  probability integer check (probability between 1 and 5),
  impact integer check (impact between 1 and 5),
  owner_id uuid references organisation.person (id),
  response text check (response in ('avoid', 'reduce', 'transfer', 'accept', 'contingent', 'exploit', 'enhance', 'share', 'reject')),
  response_plan text,
  due_on date,
  state text not null check (state in ('draft', 'open', 'responding', 'closed', 'occurred', 'expired')),
  primary key (project_id, id)
);
create unique index risk_key on raid.risk (project_id, lower(key));
select audit.keep_history_of('raid.risk');
select identity.fence_by_project('raid.risk');

create table raid.issue (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  type text not null check (type in ('problem', 'off-spec', 'request', 'concern')),
  priority integer not null check (priority between 1 and 4),
  impact text,
  owner_id uuid references organisation.person (id),
  raised_on date,
  due_on date,
  state text not null check (state in ('open', 'in-progress', 'escalated', 'resolved', 'closed')),
  primary key (project_id, id)
);
create unique index issue_key on raid.issue (project_id, lower(key));
select audit.keep_history_of('raid.issue');
select identity.fence_by_project('raid.issue');

create table raid.assumption (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  how_checked text,
  check_by date,
  if_false text,
  state text not null check (state in ('open', 'validated', 'false')),
  primary key (project_id, id)
);
create unique index assumption_key on raid.assumption (project_id, lower(key));
select audit.keep_history_of('raid.assumption');
select identity.fence_by_project('raid.assumption');

create table raid.decision (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  outcome text,
  rationale text,
  forum text,
  decided_by_id uuid references organisation.person (id),
  decided_on date,
  state text not null check (state in ('proposed', 'decided', 'superseded')),
  primary key (project_id, id)
);
create unique index decision_key on raid.decision (project_id, lower(key));
select audit.keep_history_of('raid.decision');
select identity.fence_by_project('raid.decision');

create table raid.change_request (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  reason text,
  is_opportunity boolean not null,
  schedule_days integer check (schedule_days between -3650 and 3650),
  cost_minor bigint,
  raised_by_id uuid references organisation.person (id),
  raised_on date,
  state text not null
    check (state in ('draft', 'impact-assessment', 'submitted', 'in-board', 'approved', 'rejected', 'deferred', 'implemented', 'verified')),
  primary key (project_id, id)
);
create unique index change_request_key on raid.change_request (project_id, lower(key));
select audit.keep_history_of('raid.change_request');
select identity.fence_by_project('raid.change_request');

create table raid.lesson (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  cause text,
  recommendation text,
  state text not null check (state in ('captured', 'reviewed', 'published', 'adopted', 'retired')),
  primary key (project_id, id)
);
create unique index lesson_key on raid.lesson (project_id, lower(key));
select audit.keep_history_of('raid.lesson');
select identity.fence_by_project('raid.lesson');

create schema delivery;

create table delivery.touch (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  system_id uuid not null references landscape.system (id),
  mode text not null check (mode in ('builds', 'changes', 'replaces', 'retires', 'moves', 'reads', 'writes', 'uses')),
  environment text,
  starts_on date,
  ends_on date,
  note text,
  primary key (project_id, id)
);
create unique index touch_key on delivery.touch (project_id, lower(key));
create index touch_system on delivery.touch (system_id);
select audit.keep_history_of('delivery.touch');
select identity.fence_by_project('delivery.touch');

create table delivery.contract_use (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  vendor_contract_id uuid not null references landscape.vendor_contract (id),
  share_minor bigint,
  note text,
  primary key (project_id, id)
);
create unique index contract_use_key on delivery.contract_use (project_id, lower(key));
create index contract_use_vendor_contract on delivery.contract_use (vendor_contract_id);
select audit.keep_history_of('delivery.contract_use');
select identity.fence_by_project('delivery.contract_use');

create table delivery.deliverable (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  state text not null check (state in ('planned', 'draft', 'in-review', 'accepted', 'rejected', 'handed-over')),
  owner_id uuid references organisation.person (id),
  acceptor_id uuid references organisation.person (id),
  acceptance text,
  due_on date,
  primary key (project_id, id)
);
create unique index deliverable_key on delivery.deliverable (project_id, lower(key));
select audit.keep_history_of('delivery.deliverable');
select identity.fence_by_project('delivery.deliverable');

create table delivery.sprint (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  goal text,
  committed_points integer check (committed_points between 0 and 100000),
  done_points integer check (done_points between 0 and 100000),
  primary key (project_id, id)
);
create unique index sprint_key on delivery.sprint (project_id, lower(key));
select audit.keep_history_of('delivery.sprint');
select identity.fence_by_project('delivery.sprint');

create schema ledger;

create table ledger.budget_line (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  period_on date not null,
  category text not null check (category in ('labour', 'licence', 'vendor', 'hardware', 'contingency', 'other')),
  class text not null check (class in ('capex', 'opex')),
  amount_minor bigint not null,
  state text not null check (state in ('requested', 'approved', 'released', 'frozen')),
  note text,
  primary key (project_id, id)
);
create unique index budget_line_key on ledger.budget_line (project_id, lower(key));
select audit.keep_history_of('ledger.budget_line');
select identity.fence_by_project('ledger.budget_line');

create table ledger.actual (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  period_on date not null,
  category text check (category in ('labour', 'licence', 'vendor', 'hardware', 'contingency', 'other')),
  class text check (class in ('capex', 'opex')),
  amount_minor bigint not null,
  state text not null check (state in ('committed', 'accrued', 'actual', 'reversed')),
  ledger_ref text,
  account text,
  vendor text,
  description text,
  primary key (project_id, id)
);
create unique index actual_key on ledger.actual (project_id, lower(key));
select audit.keep_history_of('ledger.actual');
select identity.fence_by_project('ledger.actual');

create schema value;

create table value.contribution (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  objective_id uuid not null references strategy.objective (id),
  share_percent integer not null check (share_percent between 0 and 100),
  strength_percent integer check (strength_percent between 0 and 100),
  state text not null check (state in ('proposed', 'assessed', 'agreed')),
  rationale text,
  scored_on date,
  primary key (project_id, id)
);
create unique index contribution_key on value.contribution (project_id, lower(key));
create index contribution_objective on value.contribution (objective_id);
select audit.keep_history_of('value.contribution');
select identity.fence_by_project('value.contribution');

create table value.benefit (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  name text not null,
  type text not null check (type in ('cash-releasing', 'cost-avoidance', 'revenue', 'compliance', 'non-financial', 'dis-benefit')),
  owner_id uuid references organisation.person (id),
  measure text,
  unit text,
  baseline text,
  target text,
  yearly_minor bigint,
  starts_on date,
  confidence_percent integer check (confidence_percent between 0 and 100),
  state text not null check (state in ('identified', 'planned', 'realising', 'realised', 'partially', 'not-realised', 'abandoned')),
  primary key (project_id, id)
);
create unique index benefit_key on value.benefit (project_id, lower(key));
select audit.keep_history_of('value.benefit');
select identity.fence_by_project('value.benefit');

create schema deployment;

create table deployment.booking (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  role_id uuid references resources.role (id),
  resource_id uuid references resources.resource (id),
  starts_on date not null,
  ends_on date not null,
  load_percent integer not null check (load_percent between 0 and 10000),
  is_hard boolean not null,
  primary key (project_id, id)
);
create unique index booking_key on deployment.booking (project_id, lower(key));
create index booking_role on deployment.booking (role_id);
create index booking_resource on deployment.booking (resource_id);
select audit.keep_history_of('deployment.booking');
select identity.fence_by_project('deployment.booking');

create table deployment.resource_request (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  role_id uuid not null references resources.role (id),
  starts_on date not null,
  ends_on date not null,
  load_percent integer not null check (load_percent between 0 and 10000),
  is_must boolean not null,
  reason text,
  state text not null
    check (state in ('draft', 'requested', 'proposed', 'accepted', 'rejected', 'withdrawn', 'fulfilled', 'expired')),
  primary key (project_id, id)
);
create unique index resource_request_key on deployment.resource_request (project_id, lower(key));
create index resource_request_role on deployment.resource_request (role_id);
select audit.keep_history_of('deployment.resource_request');
select identity.fence_by_project('deployment.resource_request');

create schema governance;

create table governance.period_report (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  period_on date not null,
  reported_on date not null,
  overall text not null check (overall in ('green', 'amber', 'red')),
  scope text check (scope in ('green', 'amber', 'red')),
  schedule text check (schedule in ('green', 'amber', 'red')),
  cost text check (cost in ('green', 'amber', 'red')),
  quality text check (quality in ('green', 'amber', 'red')),
  resources text check (resources in ('green', 'amber', 'red')),
  risk text check (risk in ('green', 'amber', 'red')),
  benefits text check (benefits in ('green', 'amber', 'red')),
  stakeholders text check (stakeholders in ('green', 'amber', 'red')),
  achieved text,
  next text,
  decisions_needed text,
  help_wanted text,
  path_to_green text,
  author_id uuid references organisation.person (id),
  state text not null
    check (state in ('not-started', 'draft', 'submitted', 'challenged', 'returned', 'assured', 'published', 'late')),
  primary key (project_id, id)
);
create unique index period_report_key on governance.period_report (project_id, lower(key));
select audit.keep_history_of('governance.period_report');
select identity.fence_by_project('governance.period_report');

create table governance.forecast (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  made_on date not null,
  period_on date not null,
  amount_minor bigint not null,
  narrative text,
  primary key (project_id, id)
);
create unique index forecast_key on governance.forecast (project_id, lower(key));
select audit.keep_history_of('governance.forecast');
select identity.fence_by_project('governance.forecast');

create table governance.gate (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  number integer not null check (number between 0 and 9),
  name text not null,
  due_on date,
  decided_on date,
  decided_by_id uuid references organisation.person (id),
  checklist_done integer check (checklist_done between 0 and 1000),
  checklist_total integer check (checklist_total between 0 and 1000),
  conditions text,
  state text not null
    check (state in ('not-due', 'scheduled', 'in-review', 'passed', 'passed-with-conditions', 'failed', 'deferred')),
  primary key (project_id, id)
);
create unique index gate_key on governance.gate (project_id, lower(key));
select audit.keep_history_of('governance.gate');
select identity.fence_by_project('governance.gate');

create table governance.tolerance (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  dimension text not null check (dimension in ('benefits', 'cost', 'time', 'quality', 'scope', 'sustainability', 'risk')),
  allowance text not null,
  set_by_id uuid references organisation.person (id),
  set_on date,
  primary key (project_id, id)
);
create unique index tolerance_key on governance.tolerance (project_id, lower(key));
select audit.keep_history_of('governance.tolerance');
select identity.fence_by_project('governance.tolerance');

-- Which record an id names, and of which project; what a request names is looked up here.
create schema records;

create view records.record as
select id, 'system' as kind, null::uuid as project_id from landscape.system
union all select id, 'feed' as kind, null::uuid as project_id from landscape.feed
union all select id, 'data-entity' as kind, null::uuid as project_id from landscape.data_entity
union all select id, 'vendor' as kind, null::uuid as project_id from landscape.vendor
union all select id, 'vendor-contract' as kind, null::uuid as project_id from landscape.vendor_contract
union all select id, 'freeze' as kind, null::uuid as project_id from landscape.freeze
union all select id, 'frozen-system' as kind, null::uuid as project_id from landscape.frozen_system
union all select id, 'regulation' as kind, null::uuid as project_id from landscape.regulation
union all select id, 'objective' as kind, null::uuid as project_id from strategy.objective
union all select id, 'key-result' as kind, null::uuid as project_id from strategy.key_result
union all select id, 'role' as kind, null::uuid as project_id from resources.role
union all select id, 'skill' as kind, null::uuid as project_id from resources.skill
union all select id, 'resource' as kind, null::uuid as project_id from resources.resource
union all select id, 'resource-skill' as kind, null::uuid as project_id from resources.resource_skill
union all select id, 'risk' as kind, project_id from raid.risk
union all select id, 'issue' as kind, project_id from raid.issue
union all select id, 'assumption' as kind, project_id from raid.assumption
union all select id, 'decision' as kind, project_id from raid.decision
union all select id, 'change-request' as kind, project_id from raid.change_request
union all select id, 'lesson' as kind, project_id from raid.lesson
union all select id, 'touch' as kind, project_id from delivery.touch
union all select id, 'contract-use' as kind, project_id from delivery.contract_use
union all select id, 'deliverable' as kind, project_id from delivery.deliverable
union all select id, 'sprint' as kind, project_id from delivery.sprint
union all select id, 'budget-line' as kind, project_id from ledger.budget_line
union all select id, 'actual' as kind, project_id from ledger.actual
union all select id, 'contribution' as kind, project_id from value.contribution
union all select id, 'benefit' as kind, project_id from value.benefit
union all select id, 'booking' as kind, project_id from deployment.booking
union all select id, 'resource-request' as kind, project_id from deployment.resource_request
union all select id, 'period-report' as kind, project_id from governance.period_report
union all select id, 'forecast' as kind, project_id from governance.forecast
union all select id, 'gate' as kind, project_id from governance.gate
union all select id, 'tolerance' as kind, project_id from governance.tolerance;

-- The same over their histories: who hears that a record moved is known when it is gone.
create view records.known_record as
select id, null::uuid as project_id from landscape.system_history
union all select id, null::uuid as project_id from landscape.feed_history
union all select id, null::uuid as project_id from landscape.data_entity_history
union all select id, null::uuid as project_id from landscape.vendor_history
union all select id, null::uuid as project_id from landscape.vendor_contract_history
union all select id, null::uuid as project_id from landscape.freeze_history
union all select id, null::uuid as project_id from landscape.frozen_system_history
union all select id, null::uuid as project_id from landscape.regulation_history
union all select id, null::uuid as project_id from strategy.objective_history
union all select id, null::uuid as project_id from strategy.key_result_history
union all select id, null::uuid as project_id from resources.role_history
union all select id, null::uuid as project_id from resources.skill_history
union all select id, null::uuid as project_id from resources.resource_history
union all select id, null::uuid as project_id from resources.resource_skill_history
union all select id, project_id from raid.risk_history
union all select id, project_id from raid.issue_history
union all select id, project_id from raid.assumption_history
union all select id, project_id from raid.decision_history
union all select id, project_id from raid.change_request_history
union all select id, project_id from raid.lesson_history
union all select id, project_id from delivery.touch_history
union all select id, project_id from delivery.contract_use_history
union all select id, project_id from delivery.deliverable_history
union all select id, project_id from delivery.sprint_history
union all select id, project_id from ledger.budget_line_history
union all select id, project_id from ledger.actual_history
union all select id, project_id from value.contribution_history
union all select id, project_id from value.benefit_history
union all select id, project_id from deployment.booking_history
union all select id, project_id from deployment.resource_request_history
union all select id, project_id from governance.period_report_history
union all select id, project_id from governance.forecast_history
union all select id, project_id from governance.gate_history
union all select id, project_id from governance.tolerance_history;
