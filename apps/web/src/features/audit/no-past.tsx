import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useReadAsOf } from '../../lib/as-of-context.ts';
import { useMayToday } from '../../lib/session.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asOfStrings as strings } from './as-of-strings.ts';

/** `now`: shows what is; `write`: brings something in. Neither has a past day to show. */
export type WithoutPast = 'now' | 'write';

/** In the place of a page that has no past: says so, and offers today and what can be read of that day. */
export function NoPast({ page, words }: { readonly page: WithoutPast; readonly words: string }) {
  const readAsOf = useReadAsOf();
  const mayReadSight = useMayToday('sight.read');
  const title = page === 'now' ? strings.noPastTitle : strings.noWriteTitle;
  useTitle(title);
  return (
    <Page>
      <Card>
        <EmptyState
          icon={<Clock />}
          title={title}
          text={page === 'now' ? strings.noPastText(words) : strings.noWriteText(words)}
        >
          <Button onClick={() => readAsOf(null)}>{strings.backToToday}</Button>
          {mayReadSight ? (
            <Button component={Link} to="/" variant="default">
              {strings.readSight(words)}
            </Button>
          ) : null}
        </EmptyState>
      </Card>
    </Page>
  );
}

/** The address names a day that cannot be read as one. */
export function NotADay({ text }: { readonly text: string }) {
  const readAsOf = useReadAsOf();
  const title = strings.notReadTitle(text);
  useTitle(title);
  return (
    <Page>
      <Card>
        <EmptyState icon={<Clock />} title={title} text={strings.notReadText}>
          <Button onClick={() => readAsOf(null)}>{strings.backToToday}</Button>
        </EmptyState>
      </Card>
    </Page>
  );
}

function Clock() {
  return <IconCalendarTime size={19} stroke={1.6} aria-hidden="true" />;
}
