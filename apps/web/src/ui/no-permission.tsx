import type { WireProblem } from '@sightline/contract';
import { IconLock } from '@tabler/icons-react';
import { roleNames, rolesLetIn } from '../lib/refused-roles.ts';
import { useSession } from '../lib/session.ts';
import { ProblemList } from './problem-list.tsx';
import classes from './states.module.css';
import { uiStrings as strings } from './strings.ts';

/** The content is for others: for whom, what the reader is, and who can change that. */
export function NoPermission({ problems }: { readonly problems: readonly WireProblem[] }) {
  const own = roleNames((useSession()?.grants ?? []).map((each) => each.role));
  const letIn = rolesLetIn(problems);
  return (
    <div className={classes.state}>
      <span className={classes.icon}>
        <IconLock size={19} stroke={1.6} aria-hidden="true" />
      </span>
      <h2 className={classes.title}>{strings.noPermission}</h2>
      {letIn.length === 0 ? (
        <ProblemList problems={problems} />
      ) : (
        <>
          <p className={classes.text}>{own.length === 0 ? strings.noRoles : strings.ownRoles(own.join(', '))}</p>
          <dl className={classes.roles}>
            <dt>{strings.openTo}</dt>
            {letIn.map((each) => (
              <dd key={each}>{each}</dd>
            ))}
          </dl>
          <p className={classes.text}>{strings.askForRole}</p>
        </>
      )}
    </div>
  );
}
