/** The command line was not understood; the text says what is wrong with it. */
export class UsageError extends Error {}

export const HELP = `Sightline, project portfolio management

  ./sightline serve [--port N]          run the product (npm start does the same); Ctrl-C stops it
      [--demo S|M|L [--variant K]]      an empty database begins with the demo organisation, written as
                                        in its description (variant 0) or varied (1 to 9999)
      [--empty]                         an empty database begins with nothing. Without a flag the terminal is
                                        asked; without a terminal it is demo S. A used database is left as it is
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
  ./sightline demo status [--json]      whether the demo organisation is here, and since when
  ./sightline demo remove [--yes]       take it out with its history, after a list of what of your own points at it;
      [--json]                          there is no way back. --yes: do not ask
  ./sightline --help

Settings
  PORT             port to listen on (7400, or the next free one)
  HOST             address to listen on (127.0.0.1)
  SIGHTLINE_HOSTS  further host names that the server answers for, with commas
  SIGHTLINE_PROXIES  addresses or ranges of proxies whose X-Forwarded headers are believed, with commas
  SIGHTLINE_HOME   folder of the database and the instance file (.sightline in the checkout)
  DATABASE_URL     a PostgreSQL server, version 15 or later, in place of the embedded one

Exit codes: 0 done, 1 refused, 2 the command line was not understood.`;
