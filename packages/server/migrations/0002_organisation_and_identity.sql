create schema organisation;

create table organisation.organisation (
  id uuid primary key,
  version integer not null,
  name text not null,
  currency char(3) not null,
  zone text not null
);
-- One organisation is one database.
create unique index one_organisation on organisation.organisation ((true));

create table organisation.person (
  id uuid primary key,
  version integer not null,
  name text not null,
  email text
);
create unique index person_email on organisation.person (lower(email));

select audit.keep_history_of('organisation.organisation');
select audit.keep_history_of('organisation.person');

create schema identity;

create table identity.account (
  id uuid primary key,
  version integer not null,
  person_id uuid not null references organisation.person (id),
  email text not null,
  password_hash text not null,
  is_active boolean not null
);
create unique index account_email on identity.account (lower(email));

create table identity.session (
  token_hash text primary key,
  account_id uuid not null references identity.account (id),
  started_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on identity.session (account_id);
