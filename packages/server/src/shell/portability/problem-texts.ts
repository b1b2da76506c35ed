import type { ProblemCatalogue } from '@sightline/kernel';

/** What stands in the way of an export, a backup or their way back, and what `doctor` finds. */
export const portabilityProblemTexts: ProblemCatalogue = {
  'portability.no-database': {
    text: 'There is no Sightline data in {place}.',
    advice: 'Set SIGHTLINE_HOME to the folder of the instance, or DATABASE_URL to its server.',
  },
  'portability.file-exists': {
    text: '{file} is there already, and a backup never replaces another.',
    advice: 'Give another name, or remove the file first.',
  },
  'portability.file-not-written': {
    text: '{file} was not written: {reason}.',
    advice: 'Give a file on another disk or in another folder. Nothing was left behind, and no data was touched.',
  },
  'portability.file-not-read': {
    text: '{file} was not read: {reason}.',
    advice: 'Give the path of an export or a backup.',
  },
  'portability.not-an-export': {
    text: '{file} is no export of Sightline.',
    advice: 'Give a file that ./sightline export or ./sightline backup wrote.',
  },
  'portability.format-newer': {
    text: '{file} has the format {found}, and this program reads formats up to {known}.',
    advice: 'Use the newer program that wrote it.',
  },
  'portability.damaged': {
    text: '{file} is damaged at line {line}: {reason}.',
    advice: 'Use another copy of it. Nothing was loaded.',
  },
  'portability.schema-newer': {
    text: 'The file was written by a newer Sightline: it holds {found}, and this program knows schemas up to {known}.',
    advice: 'Use the newer program. Nothing was loaded.',
  },
  'portability.schema-other': {
    text: 'The file was written with another {name} than the one of this program.',
    advice: 'Use the program that wrote it. Nothing was loaded.',
  },
  'portability.tables-other': {
    text: '{file} does not hold the tables of the schema that it names: {line}.',
    advice: 'Use a file that ./sightline export wrote. Nothing was loaded.',
  },
  'portability.file-chain-broken': {
    text: 'The audit chain in {file} is broken at event {seq}.',
    advice: 'Use an earlier backup, and keep this file as evidence. Nothing was loaded.',
  },
  'portability.database-not-empty': {
    text: 'The database is in use: {commands} commands were carried out on it.',
    advice:
      'Load into an empty one: set SIGHTLINE_HOME to a new folder. To replace the data of this one, use ./sightline restore.',
  },
  'portability.database-ahead': {
    text: 'The database has the schema {found} already, and the file needs {wanted}.',
    advice: 'Load into a database without tables, which is then brought forward: set SIGHTLINE_HOME to a new folder.',
  },
  'portability.restore-needs-folder': {
    text: 'DATABASE_URL is set, and a restore replaces the folder of the embedded database only.',
    advice: 'Make an empty database on the server, set DATABASE_URL to it, and use ./sightline load.',
  },
  'portability.durability-weak': {
    text: 'PostgreSQL runs with {setting} = {value}: what was acknowledged may be lost when the power fails.',
    advice: 'Set {setting} to {wanted} in the settings of the server.',
  },
  'portability.schema-behind': {
    text: 'The database has not seen {name} yet.',
    advice: 'Start Sightline, which brings the schema forward.',
  },
  'portability.migration-changed': {
    text: 'The database was made with another {name} than the one of this program.',
    advice: 'Use the program that the data belongs to.',
  },
  'portability.database-newer': {
    text: 'The database has seen {name}, which this program does not know.',
    advice: 'Use the newer program.',
  },
  'portability.chain-broken': {
    text: 'The audit chain is broken at event {seq}: the record was changed outside the program.',
    advice: 'Keep the data as evidence, and compare it with the last backup.',
  },
  'portability.state-differs': {
    text: 'The table {table} and its history differ in {rows} rows.',
    advice: 'Keep the data as evidence, and compare it with the last backup: somebody wrote past the program.',
  },
  'portability.orphans': {
    text: 'There are {count} {what}.',
    advice: 'Keep the data as evidence, and compare it with the last backup: somebody wrote past the program.',
  },
  'portability.guard-off': {
    text: 'The guard {name} of {table} is switched off.',
    advice: 'Find out who did it; then switch it on again (alter table {table} enable trigger {name}).',
  },
  'portability.wall-open': {
    text: 'The role {role}, as which requests run, {what}.',
    advice: 'Find out who did it; then take it back. A fresh database shows how it stands: packages/server/schema.sql.',
  },
  'portability.disk-low': {
    text: 'The disk that holds {folder} has {free} MB left.',
    advice: 'Free at least {wanted} MB, before writes are refused.',
  },
};
