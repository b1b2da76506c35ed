import { ProblemList } from '../../ui/problem-list.tsx';
import { unitStrings as strings } from './unit-strings.ts';
import classes from './units-page.module.css';
import type { UnitAct } from './use-units.ts';

/** Why nothing was written, where the verb stands. */
export function UnitActNote({ act }: { readonly act: UnitAct }) {
  if (act.problems.length > 0) return <ProblemList problems={act.problems} isLive />;
  if (act.failed === null) return null;
  return (
    <p className={classes.moved} role="alert">
      {act.failed === 'moved' ? strings.moved : strings.away}
    </p>
  );
}
