const LEGAL_FORMS =
  /\b(incorporated|inc|corporation|corp|company|co|limited liability company|llc|limited|ltd|llp|plc|gmbh|bv|nv|sa|ag)\b/g;

/** Case, accents, marks and the words for a company's legal form do not tell two names apart. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(LEGAL_FORMS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
