/**
 * The one text of a value: keys in order, no white space, so that equal values give equal bytes and the caller can hash them.
 * In pieces, for the text of a large demo is longer than a string may be.
 * @example [...canonicalText({ b: 1, a: [2] })].join('') // '{"a":[2],"b":1}'
 */
export function* canonicalText(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield* between(
      '[',
      value.map((entry) => ['', entry] as const),
      ']',
    );
    return;
  }
  if (typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  yield* between(
    '{',
    sorted.map(([key, entry]) => [`${JSON.stringify(key)}:`, entry] as const),
    '}',
  );
}

function* between(open: string, parts: readonly (readonly [string, unknown])[], close: string): Generator<string> {
  yield open;
  let isFirst = true;
  for (const [label, entry] of parts) {
    yield isFirst ? label : `,${label}`;
    isFirst = false;
    yield* canonicalText(entry);
  }
  yield close;
}
