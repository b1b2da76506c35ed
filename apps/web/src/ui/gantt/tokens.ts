const NAMES = [
  'surface',
  'sunken',
  'sel',
  'line',
  'line2',
  'ctl',
  'text',
  'text2',
  'text3',
  'accent',
  'accent-text',
  'bar',
  'bar-done',
  'crit',
  'base',
  'none',
] as const;

/** The colours of the theme, read once for each: a canvas does not know variables. */
export type Tokens = Readonly<Record<(typeof NAMES)[number], string>>;

export function readTokens(element: Element): Tokens {
  const style = getComputedStyle(element);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--sl-${name}`).trim()])) as Tokens;
}
