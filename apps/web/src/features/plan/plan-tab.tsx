import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconListDetails } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePast } from '../../lib/as-of-context.ts';
import { useMay } from '../../lib/session.ts';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { PlanView } from './plan-view.tsx';
import { planStrings as strings } from './strings.ts';
import type { ShownPlan } from './use-shown-plan.ts';

const ROW = 28;
const TOUCH_ROW = 44;

type Props = {
  readonly projectId: string;
  readonly shown: ShownPlan;
  readonly onTask: (task: { readonly id: string }) => void;
};

/** The plan of a project in each of its states: on the way, failed, none, there. */
export function PlanTab({ projectId, shown, onTask }: Props) {
  const isTouch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false }) ?? false;
  const isPhone = useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const { first, failure, retry } = shown.plan;
  if (first === null && failure !== null)
    return <ErrorState what={strings.failed} kept={strings.kept} failure={failure} onRetry={retry} />;
  if (first === null) return <LoadingState what={strings.reading} />;
  if (first.plan === null) return <NoPlan />;
  return (
    <PlanView
      projectId={projectId}
      plan={first.plan}
      rows={shown.rows}
      place={shown.place}
      rowHeight={isTouch || isPhone ? TOUCH_ROW : ROW}
      isPhone={isPhone}
      onTask={onTask}
    />
  );
}

/** Milestones only: the way to a plan. */
function NoPlan() {
  const past = usePast();
  const mayBring = useMay('plan.import');
  return (
    <Card>
      <EmptyState
        icon={<IconListDetails size={19} stroke={1.6} aria-hidden="true" />}
        title={past === null ? strings.noPlanTitle : strings.noPlanThen(past.words)}
        text={past === null ? strings.noPlanText : strings.noPlanThenText}
      >
        {mayBring ? (
          <Button component={Link} to="/import/plans">
            {strings.bringPlans}
          </Button>
        ) : null}
      </EmptyState>
    </Card>
  );
}
