import { ActionIcon } from '@mantine/core';
import { routes, type WireProblem } from '@sightline/contract';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NONE, shortDate, signed } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import {
  changesOf,
  DATE_FIELDS,
  EMPTY_MILESTONE,
  inOrder,
  isOverdue,
  type Milestone,
  type MilestoneValues,
  shownForecast,
  slipOf,
  toldField,
  typedOf,
} from './milestone-edit.ts';
import { MilestoneForm } from './milestone-form.tsx';
import classes from './milestone-table.module.css';
import { planStrings as strings } from './strings.ts';

type Props = {
  readonly projectId: string;
  readonly milestones: readonly Milestone[];
  readonly today: string;
  readonly mayEdit: boolean;
};

/** The milestones of a project: changed row by row, added one after the other from the last row. */
export function MilestoneTable({ projectId, milestones, today, mayEdit }: Props) {
  const client = useQueryClient();
  const [editedId, setEditedId] = useState<string | null>(null);
  const [added, setAdded] = useState(0);
  const add = useCommand(routes.addMilestone);
  const update = useCommand(routes.updateMilestone);
  const remove = useCommand(routes.removeMilestone);
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['project', projectId] });
    void client.invalidateQueries({ queryKey: ['line-of-sight'] });
  };
  const addOne = async (values: MilestoneValues) => {
    if ((await add.run({ params: { projectId }, body: values })) === null) return;
    setAdded((before) => before + 1);
    refresh();
  };
  const saveOne = async (seen: Milestone, values: MilestoneValues) => {
    const body = changesOf(seen, values);
    if (body !== null) {
      const saved = await update.run({ params: { projectId, milestoneId: seen.id }, version: seen.version, body });
      refresh();
      if (saved === null) return;
    }
    setEditedId(null);
  };
  const removeOne = async (each: Milestone) => {
    await remove.run({ params: { projectId, milestoneId: each.id }, version: each.version });
    refresh();
  };
  return (
    <Card label={strings.milestones}>
      <CardHeader title={strings.milestones} note={String(milestones.length)} />
      <Refusals problems={remove.failure?.kind === 'refused' ? remove.failure.problems : []} />
      <div className={classes.scroller}>
        <table className={classes.table}>
          <Heads />
          <tbody>
            {milestones.length === 0 ? (
              <tr>
                <td colSpan={7} className={classes.empty}>
                  {mayEdit ? strings.noMilestones : strings.noMilestonesToRead}
                </td>
              </tr>
            ) : null}
            {inOrder(milestones).map((each) =>
              each.id === editedId ? (
                <MilestoneForm
                  key={each.id}
                  label={strings.edit(each.name)}
                  first={typedOf(each)}
                  verb={strings.save}
                  failure={update.failure}
                  isRunning={update.isRunning}
                  onSubmit={(values) => void saveOne(each, values)}
                  onCancel={() => {
                    update.reset();
                    setEditedId(null);
                  }}
                />
              ) : (
                <MilestoneRow
                  key={each.id}
                  milestone={each}
                  today={today}
                  mayEdit={mayEdit}
                  onEdit={() => setEditedId(each.id)}
                  onRemove={() => void removeOne(each)}
                />
              ),
            )}
            {mayEdit ? (
              <MilestoneForm
                key={`new ${added}`}
                label={strings.addRow}
                first={EMPTY_MILESTONE}
                verb={strings.add}
                failure={add.failure}
                isRunning={add.isRunning}
                isFocused={added > 0}
                onSubmit={(values) => void addOne(values)}
              />
            ) : null}
          </tbody>
        </table>
      </div>
      {mayEdit ? <p className={classes.hint}>{strings.milestoneHint}</p> : null}
    </Card>
  );
}

function Refusals({ problems }: { readonly problems: readonly WireProblem[] }) {
  return problems.length === 0 ? null : (
    <div className={classes.refusals}>
      <ProblemList problems={problems} isLive />
    </div>
  );
}

function Heads() {
  const heads = strings.milestoneHeads;
  return (
    <thead>
      <tr>
        <th scope="col">{heads.name}</th>
        <th scope="col" title={strings.tierTitle}>
          {heads.tier}
        </th>
        <th scope="col" className={classes.end}>
          {heads.baselineOn}
        </th>
        <th scope="col" className={classes.end}>
          {heads.forecastOn}
        </th>
        <th scope="col" className={classes.end}>
          {heads.actualOn}
        </th>
        <th scope="col" className={classes.end} title={strings.slipTitle}>
          {heads.slip}
        </th>
        <th scope="col" className={classes.verbs}>
          <span className="visually-hidden">{strings.save}</span>
        </th>
      </tr>
    </thead>
  );
}

type RowProps = {
  readonly milestone: Milestone;
  readonly today: string;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

function MilestoneRow({ milestone, today, mayEdit, onEdit, onRemove }: RowProps) {
  const slip = slipOf(milestone);
  const told = toldField(milestone);
  const date = (value: string | null) =>
    value === null ? <span className={classes.faint}>{NONE}</span> : shortDate(value);
  return (
    <tr className={classes.row} onDoubleClick={mayEdit ? onEdit : undefined}>
      <th scope="row" className={classes.name}>
        <TierMark tier={milestone.tier} isMet={milestone.actualOn !== null} />
        {milestone.name}
      </th>
      <td>{milestone.tier}</td>
      {DATE_FIELDS.map((field) => (
        <td
          key={field}
          className={field === 'forecastOn' && isOverdue(milestone, today) ? classes.late : classes.end}
          data-label={strings.milestoneHeads[field]}
          data-told={field === told || undefined}
        >
          {date(field === 'forecastOn' ? shownForecast(milestone) : milestone[field])}
        </td>
      ))}
      <td className={classes.end}>
        {slip === null ? (
          <span className={classes.faint}>{NONE}</span>
        ) : (
          <span className={slip === 0 ? classes.faint : undefined}>{signed(slip)}</span>
        )}
      </td>
      <td className={classes.verbs}>
        {mayEdit ? (
          <>
            <ActionIcon
              variant="subtle"
              size={26}
              aria-label={strings.edit(milestone.name)}
              title={strings.edit(milestone.name)}
              onClick={onEdit}
            >
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size={26}
              aria-label={strings.remove(milestone.name)}
              title={strings.remove(milestone.name)}
              onClick={onRemove}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </>
        ) : null}
      </td>
    </tr>
  );
}

/** Size and filling by tier, as on the timelines: 1 large, 2 smaller, 3 small and hollow. */
function TierMark({ tier, isMet }: { readonly tier: number; readonly isMet: boolean }) {
  const size = { 1: 13, 2: 10, 3: 8 }[tier] ?? 8;
  return (
    <svg
      width={13}
      height={13}
      viewBox="-6.5 -6.5 13 13"
      aria-hidden="true"
      className={classes.mark}
      data-met={isMet || undefined}
      data-hollow={tier === 3 || undefined}
    >
      <path d={`M0 ${-size / 2} ${size / 2} 0 0 ${size / 2} ${-size / 2} 0Z`} />
    </svg>
  );
}
