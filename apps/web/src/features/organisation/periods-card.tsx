import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Period, PeriodState } from '@sightline/contract';
import { shortDate } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { isReopening, nextFiscalYear } from './settings-draft.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';
import { settingsStrings as strings } from './strings.ts';

const STATES: readonly PeriodState[] = ['open', 'closing', 'closed'];

/** The months of the fiscal years, newest year first. */
export function PeriodsCard({ today, ...props }: CardProps & { readonly today: string }) {
  const { draft, onEdit } = props;
  const { periods } = draft.seen;
  const years = [...new Set(periods.map(({ fiscalYear }) => fiscalYear))].reverse();
  const next = nextFiscalYear(draft.seen, today);
  return (
    <Card label={strings.periods}>
      <CardHeader title={strings.periods} note={strings.periodsNote}>
        {draft.addedYear === null ? (
          <Button variant="default" size="xs" onClick={() => onEdit({ addedYear: next })}>
            {strings.addYear(next)}
          </Button>
        ) : null}
      </CardHeader>
      {draft.addedYear === null ? null : (
        <p className={classes.line}>
          <strong>{strings.fiscalYear(draft.addedYear)}</strong> {strings.yearComing}
        </p>
      )}
      {years.length === 0 && draft.addedYear === null ? <p className={classes.line}>{strings.noPeriods}</p> : null}
      {years.map((year) => (
        <section key={year} aria-label={strings.fiscalYear(year)}>
          <h3 className={classes.sub}>{strings.fiscalYear(year)}</h3>
          <ul className={classes.periods}>
            {periods
              .filter(({ fiscalYear }) => fiscalYear === year)
              .map((period) => (
                <PeriodRow key={period.firstOn} {...props} period={period} />
              ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function PeriodRow({ draft, claims, onEdit, period }: CardProps & { readonly period: Period }) {
  const days = strings.days(shortDate(period.firstOn), shortDate(period.lastOn));
  const own = draft.periods[period.firstOn] ?? { state: period.state, reason: '' };
  const put = (change: Partial<typeof own>) =>
    onEdit({ periods: { ...draft.periods, [period.firstOn]: { ...own, ...change } } });
  return (
    <li className={classes.period}>
      <span className={classes.days}>{days}</span>
      <NativeSelect
        aria-label={strings.stateOf(days)}
        data={STATES.map((value) => ({ value, label: strings.states[value] }))}
        value={own.state}
        onChange={(event) => put({ state: STATES.find((each) => each === event.currentTarget.value) ?? period.state })}
      />
      {isReopening(period.state, own.state) ? (
        <TextInput
          aria-label={strings.reasonOf(days)}
          placeholder={strings.reasonOf(days)}
          value={own.reason}
          error={claims[period.firstOn]}
          onChange={(event) => put({ reason: event.currentTarget.value })}
        />
      ) : (
        <span className={classes.reason}>{period.reason === null ? '' : strings.reopened(period.reason)}</span>
      )}
    </li>
  );
}
