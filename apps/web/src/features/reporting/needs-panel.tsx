import { Button, NativeSelect } from '@mantine/core';
import type { Need, NeedKind } from '@sightline/contract';
import { IconClockExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { cx } from '../../lib/class-names.ts';
import { longDate, money } from '../../lib/format.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './needs-panel.module.css';
import { needsStrings as strings } from './needs-strings.ts';
import type { Needs, ReadNeeds } from './use-needs.ts';

type Props = {
  readonly kind: NeedKind;
  readonly read: ReadNeeds;
  readonly onKind: (kind: NeedKind) => void;
  /** Opens why the computed colour of a project is what it is. */
  readonly onWhy: (projectId: string) => void;
  readonly onClose: () => void;
};

/** Up to seven items of one kind: what it is, its cause, what is at risk, its clock, and the next step. */
export function NeedsPanel({ kind, read, onKind, onWhy, onClose }: Props) {
  const { needs, failure, retry } = read;
  const of = needs?.kinds.find((each) => each.kind === kind);
  const count = of?.count ?? 0;
  return (
    <SidePanel
      title={strings.kind(kind, count)}
      note={of === undefined ? undefined : strings.shown(of.items.length, count)}
      onClose={onClose}
    >
      {needs === null ? (
        failure === null ? (
          <LoadingState what={strings.reading} />
        ) : (
          <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
        )
      ) : (
        <div className={classes.parts}>
          <KindChoice kind={kind} needs={needs} onKind={onKind} />
          {count === 0 ? <p className={classes.none}>{strings.nothingOf}</p> : null}
          <ol className={classes.items}>
            {of?.items.map((need) => (
              <li key={need.id} className={classes.item}>
                <Item need={need} currency={needs.currency} onWhy={onWhy} />
              </li>
            ))}
          </ol>
          {of === undefined || count === 0 ? null : (
            <p className={classes.valuation}>{`${strings.valuation}: ${of.valuation}`}</p>
          )}
        </div>
      )}
    </SidePanel>
  );
}

function KindChoice({ kind, needs, onKind }: Pick<Props, 'kind' | 'onKind'> & { readonly needs: Needs }) {
  return (
    <NativeSelect
      size="xs"
      aria-label={strings.kinds}
      value={kind}
      onChange={(event) => onKind(event.currentTarget.value as NeedKind)}
      data={needs.kinds.map((each) => ({ value: each.kind, label: strings.choice(each.kind, each.count) }))}
    />
  );
}

type ItemProps = { readonly need: Need; readonly currency: string; readonly onWhy: Props['onWhy'] };

function Item({ need, currency, onWhy }: ItemProps) {
  const { project, what, cause, valueMinor, dueOn, lateDays, nextStep } = need;
  const clock = strings.clock(lateDays);
  return (
    <>
      {project === null ? null : (
        <p className={classes.project}>
          <Link to="/projects/$projectId" params={{ projectId: project.id }} className={classes.link}>
            {`${project.key} ${project.name}`}
          </Link>
        </p>
      )}
      <h3 className={classes.what}>{what}</h3>
      <p className={classes.cause}>{cause}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{strings.atRisk}</dt>
          <dd>{valueMinor === null ? strings.unknownValue : money(valueMinor, currency)}</dd>
        </div>
        <div>
          <dt>{strings.clockHead}</dt>
          <dd className={cx(classes.clock, (lateDays ?? 0) > 0 && classes.late)}>
            {clock === null || dueOn === null ? (
              strings.noDue
            ) : (
              <>
                <IconClockExclamation size={14} stroke={1.6} aria-hidden="true" />
                <span title={strings.due(longDate(dueOn))}>{clock}</span>
              </>
            )}
          </dd>
        </div>
        {project === null ? null : (
          <div>
            <dt>{strings.manager}</dt>
            <dd>{project.manager?.name ?? strings.noManager}</dd>
          </div>
        )}
      </dl>
      <p className={classes.next}>
        <span className={classes.nextHead}>{`${strings.next}: `}</span>
        {nextStep}
      </p>
      <Ways need={need} onWhy={onWhy} />
    </>
  );
}

/** To the record of the register; to the reasons of the colour where no record is meant. */
function Ways({ need: { project, record }, onWhy }: Omit<ItemProps, 'currency'>) {
  if (record !== null && project !== null)
    return (
      <Link
        to="/projects/$projectId"
        params={{ projectId: project.id }}
        search={{ tab: 'registers', kind: record.kind, record: record.id }}
        className={classes.way}
      >
        {strings.open(record.key)}
      </Link>
    );
  if (record !== null)
    return (
      <Link to="/registers" search={{ kind: record.kind, record: record.id }} className={classes.way}>
        {strings.open(record.key)}
      </Link>
    );
  if (project === null) return null;
  return (
    <Button variant="default" size="xs" onClick={() => onWhy(project.id)}>
      {strings.why}
    </Button>
  );
}
