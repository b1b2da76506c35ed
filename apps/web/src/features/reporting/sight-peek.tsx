import type { SightRow } from '@sightline/contract';
import { Link } from '@tanstack/react-router';
import { COLOUR_WORDS, longDate, shortDate } from '../../lib/format.ts';
import classes from './sight-peek.module.css';
import { sightStrings as strings } from './strings.ts';

/** What a row opens to: why it is so, what it rests on, and the way on. */
export function SightPeek({ row }: { readonly row: SightRow }) {
  const computed = COLOUR_WORDS[row.computed.colour].toLowerCase();
  const reported = row.reported === null ? null : COLOUR_WORDS[row.reported.colour].toLowerCase();
  return (
    <div className={classes.peek}>
      <section>
        <h3 className={classes.head}>{strings.peekWhy(computed, reported)}</h3>
        {row.computed.reasons.map((reason) => (
          <p key={reason} className={classes.line}>
            {reason}
          </p>
        ))}
      </section>
      <section>
        <h3 className={classes.head}>{strings.peekBasis}</h3>
        <p className={classes.line}>{strings.basisLong[row.computed.basis]}</p>
        <p className={classes.line}>
          {row.sponsor === null ? strings.noSponsor : `${strings.sponsor} ${row.sponsor.name}`}
          {row.manager === null ? `, ${strings.noManager}` : ''}
          {row.goLiveOn === null ? '' : `. ${strings.committed} ${shortDate(row.goLiveOn)}.`}
        </p>
      </section>
      <section>
        <h3 className={classes.head}>{strings.peekNext}</h3>
        <p className={classes.line}>
          {row.nextMilestone === null ? strings.none : `${row.nextMilestone.name}, ${longDate(row.nextMilestone.on)}`}
        </p>
        <p className={classes.line}>
          <Link to="/projects/$projectId" params={{ projectId: row.id }} className={classes.link}>
            {strings.openProject}
          </Link>
        </p>
      </section>
    </div>
  );
}
