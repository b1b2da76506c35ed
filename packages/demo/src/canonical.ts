/** Lists and entries down to this depth are given piece by piece, what lies deeper as one text. */
const PIECES = 3;

/**
 * The one text of a value: keys in order, no white space, so that equal values give equal bytes and the caller can hash them.
 * In pieces, for the text of a large demo is longer than a string may be.
 * @example [...canonicalText({ b: 1, a: [2] })].join('') // '{"a":[2],"b":1}'
 */
export function* canonicalText(value: unknown, depth = 0): Generator<string> {
  const parts = depth < PIECES ? partsOf(value) : null;
  if (parts === null) {
    yield whole(value);
    return;
  }
  const isList = Array.isArray(value);
  yield isList ? '[' : '{';
  for (const [index, [label, entry]] of parts.entries()) {
    yield index === 0 ? label : `,${label}`;
    yield* canonicalText(entry, depth + 1);
  }
  yield isList ? ']' : '}';
}

type Part = readonly [label: string, entry: unknown];

function partsOf(value: unknown): readonly Part[] | null {
  if (Array.isArray(value)) return value.map((entry) => ['', entry]);
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [`${JSON.stringify(key)}:`, entry]);
}

function whole(value: unknown): string {
  const parts = partsOf(value);
  if (parts === null) return JSON.stringify(value);
  const inner = parts.map(([label, entry]) => label + whole(entry)).join(',');
  return Array.isArray(value) ? `[${inner}]` : `{${inner}}`;
}
