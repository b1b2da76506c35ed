import { ActionIcon, Select, TextInput } from '@mantine/core';
import type { RegisterField, RegisterImport, RegisterMapping } from '@sightline/contract';
import { parseCurrency } from '@sightline/kernel';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { OnlyRows } from '../../ui/only-rows.tsx';
import { Card, CardHeader } from '../../ui/page.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import classes from './mapping-card.module.css';
import { columnOf, FIELDS, mapColumn, mapSecond, optionLabel, TWO_COLUMNS, unusedHeaders } from './mapping-model.ts';
import { fieldLabels, strings } from './strings.ts';

type Props = {
  readonly draft: RegisterImport;
  readonly onMap: (mapping: RegisterMapping) => void;
  readonly onClose: () => void;
};

/** Which column of the file feeds which field, with the values that the column holds; how its dates and amounts are read. */
export function MappingCard({ draft, onMap, onClose }: Props) {
  const unused = unusedHeaders(draft).map(optionLabel);
  const note = draft.isMappingRemembered ? strings.mapping.remembered : strings.mapping.guessed;
  return (
    <Card label={strings.mapping.heading}>
      <CardHeader title={strings.mapping.heading} note={note}>
        <ActionIcon variant="subtle" aria-label={strings.mapping.hide} title={strings.mapping.hide} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </CardHeader>
      {draft.problems.length === 0 ? null : (
        <div className={classes.problems}>
          <ProblemList problems={draft.problems} />
        </div>
      )}
      <div className={classes.only}>
        <OnlyRows
          headers={draft.headers}
          only={draft.mapping.only ?? null}
          onOnly={(only) => onMap({ ...draft.mapping, only: only ?? undefined })}
        />
      </div>
      <div className={classes.fields}>
        {FIELDS.map((field) => (
          <FieldColumn key={field} field={field} draft={draft} onMap={onMap} />
        ))}
        <Reading draft={draft} onMap={onMap} />
      </div>
      {unused.length === 0 ? null : <p className={classes.unused}>{strings.mapping.unused(unused)}</p>}
    </Card>
  );
}

type FieldProps = Pick<Props, 'draft' | 'onMap'> & { readonly field: RegisterField };

function FieldColumn({ field, draft, onMap }: FieldProps) {
  const column = columnOf(draft.mapping, field);
  const header = draft.headers.find((each) => each.index === column);
  const samples = header?.sample.filter((sample) => sample.trim() !== '') ?? [];
  return (
    <div className={classes.field} data-empty={header === undefined || undefined}>
      <Select
        label={fieldLabels[field]}
        value={column === null ? '' : String(column)}
        data={[
          { value: '', label: strings.mapping.none },
          ...draft.headers.map((each) => ({ value: String(each.index), label: optionLabel(each) })),
        ]}
        onChange={(value) =>
          onMap(mapColumn(draft.mapping, field, value === null || value === '' ? null : Number(value)))
        }
        allowDeselect={false}
        searchable={draft.headers.length > 12}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      <p className={classes.samples} title={samples.join(', ')}>
        {header === undefined ? '' : samples.length === 0 ? strings.mapping.noSample : samples.join(', ')}
      </p>
      {header !== undefined && TWO_COLUMNS.has(field) ? (
        <SecondColumn field={field} draft={draft} onMap={onMap} />
      ) : null}
    </div>
  );
}

function SecondColumn({ field, draft, onMap }: FieldProps) {
  const column = draft.mapping.second?.[field];
  return (
    <Select
      label={field === 'scope' ? strings.mapping.secondText : strings.mapping.second}
      value={column === undefined ? '' : String(column)}
      data={[
        { value: '', label: strings.mapping.noSecond },
        ...draft.headers.map((each) => ({ value: String(each.index), label: optionLabel(each) })),
      ]}
      onChange={(value) =>
        onMap(mapSecond(draft.mapping, field, value === null || value === '' ? null : Number(value)))
      }
      allowDeselect={false}
      searchable={draft.headers.length > 12}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}

const DATE_ORDERS = [
  { value: '', label: strings.mapping.decide },
  { value: 'day-first', label: strings.mapping.dayFirst },
  { value: 'month-first', label: strings.mapping.monthFirst },
] as const;

function Reading({ draft, onMap }: Pick<Props, 'draft' | 'onMap'>) {
  const { mapping } = draft;
  const [currency, setCurrency] = useState<string>(mapping.currency);
  const parsed = parseCurrency(currency);
  const keepCurrency = () => {
    if (parsed !== null && parsed !== mapping.currency) onMap({ ...mapping, currency: parsed });
  };
  return (
    <>
      <Select
        className={classes.field ?? ''}
        label={strings.mapping.dateOrder}
        value={mapping.dateOrder ?? ''}
        data={DATE_ORDERS}
        onChange={(value) =>
          onMap({ ...mapping, dateOrder: value === 'day-first' || value === 'month-first' ? value : null })
        }
        allowDeselect={false}
      />
      <TextInput
        className={classes.field ?? ''}
        label={strings.mapping.currency}
        value={currency}
        onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
        onBlur={keepCurrency}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keepCurrency();
        }}
        error={parsed === null ? strings.mapping.currencyWrong : null}
        maxLength={3}
      />
    </>
  );
}
