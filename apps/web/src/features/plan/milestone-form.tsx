import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Failure } from '../../lib/api.ts';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import {
  DATE_FIELDS,
  type MilestoneField,
  type MilestoneValues,
  readMilestone,
  type TypedMilestone,
} from './milestone-edit.ts';
import classes from './milestone-table.module.css';
import { planStrings as strings } from './strings.ts';

type Props = {
  readonly label: string;
  readonly first: TypedMilestone;
  readonly verb: string;
  readonly failure: Failure | null;
  readonly isRunning: boolean;
  readonly isFocused?: boolean;
  readonly onSubmit: (values: MilestoneValues) => void;
  readonly onCancel?: () => void;
};

const TIERS = ([1, 2, 3] as const).map((value) => ({ value: String(value), label: strings.tiers[value] }));
const FIELDS: readonly MilestoneField[] = ['name', 'tier', ...DATE_FIELDS];

/** One milestone as fields in its row: Enter saves, Esc leaves it as it was. */
export function MilestoneForm({ label, first, verb, failure, isRunning, isFocused, onSubmit, onCancel }: Props) {
  const [typed, setTyped] = useState(first);
  const [claims, setClaims] = useState<Partial<Record<MilestoneField, string>>>({});
  const refused = failure?.kind === 'refused' ? failure.problems : [];
  const isStale = failure?.kind === 'refused' && failure.status === 412;
  const set = (field: MilestoneField) => (value: string) => {
    setClaims(({ [field]: _mended, ...rest }) => rest);
    setTyped((before) => ({ ...before, [field]: value }));
  };
  const submit = () => {
    const read = readMilestone(typed);
    setClaims(read.claims);
    if (Object.keys(read.claims).length === 0 && !isRunning) onSubmit(read.values);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) submit();
    else if (event.key === 'Escape' && onCancel !== undefined) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const errorOf = (field: MilestoneField) => claims[field] ?? problemAt(refused, field);
  const elsewhere = problemsElsewhere(refused, FIELDS);
  return (
    <>
      <tr className={classes.form} onKeyDown={onKeyDown} aria-label={label}>
        <td>
          <TextInput
            aria-label={strings.milestoneHeads.name}
            placeholder={strings.addRow}
            value={typed.name}
            error={errorOf('name')}
            onChange={(event) => set('name')(event.currentTarget.value)}
            autoFocus={isFocused === true || onCancel !== undefined}
          />
        </td>
        <td>
          <NativeSelect
            aria-label={strings.milestoneHeads.tier}
            data={TIERS}
            value={typed.tier}
            error={errorOf('tier')}
            onChange={(event) => set('tier')(event.currentTarget.value)}
          />
        </td>
        {DATE_FIELDS.map((field) => (
          <td key={field} data-label={strings.milestoneHeads[field]}>
            <TextInput
              aria-label={strings.milestoneHeads[field]}
              placeholder={strings.dateHint}
              value={typed[field]}
              error={errorOf(field)}
              onChange={(event) => set(field)(event.currentTarget.value)}
            />
          </td>
        ))}
        <td />
        <td className={classes.verbs}>
          <Button variant={onCancel === undefined ? 'default' : 'filled'} onClick={submit} disabled={isRunning}>
            {verb}
          </Button>
          {onCancel === undefined ? null : (
            <Button variant="subtle" onClick={onCancel}>
              {strings.cancel}
            </Button>
          )}
        </td>
      </tr>
      {failure === null || (failure.kind === 'refused' && elsewhere.length === 0) ? null : (
        <tr>
          <td colSpan={7} role="alert" className={classes.problems}>
            {failure.kind === 'away' ? (
              strings.away
            ) : isStale ? (
              strings.staleMilestone
            ) : (
              <ProblemList problems={elsewhere} />
            )}
          </td>
        </tr>
      )}
    </>
  );
}
