/** The command line was not understood; the text says what is wrong with it. */
export class UsageError extends Error {}

export const HELP = `Sightline, project portfolio management

  ./sightline serve [--port N]          run the product (npm start does the same); Ctrl-C stops it
  ./sightline admin create              make the first account and the organisation
      [--organisation NAME] [--currency GBP] [--zone Europe/London]
      [--name NAME] [--email ADDRESS] [--password-stdin]
  ./sightline status [--json]           where the running instance is; exit code 1 when there is none
  ./sightline import PATH… --dry-run    say what would come of plan files, folders and zips, and what would not;
      [--json]                          needs no running instance. To commit, open /import/plans in the browser
  ./sightline export FILE [--json]      write all data to one file; the instance may run and be written to
  ./sightline load FILE [--json]        fill an instance that is empty from such a file
  ./sightline backup FILE [--json]      as export, and read the file back before it gets its name
  ./sightline restore FILE [--json]     put a backup in the place of the data; what was there is kept beside it
  ./sightline doctor [--json]           durability, schema, audit chain, history and disk; exit code 1 when one is wrong
  ./sightline --help

Settings
  PORT             port to listen on (7400, or the next free one)
  HOST             address to listen on (127.0.0.1)
  SIGHTLINE_HOSTS  further host names that the server answers for, with commas
  SIGHTLINE_PROXIES  addresses or ranges of proxies whose X-Forwarded headers are believed, with commas
  SIGHTLINE_HOME   folder of the database and the instance file (.sightline in the checkout)
  DATABASE_URL     a PostgreSQL server, version 15 or later, in place of the embedded one

Exit codes: 0 done, 1 refused, 2 the command line was not understood.`;
