/** A text or number that is nowhere else, and what it is a secret of. */
export type Canary = {
  readonly text: string;
  /** The place of the project, `home of PLACE` for its program and portfolio, or `account of NAME`. */
  readonly owner: string;
  /** `account`: an id that many answers give, because people are named by it; that it moved is told to few. */
  readonly what: 'id' | 'key' | 'name' | 'content' | 'mail' | 'account';
  /** `plan.task.notes`, or the request that brought it. */
  readonly origin: string;
};

/** Marks of our own, then what is unique by itself: record ids and mail addresses. */
const MARK = /zq\d{9}|(?<![\w-])77\d{8}(?!\w)|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.+-]+@[\w.-]+\w/gi;
/** A sum of money as it is written for people: its marks of thousands and of cents are taken out before it is searched. */
const GROUPED = /\d[,.]\d{3}[,.]\d/;

/** Every mark that was made, found again in any text in one pass. */
export class Canaries {
  readonly #known = new Map<string, Canary>();
  #made = 0;

  get all(): readonly Canary[] {
    return [...this.#known.values()];
  }

  text(about: Omit<Canary, 'text'>): string {
    return this.know(`zq${String(++this.#made).padStart(9, '0')}`, about);
  }

  /** Ten digits: large enough to stand nowhere by chance, small enough for an amount in minor units. */
  number(about: Omit<Canary, 'text'>): number {
    return Number(this.know(String(7_700_000_000 + ++this.#made * 13), about));
  }

  know(text: string, about: Omit<Canary, 'text'>): string {
    this.#known.set(text.toLowerCase(), { ...about, text });
    return text;
  }

  forget(text: string): void {
    this.#known.delete(text.toLowerCase());
  }

  foundIn(text: string): ReadonlySet<Canary> {
    const found = new Set<Canary>();
    this.#collect(text, found);
    if (GROUPED.test(text)) this.#collect(text.replace(/(?<=\d)[,.](?=\d)/g, ''), found);
    return found;
  }

  #collect(text: string, found: Set<Canary>): void {
    for (const [mark] of text.matchAll(MARK)) {
      const canary = this.#known.get(mark.toLowerCase());
      if (canary !== undefined) found.add(canary);
    }
  }
}
