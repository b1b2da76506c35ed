import { Button } from '@mantine/core';
import type { ResponseOf, routes } from '@sightline/contract';
import { useState } from 'react';
import { counted, longDate } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './demo.module.css';
import { DemoRemovalPart } from './demo-removal.tsx';
import { demoStrings as strings } from './strings.ts';
import { useDemo } from './use-demo.ts';

/** In the settings, as long as the demo is here, for those who may remove it. */
export function DemoCard() {
  const { mayRemove, demo, failure, retry } = useDemo();
  const [isOpen, setOpen] = useState(false);
  if (!mayRemove || demo?.state === 'absent') return null;
  return (
    <Card label={strings.card}>
      <CardHeader title={strings.card} />
      <div className={classes.part}>
        {demo !== null ? (
          <>
            <DemoWords demo={demo} />
            {isOpen ? (
              <DemoRemovalPart onNo={() => setOpen(false)} />
            ) : (
              <Button variant="default" onClick={() => setOpen(true)}>
                {strings.see}
              </Button>
            )}
          </>
        ) : failure === null ? (
          <LoadingState what={strings.readingDemo} />
        ) : (
          <ErrorState what={strings.demoFailed} kept={strings.demoKept} failure={failure} onRetry={retry} />
        )}
      </div>
    </Card>
  );
}

function DemoWords({ demo }: { readonly demo: ResponseOf<typeof routes.readDemo> }) {
  if (demo.loaded === null) return <p className={classes.text}>{strings.unfinished}</p>;
  const { size, at, projects, tasks } = demo.loaded;
  return (
    <p className={classes.text}>
      {strings.here(size, longDate(at.slice(0, 10)))}{' '}
      {strings.brought(counted(projects, 'project'), counted(tasks, 'task'))}
    </p>
  );
}
