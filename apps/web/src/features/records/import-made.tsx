import type { RecordImportPreview } from '@sightline/contract';
import { counted, plain } from '../../lib/format.ts';
import classes from './import-panel.module.css';
import { recordStrings as strings } from './strings.ts';

/** What the rows name for the first time and what gains a spelling, with the names: a misspelt one is seen before it is made. */
export function ImportMade({ preview }: { readonly preview: RecordImportPreview }) {
  const { made, spellings } = preview;
  return (
    <>
      {made.map(({ one, many, names, total }) => (
        <details key={one} className={classes.made}>
          <summary>{strings.made(counted(total, one, many))}</summary>
          <p className={classes.names}>
            {[...names].sort((one, other) => one.localeCompare(other)).join('; ')}
            {total > names.length ? strings.madeMore(plain(total - names.length)) : ''}
          </p>
        </details>
      ))}
      {spellings === 0 ? null : (
        <p className={classes.text}>{strings.spellings(counted(spellings, 'other spelling'))}</p>
      )}
    </>
  );
}
