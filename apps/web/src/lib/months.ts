/** January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `Jan`; a question mark for what is no month. */
export function shortMonth(month: number): string {
  return MONTHS[month - 1]?.slice(0, 3) ?? '?';
}
