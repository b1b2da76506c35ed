import { useMediaQuery } from '@mantine/hooks';
import classes from './kind-list.module.css';
import { KindList } from './kind-list.tsx';
import { RegisterCard } from './register-card.tsx';
import { openKind, type RegisterProps } from './register-props.ts';
import type { RecordCounts } from './use-record-counts.ts';

type Props = RegisterProps & { readonly counts: RecordCounts | null };

/** The registers of one project: their kinds with counts, and the open one. Where there is no room for both, the bar chooses the kind. */
export function ProjectRegisters({ counts, ...props }: Props) {
  const isWide = useMediaQuery('(min-width: 1000px)', true, { getInitialValueInEffect: false }) ?? true;
  const found = openKind(props);
  if (found === undefined) return null;
  return (
    <div className={classes.beside}>
      {isWide ? (
        <KindList
          registers={props.registers}
          counts={counts}
          kind={found.kind}
          onKind={(kind) => props.onSearch({ kind })}
        />
      ) : null}
      <div className={classes.open}>
        <RegisterCard {...props} counts={counts} isListed={isWide} />
      </div>
    </div>
  );
}
