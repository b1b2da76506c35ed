import type { WireProblem } from '@sightline/contract';
import classes from './moved-fields.module.css';
import { auditStrings as strings } from './strings.ts';

/** Field by field: what the change left, and what stands there now. */
export function MovedFields({ problems }: { readonly problems: readonly WireProblem[] }) {
  const moved = problems.filter((each) => each.code === 'audit.undo-field-moved');
  if (moved.length === 0) return null;
  return (
    <table className={classes.fields}>
      <thead>
        <tr>
          <th scope="col">{strings.field}</th>
          <th scope="col">{strings.left}</th>
          <th scope="col">{strings.now}</th>
        </tr>
      </thead>
      <tbody>
        {moved.map(({ subject, params }) => (
          <tr key={`${subject?.id}-${subject?.field}`}>
            <th scope="row">{`${params.name}: ${params.field}`}</th>
            <td>{params.seen}</td>
            <td>{params.current}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
