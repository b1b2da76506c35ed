import type { AuthorityLimit } from '@sightline/contract';
import { IconArrowRight } from '@tabler/icons-react';
import { longMinute } from '../../lib/format.ts';
import { ROLE_WORDS } from '../../lib/role-words.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState } from '../../ui/states.tsx';
import classes from './effect-panel.module.css';
import { sectionStrings as strings } from './section-strings.ts';
import { settingsStrings } from './strings.ts';
import type { SectionsPreview, useSectionsPreview } from './use-settings.ts';

type Props = {
  readonly preview: ReturnType<typeof useSectionsPreview>;
  /** The limits that were typed. */
  readonly limits: readonly AuthorityLimit[];
};

/** What another calendar, other sizes and other limits would do. */
export function SectionEffect({ preview: { preview, failure, retry, isStale }, limits }: Props) {
  if (failure !== null && failure.kind === 'refused' && failure.status !== 403)
    return <ProblemList problems={failure.problems} isLive />;
  if (failure !== null)
    return (
      <ErrorState
        what={settingsStrings.previewFailed}
        kept={settingsStrings.previewKept}
        failure={failure}
        onRetry={retry}
      />
    );
  if (preview === null) return <p className={classes.quiet}>{settingsStrings.working}</p>;
  return (
    <section aria-label={settingsStrings.effect} data-stale={isStale || undefined} className={classes.sections}>
      {preview.sizes === null ? null : <SizeEffect sizes={preview.sizes} />}
      {preview.clocks === null ? null : <ClockEffect clocks={preview.clocks} />}
      {limits.length === 0 ? null : <LimitEffect limits={limits} holders={preview.holders} />}
    </section>
  );
}

function SizeEffect({ sizes }: { readonly sizes: NonNullable<SectionsPreview['sizes']> }) {
  return (
    <>
      <p className={classes.headline} role="status">
        {strings.wouldPropose(sizes.changes.length)}{' '}
        <span className={classes.aside}>{strings.ofJudged(sizes.projects, sizes.unknown)}</span>
      </p>
      <ul className={classes.list}>
        {sizes.changes.map(({ id, key, name, from, to, stated }) => (
          <li key={id} className={classes.change}>
            <span className={classes.marks}>{strings.sizeChange(from, to)}</span>
            <span>
              <span className={classes.name}>
                {key} {name}
              </span>
              <span className={classes.why}>{strings.stated(stated)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ClockEffect({ clocks }: { readonly clocks: NonNullable<SectionsPreview['clocks']> }) {
  return (
    <>
      <h3 className={classes.head}>{strings.clocks}</h3>
      <dl className={classes.lines}>
        {clocks.map(({ days, from, to }) => (
          <div key={days} className={classes.line}>
            <dt>{strings.clock(days)}</dt>
            <dd>
              {from === to ? (
                longMinute(to)
              ) : (
                <>
                  <span className={classes.before}>{longMinute(from)}</span>{' '}
                  <IconArrowRight size={12} stroke={1.6} aria-label="to" /> <span>{longMinute(to)}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type LimitProps = { readonly limits: readonly AuthorityLimit[]; readonly holders: SectionsPreview['holders'] };

function LimitEffect({ limits, holders }: LimitProps) {
  const accountsOf = (role: AuthorityLimit['role']) => holders.find((each) => each.role === role)?.accounts ?? 0;
  return (
    <>
      <p className={classes.quiet}>{strings.limitsEffect}</p>
      <dl className={classes.lines}>
        {limits.map((limit) => (
          <div key={`${limit.role}/${limit.portfolioId}`} className={classes.line}>
            <dt>
              {ROLE_WORDS[limit.role].name}, {strings.holders(accountsOf(limit.role))}
            </dt>
            <dd>{strings.limit(limit)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
