import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSitemap } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { Card, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyState, ErrorBar, ErrorState, LoadingState } from '../../ui/states.tsx';
import { UnitTree } from './unit-lines.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { unitStrings as strings } from './unit-strings.ts';
import { homeless, type UnitsOfDay, unitRows } from './unit-tree.ts';
import classes from './units-page.module.css';
import { HOMELESS, NEW_UNIT, type UnitsSearch } from './units-search.ts';
import { useUnits } from './use-units.ts';

type Props = { readonly search: UnitsSearch; readonly onSearch: (search: UnitsSearch) => void };

/** How the organisation is divided, on any day: past, today and as it is planned. */
export function UnitsPage({ search, onSearch }: Props) {
  const { day, failure, retry } = useUnits(search.on);
  const mayEdit = useMay('unit.edit');
  const close = () => onSearch({ ...search, unit: undefined });
  return (
    <Page
      panel={
        day === null || search.unit === undefined ? null : (
          <UnitPanel key={search.unit} chosen={search.unit} day={day} mayEdit={mayEdit} onClose={close} />
        )
      }
    >
      <PageHeader title={strings.title} note={search.on === undefined ? null : strings.otherDay(longDate(search.on))}>
        <DayForm key={search.on ?? ''} on={search.on} onDay={(on) => onSearch({ ...search, on })} />
        {mayEdit ? (
          <Button
            leftSection={<IconPlus size={16} stroke={1.6} />}
            onClick={() => onSearch({ ...search, unit: NEW_UNIT })}
          >
            {strings.add}
          </Button>
        ) : null}
      </PageHeader>
      {day === null ? null : failure === null ? null : (
        <ErrorBar what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      )}
      {day !== null ? (
        <Tree day={day} chosen={search.unit} mayEdit={mayEdit} onChoose={(unit) => onSearch({ ...search, unit })} />
      ) : failure === null ? (
        <LoadingState what={strings.reading} />
      ) : (
        <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      )}
    </Page>
  );
}

type TreeProps = {
  readonly day: UnitsOfDay;
  readonly chosen: string | undefined;
  readonly mayEdit: boolean;
  readonly onChoose: (unit: string) => void;
};

function Tree({ day, chosen, mayEdit, onChoose }: TreeProps) {
  const rows = unitRows(day);
  const without = homeless(day).length;
  return (
    <Card label={strings.title}>
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconSitemap size={19} stroke={1.6} aria-hidden="true" />}
          title={strings.noneTitle}
          text={mayEdit ? `${strings.noneText} ${strings.noneTextAdd}` : strings.noneText}
        />
      ) : (
        <UnitTree rows={rows} chosen={chosen} onChoose={onChoose} />
      )}
      {without === 0 || rows.length === 0 ? null : (
        <div className={classes.foot}>
          <Button variant="subtle" size="xs" onClick={() => onChoose(HOMELESS)}>
            {strings.homelessLine(without)}
          </Button>
        </div>
      )}
    </Card>
  );
}

type DayProps = { readonly on: string | undefined; readonly onDay: (on: string | undefined) => void };

/** Enter reads the tree of another day; empty is today. */
function DayForm({ on, onDay }: DayProps) {
  const [text, setText] = useState(on === undefined ? '' : longDate(on));
  const [claim, setClaim] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = readTypedDay(text);
    if (typed.ok) onDay(typed.day ?? undefined);
    else setClaim(typed.claim);
  };
  return (
    <form className={classes.day} noValidate onSubmit={submit}>
      <label htmlFor="units-as-of">{strings.asOf}</label>
      <TextInput
        id="units-as-of"
        value={text}
        placeholder={strings.today}
        error={claim}
        onChange={(event) => {
          setClaim(null);
          setText(event.currentTarget.value);
        }}
      />
    </form>
  );
}
