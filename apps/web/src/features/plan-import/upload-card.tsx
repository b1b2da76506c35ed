import { Button } from '@mantine/core';
import { useState } from 'react';
import { Card, CardHeader } from '../../ui/page.tsx';
import { strings } from './strings.ts';
import classes from './upload-card.module.css';
import { isRunning, type Progress, progressOf, sizeWords, type Upload } from './upload-queue.ts';
import type { Uploads } from './use-uploads.ts';

/** What is on its way: overall, and per file; it goes when all files have arrived. */
export function UploadCard({ uploads }: { readonly uploads: Uploads }) {
  const [isOpen, setIsOpen] = useState(false);
  const { queue } = uploads;
  const progress = progressOf(queue);
  const troubled = queue.filter((upload) => upload.state.kind === 'failed');
  const waiting = queue.filter((upload) => upload.state.kind === 'waiting');
  if (!progress.isBusy && troubled.length === 0) return <HiddenNote uploads={uploads} />;
  const heading = progress.isBusy ? strings.upload.heading : strings.upload.paused;
  return (
    <Card label={heading}>
      <CardHeader title={heading} note={noteOf(progress)}>
        <UploadActs uploads={uploads} isBusy={progress.isBusy} />
      </CardHeader>
      {progress.isBusy ? <Bar label={heading} share={progress.share} /> : null}
      <ul className={classes.list}>
        {[...queue.filter(isRunning), ...troubled, ...(isOpen ? waiting : [])].map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
      </ul>
      {waiting.length === 0 || isOpen ? null : (
        <Button variant="subtle" size="xs" className={classes.more ?? ''} onClick={() => setIsOpen(true)}>
          {strings.upload.showAll(waiting.length)}
        </Button>
      )}
      <p className="visually-hidden" role="status">
        {announcement(progress.settled, progress.total)}
      </p>
    </Card>
  );
}

function noteOf({ isBusy, failed, settled, total, sentBytes, bytes }: Progress): string {
  if (!isBusy) return strings.upload.progress(failed, total);
  return `${strings.upload.progress(settled, total)}, ${strings.upload.bytes(sizeWords(sentBytes), sizeWords(bytes))}`;
}

function Bar({ label, share }: { readonly label: string; readonly share: number }) {
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div className={classes.bar} style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** Said at every tenth file, so that a hundred files do not talk without a pause. */
function announcement(settled: number, total: number): string {
  const told = settled === total ? settled : settled - (settled % 10);
  return strings.upload.announce(told, total);
}

function HiddenNote({ uploads }: { readonly uploads: Uploads }) {
  return uploads.hidden === 0 ? null : <p className={classes.hidden}>{strings.upload.hidden(uploads.hidden)}</p>;
}

function UploadActs({ uploads, isBusy }: { readonly uploads: Uploads; readonly isBusy: boolean }) {
  if (isBusy) {
    return (
      <Button variant="default" size="xs" onClick={uploads.cancel}>
        {strings.upload.cancel}
      </Button>
    );
  }
  const canRetry = uploads.queue.some((upload) => upload.state.kind === 'failed' && upload.state.canRetry);
  return (
    <>
      {canRetry ? (
        <Button size="xs" onClick={uploads.retry}>
          {strings.upload.retryAll}
        </Button>
      ) : null}
      <Button variant="default" size="xs" onClick={uploads.dismiss}>
        {strings.upload.dismiss}
      </Button>
    </>
  );
}

function UploadLine({ upload }: { readonly upload: Upload }) {
  const { state, path, size } = upload;
  return (
    <li className={classes.line} data-state={state.kind}>
      <span className={classes.path} title={path}>
        {path}
      </span>
      <span className={classes.size}>{sizeWords(size)}</span>
      <span className={classes.state}>{stateWords(upload)}</span>
      {state.kind === 'failed' ? (
        <span className={classes.problem}>
          {state.text} {state.advice}
        </span>
      ) : null}
    </li>
  );
}

function stateWords({ state, size }: Upload): string {
  const words = strings.upload.states[state.kind];
  return state.kind === 'sending' && size > 0 ? `${words} ${Math.round((state.sent / size) * 100)}%` : words;
}
