/** Languages of ISO 639-1 that organisations write in, by code. Their names are the browser's. */
const CODES =
  'ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms mt nb nl nn pl pt ro ru sk sl sq sr sv ta th tr uk ur vi zh';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

export function languageName(code: string): string {
  return names.of(code) ?? code;
}

export const LANGUAGES = CODES.split(' ')
  .map((value) => ({ value, label: languageName(value) }))
  .sort((one, other) => one.label.localeCompare(other.label));
