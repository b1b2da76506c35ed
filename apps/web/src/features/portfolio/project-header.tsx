import { Button, Menu, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { routes } from '@sightline/contract';
import { IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { COLOUR_WORDS, longDate, money, STAGE_WORDS, shortDate } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { type Project, readDate } from './fact-fields.ts';
import classes from './project-header.module.css';
import { projectStrings as strings } from './strings.ts';

type Props = {
  readonly project: Project;
  /** The computed status: belongs to reporting, set in by the page. */
  readonly computed: ReactNode;
  /** Who sees it: belongs to identity, set in by the page. */
  readonly access: ReactNode;
  readonly onRemove: () => void;
  /** What the reader did: belongs to audit, opened by the page. */
  readonly onOwnChanges: () => void;
};

/** Key, name, stage, people, and the statuses side by side. */
export function ProjectHeader({ project, computed, access, onRemove, onOwnChanges }: Props) {
  const { reported } = project;
  const today = useSession()?.today ?? '';
  const mayReport = project.may.includes('status.report');
  const mayRemove = project.may.includes('project.remove');
  return (
    <PageHeader
      tag={project.key}
      title={project.name}
      note={
        <>
          <span className={classes.stage}>{STAGE_WORDS[project.stage]}</span> {access}
        </>
      }
    >
      <span className={classes.status}>
        {strings.reported}
        {reported === null ? <span>{strings.notReported}</span> : <StatusMark colour={reported.colour} of="reported" />}
        {reported === null ? null : (
          <span className={classes.when} title={longDate(reported.on)}>
            {`${shortDate(reported.on)}${strings.reportSource[reported.source]}`}
          </span>
        )}
      </span>
      <span className={classes.status}>
        {strings.computed}
        {computed}
      </span>
      {mayReport || mayRemove ? (
        <span className={classes.verbs}>
          {mayReport ? <ReportStatus projectId={project.id} today={today} /> : null}
          <Menu position="bottom-end" width={230}>
            <Menu.Target>
              <Button variant="default" aria-label={strings.more} title={strings.more} px={8}>
                <IconDots size={16} stroke={1.6} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onOwnChanges}>{strings.ownChanges}</Menu.Item>
              {mayRemove ? <Menu.Item onClick={onRemove}>{strings.remove}</Menu.Item> : null}
            </Menu.Dropdown>
          </Menu>
        </span>
      ) : null}
    </PageHeader>
  );
}

/** The people and the size of it, at the end of the line of tabs. */
export function ProjectPeople({ project }: { readonly project: Project }) {
  const { manager, sponsor, goLiveOn, budgetMinor, currency } = project;
  const facts = [
    [strings.pm, manager?.name ?? strings.noPm],
    [strings.sponsor, sponsor?.name ?? strings.noSponsor],
    ...(goLiveOn === null ? [] : [[strings.goLive, shortDate(goLiveOn)]]),
    ...(budgetMinor === null ? [] : [[strings.fields.budgetMinor, money(budgetMinor, currency)]]),
  ];
  return (
    <dl className={classes.people}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.person}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const REPORTABLE = ['green', 'amber', 'red'] as const;
type Reportable = (typeof REPORTABLE)[number];

/** Reports a colour; the computed one stays beside it, nobody overwrites the other's. */
function ReportStatus({ projectId, today }: { readonly projectId: string; readonly today: string }) {
  const client = useQueryClient();
  const command = useCommand(routes.reportStatus);
  const [isOpen, setOpen] = useState(false);
  const [colour, setColour] = useState<Reportable>('green');
  const [on, setOn] = useState('');
  const [claim, setClaim] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = readDate(on === '' ? today : on);
    if (!typed.ok) return setClaim(typed.claim);
    const answer = await command.run({ params: { projectId }, body: { colour, on: String(typed.value) } });
    if (answer === null) return;
    setOpen(false);
    void client.invalidateQueries({ queryKey: ['project', projectId] });
    void client.invalidateQueries({ queryKey: ['line-of-sight'] });
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen((before) => !before)}>
          {strings.report}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={strings.reportTitle}>
        <form onSubmit={submit} className={classes.form} noValidate>
          <SegmentedControl
            aria-label={strings.reportColour}
            fullWidth
            value={colour}
            onChange={(value) => setColour(REPORTABLE.find((each) => each === value) ?? 'green')}
            data={REPORTABLE.map((value) => ({ value, label: COLOUR_WORDS[value] }))}
          />
          <TextInput
            label={strings.reportOn}
            value={on}
            placeholder={longDate(today)}
            error={claim}
            onChange={(event) => {
              setClaim(null);
              setOn(event.currentTarget.value);
            }}
          />
          {command.failure?.kind === 'refused' ? <ProblemList problems={command.failure.problems} isLive /> : null}
          {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
          <Button type="submit" disabled={command.isRunning}>
            {strings.reportSave}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
