import { nameKey } from '../organisation/index.ts';

/** Case, accents, marks and the words for a company's legal form do not tell two names apart. */
export function plainName(name: string): string {
  return nameKey(name)
    .replace(
      /\b(incorporated|inc|corporation|corp|company|co|limited liability company|llc|limited|ltd|llp|plc|gmbh|bv|nv|sa|ag)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}
