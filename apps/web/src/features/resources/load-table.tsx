import { NONE, plain, shortDate } from '../../lib/format.ts';
import classes from './load-page.module.css';
import { LEVEL_MARKS, loadStrings as strings } from './strings.ts';
import type { LoadCell, RoleLoad } from './use-role-load.ts';

/** Roles down, weeks and months across; the number stands in every cell. */
export function LoadTable({ load: { periods, roles } }: { readonly load: RoleLoad }) {
  return (
    // A wide table scrolls by itself; the keyboard reaches it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={classes.scroll} aria-label={strings.title} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.role}>
              {strings.role}
            </th>
            {periods.map(({ kind, from }) => (
              <th key={`${kind} ${from}`} scope="col" data-kind={kind}>
                {kind === 'week' ? (
                  <abbr title={strings.week(shortDate(from))}>{shortDate(from).slice(0, 6)}</abbr>
                ) : (
                  monthOf(from)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map(({ id, name, resources, cells }) => (
            <tr key={id ?? ''}>
              <th scope="row" className={classes.role} title={strings.people(plain(resources))}>
                {name}
              </th>
              {cells.map((cell, at) => (
                <Cell key={`${periods[at]?.kind} ${periods[at]?.from}`} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell }: { readonly cell: LoadCell }) {
  const { shape, letter, words } = LEVEL_MARKS[cell.level];
  const people = (percent: number) => plain(Math.round(percent) / 100);
  const title = strings.booked(people(cell.hardPercent), people(cell.softPercent), people(cell.capacityPercent));
  return (
    <td className={classes[cell.level]} title={`${title}; ${words}`}>
      {shape === '' ? null : (
        <span className={classes.mark} aria-hidden="true">
          {shape}
          {letter}
        </span>
      )}{' '}
      {textOf(cell)}
    </td>
  );
}

function textOf({ loadPercent, level }: LoadCell): string {
  if (loadPercent !== null) return `${plain(loadPercent)}%`;
  return level === 'over' ? strings.noCapacity : NONE;
}

/** `Jan 27` of 2027-01-01. */
function monthOf(date: string): string {
  return shortDate(date).replace(/^\d+ /, '');
}
