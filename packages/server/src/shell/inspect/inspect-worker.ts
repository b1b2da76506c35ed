import { parentPort } from 'node:worker_threads';
import { expandUpload } from '@sightline/interchange';
import { assert } from '@sightline/kernel';
import { inspectFile } from './inspect-file.ts';
import type { Answer, Job } from './job.ts';

const port = parentPort;
assert(port !== null, 'inspect-worker is started as a worker thread');

port.on('message', (job: Job) => port.postMessage(answerTo(job)));

function answerTo(job: Job): Answer {
  switch (job.kind) {
    case 'expand':
      return { kind: 'expand', result: expandUpload(job.bytes, job.path) };
    case 'inspect':
      return { kind: 'inspect', file: inspectFile(job.bytes, job.path) };
  }
}
