-- What an organisation decides once and for all its projects. Every change also moves organisation.organisation.version.

-- Settings that are read as a whole; one that is as the product delivers it has no row. The value is parsed by packages/contract.
create table organisation.setting (
  id text primary key check (id in ('fiscal-calendar', 'status-rules')),
  value json not null
);

-- Months of the fiscal year. The id is the first day.
create table organisation.period (
  id text primary key,
  first_on date not null,
  last_on date not null,
  fiscal_year integer not null,
  number integer not null check (number between 1 and 12),
  state text not null check (state in ('open', 'closing', 'closed')),
  reason text,
  unique (fiscal_year, number),
  check (first_on <= last_on),
  exclude using gist (daterange(first_on, last_on, '[]') with &&)
);

-- Units of the report currency for one unit: numerator / 10^scale. The id is currency and day, such as EUR/2026-01-01.
create table organisation.exchange_rate (
  id text primary key,
  currency char(3) not null,
  from_on date not null,
  numerator bigint not null check (numerator > 0),
  scale integer not null check (scale between 0 and 12),
  unique (currency, from_on)
);

select audit.keep_history_of('organisation.setting');
select audit.keep_history_of('organisation.period');
select audit.keep_history_of('organisation.exchange_rate');
