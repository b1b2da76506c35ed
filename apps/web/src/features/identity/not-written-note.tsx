import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import type { NotWritten } from './use-versioned-act.ts';

type Props = {
  readonly failure: NotWritten | null;
  /** Said when somebody else wrote first. */
  readonly movedText: string;
};

/** Why nothing was written, where the verb stands. */
export function NotWrittenNote({ failure, movedText }: Props) {
  if (failure === null) return null;
  switch (failure.kind) {
    case 'refused':
      return <ProblemList problems={failure.problems} isLive />;
    case 'away':
      return (
        <p className={classes.moved} role="alert">
          {strings.away}
        </p>
      );
    case 'moved':
      return (
        <div className={classes.moved} role="alert">
          <strong>{strings.movedTitle}</strong>
          <p className={classes.text}>{movedText}</p>
        </div>
      );
  }
}
