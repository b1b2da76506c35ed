import { Select } from '@mantine/core';
import type { OnlyRows as Only, RecordImportPreview } from '@sightline/contract';
import { plain } from '../lib/format.ts';
import classes from './only-rows.module.css';
import { uiStrings } from './strings.ts';

type Header = RecordImportPreview['headers'][number];
type Props = {
  readonly headers: readonly Header[];
  readonly only: Only | null;
  readonly onOnly: (only: Only | null) => void;
};

/** Which rows of a file are read: all, or those of one agency, region or kind. */
export function OnlyRows({ headers, only, onOnly }: Props) {
  const grouping = headers.filter(({ index, groups }) => groups.length > 0 || index === only?.column);
  if (grouping.length === 0) return null;
  const groups = headers.find(({ index }) => index === only?.column)?.groups ?? [];
  return (
    <fieldset className={classes.only} aria-label={uiStrings.onlyRows.legend}>
      <span className={classes.word}>{uiStrings.onlyRows.column}</span>
      <Select
        className={classes.choice ?? ''}
        aria-label={uiStrings.onlyRows.column}
        value={only === null ? '' : String(only.column)}
        data={[
          { value: '', label: uiStrings.onlyRows.all },
          ...grouping.map(({ index, letter, text }) => ({ value: String(index), label: `${letter}  ${text}` })),
        ]}
        onChange={(value) => {
          const [largest] = grouping.find(({ index }) => String(index) === value)?.groups ?? [];
          onOnly(largest === undefined ? null : { column: Number(value), value: largest.value });
        }}
        allowDeselect={false}
        searchable={grouping.length > 12}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      {only === null ? null : (
        <>
          <span className={classes.word}>{uiStrings.onlyRows.value}</span>
          <Select
            className={classes.choice ?? ''}
            aria-label={uiStrings.onlyRows.value}
            value={only.value}
            data={groups.map(({ value, rows }) => ({ value, label: `${value}  (${plain(rows)})` }))}
            onChange={(value) => {
              if (value !== null) onOnly({ column: only.column, value });
            }}
            allowDeselect={false}
            searchable={groups.length > 12}
            comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          />
        </>
      )}
    </fieldset>
  );
}
