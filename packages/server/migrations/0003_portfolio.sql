create schema portfolio;

create table portfolio.portfolio (
  id uuid primary key,
  version integer not null,
  name text not null
);
create unique index portfolio_name on portfolio.portfolio (lower(name));

create table portfolio.program (
  id uuid primary key,
  version integer not null,
  name text not null,
  portfolio_id uuid references portfolio.portfolio (id)
);
create unique index program_name on portfolio.program (lower(name));

create table portfolio.project (
  id uuid primary key,
  version integer not null,
  key text not null,
  name text not null,
  sponsor_id uuid references organisation.person (id),
  manager_id uuid references organisation.person (id),
  program_id uuid references portfolio.program (id),
  portfolio_id uuid references portfolio.portfolio (id),
  tier text check (tier in ('S', 'M', 'L', 'XL')),
  priority integer check (priority between 1 and 9999),
  stage text not null check (stage in ('idea', 'screening', 'business-case', 'approved', 'initiate', 'deliver', 'deploy',
    'close', 'benefits', 'on-hold', 'cancelled', 'rejected')),
  go_live_on date,
  budget_minor bigint,
  spent_minor bigint,
  currency char(3) not null,
  removed_at timestamptz
);
create unique index project_key on portfolio.project (lower(key));
create index project_program on portfolio.project (program_id);
create index project_portfolio on portfolio.project (portfolio_id);

create table portfolio.status_report (
  project_id uuid not null references portfolio.project (id),
  id uuid not null,
  version integer not null,
  reported_on date not null,
  colour text not null check (colour in ('green', 'amber', 'red')),
  source text not null check (source in ('register', 'report')),
  primary key (project_id, id)
);
create index status_report_latest on portfolio.status_report (project_id, reported_on desc, id desc);

select audit.keep_history_of('portfolio.portfolio');
select audit.keep_history_of('portfolio.program');
select audit.keep_history_of('portfolio.project');
select audit.keep_history_of('portfolio.status_report');

-- Working papers of an import; what they make is what has a history.
create table portfolio.register_import (
  id uuid primary key,
  version integer not null,
  account_id uuid not null,
  state text not null check (state in ('draft', 'committed')),
  file_name text not null,
  digest text not null,
  content json not null,
  mapping json not null,
  is_mapping_remembered boolean not null,
  edits json not null,
  skipped integer[] not null
);

create table portfolio.register_mapping (
  headers_digest text primary key,
  mapping json not null
);
