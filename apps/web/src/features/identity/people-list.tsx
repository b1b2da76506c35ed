import { accessStrings as strings } from './access-strings.ts';
import { AccountMark } from './account-mark.tsx';
import { RolesText } from './people-columns.tsx';
import classes from './people-page.module.css';
import type { PersonRow } from './people-rows.ts';

type Props = { readonly rows: readonly PersonRow[]; readonly onOpen: (row: PersonRow) => void };

/** The phone's people: two lines each, no sideways scroll. */
export function PeopleList({ rows, onOpen }: Props) {
  return (
    <ul className={classes.list} aria-label={strings.gridLabel}>
      {rows.map((row) => (
        <li key={row.access.person.id} className={classes.item}>
          <button type="button" className={classes.open} onClick={() => onOpen(row)}>
            <span className={classes.line}>
              <span className={classes.strong}>{row.access.person.name}</span>
              <AccountMark state={row.state} />
            </span>
            <span className={classes.second}>
              <RolesText row={row} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
