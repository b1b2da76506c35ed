import { notifications } from '@mantine/notifications';
import type { Settings, WireProblem } from '@sightline/contract';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../lib/session.ts';
import { Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { EffectPanel } from './effect-panel.tsx';
import { GeneralCard } from './general-card.tsx';
import { LimitsCard } from './limits-card.tsx';
import { PeriodsCard } from './periods-card.tsx';
import { RatesCard } from './rates-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { type Draft, emptyDraft, readDraft } from './settings-draft.ts';
import classes from './settings-page.module.css';
import { SizesCard } from './sizes-card.tsx';
import { settingsStrings as strings } from './strings.ts';
import { useKeepSettings, usePreview, useSectionsPreview, useSettings } from './use-settings.ts';

/** The organisation's settings: changed in a draft, kept only after its effect was seen. */
export function SettingsPage({ after }: { readonly after?: ReactNode }) {
  const { settings, failure, retry } = useSettings();
  return (
    <Page>
      <PageHeader title={strings.title} note={strings.note} />
      {settings !== null ? (
        <LoadedSettings settings={settings} after={after} />
      ) : failure === null ? (
        <LoadingState what={strings.reading} />
      ) : (
        <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />
      )}
    </Page>
  );
}

export type CardProps = {
  readonly draft: Draft;
  readonly claims: Readonly<Record<string, string>>;
  readonly onEdit: (change: Partial<Omit<Draft, 'seen'>>) => void;
};

function LoadedSettings({ settings, after }: { readonly settings: Settings; readonly after: ReactNode }) {
  const today = useSession()?.today ?? '';
  const [typed, setTyped] = useState<Draft | null>(null);
  const [problems, setProblems] = useState<readonly WireProblem[]>([]);
  const [isAway, setAway] = useState(false);
  const [isKeeping, setKeeping] = useState(false);
  const keepSettings = useKeepSettings();
  const draft = typed ?? emptyDraft(settings);
  const read = readDraft(draft);
  const preview = usePreview(typed === null ? null : read);
  const sectionsPreview = useSectionsPreview(typed === null ? null : read);
  const settle = (left: Draft | null, found: readonly WireProblem[], away: boolean) => {
    setTyped(left);
    setProblems(found);
    setAway(away);
  };
  const keep = async () => {
    setKeeping(true);
    const kept = await keepSettings(draft);
    setKeeping(false);
    if (kept.kind !== 'kept')
      return settle(kept.left, kept.kind === 'refused' ? kept.problems : [], kept.kind === 'away');
    settle(null, [], false);
    notifications.show({ message: strings.done });
  };
  const card: CardProps = {
    draft,
    claims: read.claims,
    onEdit: (change) => settle({ ...draft, ...change }, [], false),
  };
  return (
    <div className={classes.sheet}>
      <div className={classes.cards}>
        <RulesCard {...card} />
        <GeneralCard {...card} />
        <PeriodsCard {...card} today={today} />
        <RatesCard {...card} />
        <CalendarCard {...card} />
        <SizesCard {...card} />
        <LimitsCard {...card} />
        {after}
      </div>
      <EffectPanel
        read={typed === null ? null : read}
        preview={preview}
        sections={sectionsPreview}
        limits={draft.sections.addedLimits}
        problems={problems}
        isAway={isAway}
        isKeeping={isKeeping}
        onKeep={() => void keep()}
        onDiscard={() => settle(null, [], false)}
      />
    </div>
  );
}
