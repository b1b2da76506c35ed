import { Button } from '@mantine/core';
import type { LocalDate } from '@sightline/kernel';
import { IconCalendarTime } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useReadDay } from '../../lib/as-of-context.ts';
import { fullDate } from '../../lib/format.ts';
import { useMayToday } from '../../lib/session.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Card, Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asOfStrings as strings } from './as-of-strings.ts';

/** `now`: shows what is; `write`: brings something in. Neither has a past day to show. */
export type WithoutPast = 'now' | 'write';

/** In the place of a page that has no past: says so, and offers today and what can be read of that day. */
export function NoPast({ page, day }: { readonly page: WithoutPast; readonly day: LocalDate }) {
  const readDay = useReadDay();
  const mayReadSight = useMayToday('sight.read');
  const words = fullDate(day);
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
          <Button onClick={() => readDay(null)}>{strings.backToToday}</Button>
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
  const readDay = useReadDay();
  const title = strings.notReadTitle(text);
  useTitle(title);
  return (
    <Page>
      <Card>
        <EmptyState icon={<Clock />} title={title} text={strings.notReadText}>
          <Button onClick={() => readDay(null)}>{strings.backToToday}</Button>
        </EmptyState>
      </Card>
    </Page>
  );
}

function Clock() {
  return <IconCalendarTime size={19} stroke={1.6} aria-hidden="true" />;
}
