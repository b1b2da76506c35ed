import { separators } from './format.ts';

/** Digits between which a point stands for thousands: 1.250 and 1.250.000, not 0.857. */
const POINTED = /(?<=(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})*)\.(?=\d{3}(?!\d))/g;

/** A number as the organisation writes it, with `.` before its decimals and nothing between thousands: `1.234,5` is `1234.5`. */
export function unformatted(text: string): string {
  const ungrouped = text.replace(/(?<=\d)[\s\u2009\u202F](?=\d{3}(?!\d))/g, '').replace('\u2212', '-');
  if (separators().decimal === '.') return ungrouped.replace(/,(?=\d{3}(?!\d))/g, '');
  return ungrouped.replace(POINTED, '').replace(',', '.');
}
