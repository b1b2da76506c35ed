import { Worker } from 'node:worker_threads';
import type { Answer, Job } from './job.ts';

export type PoolOptions = {
  /** The bundled `inspect-worker`. */
  readonly entry: string | URL;
  readonly size: number;
  readonly seconds: number;
  readonly megabytes: number;
};

type Waiting = {
  readonly job: Job;
  readonly settle: (answer: Answer | null) => void;
  readonly fail: (error: Error) => void;
};

/** A few workers that take jobs in turn. What one of them does wrong ends with it; the server stays up. */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  #isStopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * @returns null when the job took too long or too much memory; its worker is replaced
   * @throws what the reader threw: a defect, not a wrong file
   */
  run(job: Job): Promise<Answer | null> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ job, settle, fail });
      this.#next();
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { settle } of this.#waiting.splice(0)) settle(null);
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#isStopped || this.#busy.size >= this.#options.size) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const worker = this.#idle.pop() ?? this.#start();
    this.#busy.add(worker);
    this.#give(worker, next);
  }

  #start(): Worker {
    const worker = new Worker(this.#options.entry, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.megabytes },
      execArgv: [],
    });
    worker.unref();
    return worker;
  }

  #give(worker: Worker, { job, settle, fail }: Waiting): void {
    const release = (isReusable: boolean) => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      this.#busy.delete(worker);
      if (isReusable) this.#idle.push(worker);
      else this.#end(worker);
      this.#next();
    };
    const giveUp = () => {
      release(false);
      settle(null);
    };
    const timer = setTimeout(giveUp, this.#options.seconds * 1000);
    worker.once('exit', giveUp);
    worker.once('error', (error) => {
      release(false);
      if (isOutOfMemory(error)) settle(null);
      else fail(error);
    });
    worker.once('message', (answer: Answer) => {
      release(true);
      settle(answer);
    });
    worker.postMessage(job);
  }

  /** An ended worker may still speak; nobody listens. */
  #end(worker: Worker): void {
    worker.on('error', () => undefined);
    void worker.terminate();
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
