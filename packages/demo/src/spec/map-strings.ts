/** The same value with every text in it rewritten; the shape stays, so the type does. */
export function mapStrings<T>(value: T, rewrite: (text: string) => string): T {
  return mapped(value, rewrite) as T;
}

function mapped(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapped(entry, rewrite)]));
}
