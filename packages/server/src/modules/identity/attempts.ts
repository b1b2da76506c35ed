/** Failed sign-ins per address, in this process: a brake on guessing. */
export class AttemptLimit {
  readonly #failures = new Map<string, { count: number; since: number }>();
  readonly #allowed: number;
  readonly #windowMs: number;

  constructor(allowed: number, windowMs: number) {
    this.#allowed = allowed;
    this.#windowMs = windowMs;
  }

  /** Milliseconds to wait; 0 = try now. */
  waitMs(key: string, nowMs: number): number {
    const seen = this.#failures.get(key);
    if (seen === undefined || nowMs - seen.since >= this.#windowMs || seen.count < this.#allowed) return 0;
    return seen.since + this.#windowMs - nowMs;
  }

  failed(key: string, nowMs: number): void {
    const seen = this.#failures.get(key);
    const isFresh = seen !== undefined && nowMs - seen.since < this.#windowMs;
    this.#failures.set(key, isFresh ? { count: seen.count + 1, since: seen.since } : { count: 1, since: nowMs });
    if (this.#failures.size > MOST_KEYS) this.#failures.delete(this.#failures.keys().next().value ?? key);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}

const MOST_KEYS = 10_000;
