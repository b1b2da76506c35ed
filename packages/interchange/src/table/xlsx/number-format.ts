import { dateOfDay, dayNumber } from '@sightline/kernel';
import { type Parts, readPart } from './parts.ts';

/** Which cell styles show a date; index = the style's number. */
export type DateStyles = readonly boolean[];

/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those of East Asian editions). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** A format shows a day when it holds y or d, or m without h and s, outside quoted text, escapes and [brackets]. */
export function isDateFormat(code: string): boolean {
  const bare =
    code
      .toLowerCase()
      .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
      .split(';')[0] ?? '';
  if (/general|[#0?]/.test(bare)) return false;
  return /[yd]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}

export function readDateStyles(parts: Parts, name: string): DateStyles {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCellFormats = false;
  readPart(parts, name, {
    open: (tag, attributes) => {
      const id = Number(attributes.numFmtId);
      if (tag === 'numFmt') custom.set(id, isDateFormat(attributes.formatCode ?? ''));
      if (tag === 'cellXfs') isInCellFormats = true;
      if (tag === 'xf' && isInCellFormats) styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isInCellFormats = false;
    },
  });
  return styles;
}

/** Day 25569 of the 1900 system is 1970-01-01; before 1 March 1900 that system counts a 29 February that never was. */
export function dateOfSerial(serial: number, is1904: boolean): string {
  const days = Math.floor(serial) + (is1904 ? 1462 : 0);
  return dateOfDay(dayNumber(days - 25569 + (days < 60 ? 1 : 0)));
}

/**
 * A spreadsheet keeps 15 digits and stores them as a binary fraction: 0.1+0.2 stands in the file as 0.30000000000000004.
 * The text here is what the user sees. Null when it is no number.
 */
export function decimalText(stored: string): string | null {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return null;
  const [digits = '0', power] = value.toPrecision(15).split('e');
  const plain = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return power === undefined ? plain : withPower(plain, Number(power));
}

function withPower(digits: string, power: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = digits.replace('-', '').split('.');
  if (power > 0) return `${sign}${whole}${fraction.padEnd(Math.min(power, 310), '0')}`;
  return `${sign}0.${'0'.repeat(Math.min(-power, 320) - 1)}${whole}${fraction}`;
}
