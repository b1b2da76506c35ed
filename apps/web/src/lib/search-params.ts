/** Search of an address: `?stage=deliver&stage=deploy&sort=name`, readable and made by hand if need be. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const search: Record<string, string | string[]> = {};
  const params = new URLSearchParams(text);
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    search[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return search;
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue;
    for (const each of Array.isArray(value) ? value : [value]) params.append(name, String(each));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export function oneOf<T extends string>(allowed: readonly T[], given: unknown): T | undefined {
  return allowed.find((each) => each === given);
}

export function severalOf<T extends string>(allowed: readonly T[], given: unknown): T[] | undefined {
  const values = listOf(given);
  const kept = allowed.filter((each) => values.includes(each));
  return kept.length === 0 ? undefined : kept;
}

export function listOf(given: unknown): string[] {
  return (Array.isArray(given) ? given : [given]).filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
}

export function textOf(given: unknown): string | undefined {
  return typeof given === 'string' && given !== '' ? given : undefined;
}
