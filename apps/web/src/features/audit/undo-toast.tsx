import { Button } from '@mantine/core';
import { CalmToast } from '../../ui/calm-toast.tsx';
import { ProblemList } from '../../ui/problem-list.tsx';
import { AsItWas } from './as-it-was.tsx';
import { asOfStrings } from './as-of-strings.ts';
import { MovedFields } from './moved-fields.tsx';
import { auditStrings as strings } from './strings.ts';
import { type Direction, type Notice, useUndo } from './use-undo.ts';

/** What was done last, and the way back from it. */
export function UndoToast() {
  const { notice, take, dismiss } = useUndo();
  return (
    <CalmToast label={strings.toast} message={notice} onClose={dismiss}>
      {notice === null ? null : <NoticeText notice={notice} onTake={take} />}
    </CalmToast>
  );
}

type Props = { readonly notice: Notice; readonly onTake: (direction: Direction, commandId: string) => void };

function NoticeText({ notice, onTake }: Props) {
  if (notice.kind === 'refused') {
    const others = notice.problems.filter((each) => each.code !== 'audit.undo-field-moved');
    return (
      <>
        <strong>{notice.direction === 'undo' ? strings.notUndone : strings.notRedone}</strong>
        <MovedFields problems={notice.problems} />
        <ProblemList problems={others} />
      </>
    );
  }
  if (notice.kind === 'past') return <span>{asOfStrings.notUndoneThen(notice.words)}</span>;
  const direction = directionOf(notice);
  return (
    <>
      <span>{textOf(notice)}</span>
      <Button size="xs" variant="default" onClick={() => onTake(direction, notice.commandId)}>
        {direction === 'undo' ? strings.undo : strings.redo}
      </Button>
      {notice.kind === 'done' ? <AsItWas at={notice.at} /> : null}
    </>
  );
}

type Spoken = Exclude<Notice, { kind: 'refused' | 'past' }>;

function directionOf(notice: Spoken): Direction {
  if (notice.kind === 'away') return notice.direction;
  return notice.kind === 'undone' ? 'redo' : 'undo';
}

function textOf(notice: Spoken): string {
  switch (notice.kind) {
    case 'done':
      return strings.done(notice.effect);
    case 'undone':
      return strings.undone(notice.effect);
    case 'done-again':
      return strings.doneAgain(notice.effect);
    case 'away':
      return strings.away;
  }
}
