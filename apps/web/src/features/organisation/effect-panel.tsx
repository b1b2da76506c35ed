import { Button } from '@mantine/core';
import type { AuthorityLimit, Colour, WireProblem } from '@sightline/contract';
import { IconArrowRight } from '@tabler/icons-react';
import { counted } from '../../lib/format.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { StatusCount, StatusMark } from '../../ui/status-mark.tsx';
import classes from './effect-panel.module.css';
import { SectionEffect } from './section-effect.tsx';
import type { ChangeLine, ReadDraft } from './settings-draft.ts';
import { settingsStrings as strings } from './strings.ts';
import type { Preview, usePreview, useSectionsPreview } from './use-settings.ts';

type Props = {
  /** Null while nothing is typed. */
  readonly read: ReadDraft | null;
  readonly preview: ReturnType<typeof usePreview>;
  readonly sections: ReturnType<typeof useSectionsPreview>;
  readonly limits: readonly AuthorityLimit[];
  readonly problems: readonly WireProblem[];
  readonly isAway: boolean;
  readonly isKeeping: boolean;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
};

/** What the draft would do, before it is kept. */
export function EffectPanel({
  read,
  preview,
  sections,
  limits,
  problems,
  isAway,
  isKeeping,
  onKeep,
  onDiscard,
}: Props) {
  if (read === null) {
    return (
      <aside className={classes.panel} aria-label={strings.effect} data-empty>
        <h2 className={classes.title}>{strings.effect}</h2>
        <p className={classes.hint}>{strings.effectEmpty}</p>
      </aside>
    );
  }
  const hasClaims = Object.keys(read.claims).length > 0;
  return (
    <aside className={classes.panel} aria-label={strings.effect}>
      <h2 className={classes.title}>{strings.effect}</h2>
      <div className={classes.body}>
        {preview.isAsked ? <ColourEffect {...preview} /> : null}
        {sections.isAsked ? <SectionEffect preview={sections} limits={limits} /> : null}
        {read.lines.length === 0 ? null : <ChangeLines lines={read.lines} />}
        <ProblemList problems={problems} isLive />
        {isAway ? <p role="alert">{strings.away}</p> : null}
        {hasClaims ? <p className={classes.quiet}>{strings.mend}</p> : null}
      </div>
      <div className={classes.verbs}>
        <Button onClick={onKeep} disabled={hasClaims || isKeeping || read.lines.length === 0}>
          {strings.keep}
        </Button>
        <Button variant="default" onClick={onDiscard} disabled={isKeeping}>
          {strings.discard}
        </Button>
      </div>
    </aside>
  );
}

function ColourEffect({ preview, failure, isStale, retry }: Props['preview']) {
  if (failure !== null && failure.kind === 'refused' && failure.status !== 403)
    return <ProblemList problems={failure.problems} isLive />;
  if (failure !== null)
    return <ErrorState what={strings.previewFailed} kept={strings.previewKept} failure={failure} onRetry={retry} />;
  if (preview === null) return <p className={classes.quiet}>{strings.working}</p>;
  const count = preview.changes.length;
  return (
    <section aria-label={strings.colours} data-stale={isStale || undefined} className={classes.colours}>
      <p className={classes.headline} role="status">
        {count === 0 ? strings.wouldChangeNone : strings.wouldChange(count)}{' '}
        <span className={classes.aside}>{strings.ofProjects(counted(preview.projects, 'project'))}</span>
      </p>
      <Counts label={strings.before} counts={preview.before} />
      <Counts label={strings.after} counts={preview.after} />
      <ul className={classes.list}>
        {preview.changes.map((change) => (
          <ColourChange key={change.id} change={change} />
        ))}
      </ul>
    </section>
  );
}

const COLOURS: readonly Colour[] = ['red', 'amber', 'green', 'unknown'];

function Counts({ label, counts }: { readonly label: string; readonly counts: Preview['before'] }) {
  return (
    <p className={classes.counts}>
      <span className={classes.countLabel}>{label}</span>
      {COLOURS.map((colour) => (
        <StatusCount key={colour} colour={colour} count={counts[colour]} />
      ))}
    </p>
  );
}

function ColourChange({ change }: { readonly change: Preview['changes'][number] }) {
  return (
    <li className={classes.change}>
      <span className={classes.marks}>
        <StatusMark colour={change.from} of={strings.from} />
        <IconArrowRight size={14} stroke={1.6} aria-hidden="true" />
        <StatusMark colour={change.to} of={strings.to} />
      </span>
      <span>
        <span className={classes.name}>
          {change.key} {change.name}
        </span>
        <span className={classes.why}>{change.why}</span>
      </span>
    </li>
  );
}

function ChangeLines({ lines }: { readonly lines: readonly ChangeLine[] }) {
  return (
    <section>
      <h3 className={classes.head}>{strings.changes}</h3>
      <dl className={classes.lines}>
        {lines.map(({ label, from, to }) => (
          <div key={label} className={classes.line}>
            <dt>{label}</dt>
            <dd>
              <span className={classes.before}>{from}</span> <IconArrowRight size={12} stroke={1.6} aria-label="to" />{' '}
              <span>{to}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
