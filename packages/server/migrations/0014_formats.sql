-- How an organisation writes: its languages, the first one being the one of its papers, and how its days and numbers are shown.
alter table organisation.organisation
  add column languages text[] not null default '{en}' check (cardinality(languages) between 1 and 20),
  add column date_style text not null default 'day-first' check (date_style in ('day-first', 'month-first', 'iso')),
  add column number_style text not null default 'comma' check (number_style in ('comma', 'point', 'space'));
alter table organisation.organisation_history
  add column languages text[] not null default '{en}',
  add column date_style text not null default 'day-first',
  add column number_style text not null default 'comma';
