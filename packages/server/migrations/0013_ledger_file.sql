-- Lines of the ledger that lead to no project, and the codes by which they find one.
alter table ledger.actual add column cost_code text;
alter table ledger.actual_history add column cost_code text;
-- A file that is given again finds its lines by their references, in whatever project they stand.
create index actual_ref on ledger.actual (lower(ledger_ref));

create table ledger.cost_account (
  project_id uuid not null references portfolio.project (id),
  id uuid not null unique,
  version integer not null,
  key text not null,
  code text not null,
  name text,
  class text check (class in ('capex', 'opex')),
  state text not null check (state in ('open', 'closed')),
  primary key (project_id, id)
);
create unique index cost_account_key on ledger.cost_account (project_id, lower(key));
select audit.keep_history_of('ledger.cost_account');
select identity.fence_by_project('ledger.cost_account');

create schema costs;

create table costs.unassigned_cost (
  id uuid primary key,
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
  cost_code text,
  project text
);
create unique index unassigned_cost_key on costs.unassigned_cost (lower(key));
select audit.keep_history_of('costs.unassigned_cost');

-- Both views are said again with what they said before, so that a migration beside this one keeps its kinds.
do $$
declare
  known text := rtrim(pg_get_viewdef('records.record'::regclass), '; ');
  past text := rtrim(pg_get_viewdef('records.known_record'::regclass), '; ');
begin
  execute 'create or replace view records.record as ' || known || '
    union all select id, ''cost-account'' as kind, project_id from ledger.cost_account
    union all select id, ''unassigned-cost'' as kind, null::uuid as project_id from costs.unassigned_cost';
  execute 'create or replace view records.known_record as ' || past || '
    union all select id, project_id from ledger.cost_account_history
    union all select id, null::uuid as project_id from costs.unassigned_cost_history';
end $$;
