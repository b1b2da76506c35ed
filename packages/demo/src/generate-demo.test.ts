import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dayOfDate, type LocalDate, parseId, parseLocalDate, renderProblem, weekdayOf } from '@sightline/kernel';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import { generateDemo } from './generate-demo.ts';
import * as demo from './index.ts';
import { demoProblemTexts } from './problem-texts.ts';
import type { DemoOrganisation } from './records.ts';
import { ANCHOR, demoOf, specFile, specText } from './testing/demo-of.ts';

const written = demoOf();

function digestOf(organisation: DemoOrganisation): string {
  const hash = createHash('sha256');
  for (const piece of canonicalText(organisation)) hash.update(piece);
  return hash.digest('hex');
}

describe('the door of the demo', () => {
  it('exports these values and no others', () => {
    expect(Object.keys(demo).sort()).toEqual([
      'LAST_VARIANT',
      'canonicalText',
      'demoProblemTexts',
      'generateDemo',
      'stableId',
    ]);
  });

  it('knows no name, date or id of the spec', () => {
    const root = fileURLToPath(new URL('.', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(`${root}${file}`, 'utf8'))
      .join('\n');
    const looksOwn = (text: string) =>
      /^[A-Z]{2,}-\w+$|^\d{4}-\d\d-\d\d$|^[A-Z]\w+( [A-Z&]\w*)+/.test(text) && text.length >= 4;
    const words = [...new Set([...specText().matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? ''))].filter(
      looksOwn,
    );
    expect(words.length).toBeGreaterThan(300);
    expect(
      words.filter((word) => sources.replaceAll(/^ *\* @example.*$/gm, '').includes(word) && word !== ANCHOR),
    ).toEqual([]);
  });
});

describe('a generated organisation', () => {
  it.each([
    { variant: 0, size: 'S' as const },
    { variant: 7, size: 'S' as const },
    { variant: 0, size: 'M' as const },
  ])('is the same to the byte for the same wish: %o', (wish) => {
    expect(digestOf(demoOf(wish))).toBe(digestOf(demoOf(wish)));
  });

  it('has ids that are unique, and whatever it names', () => {
    const rows = Object.values(demoOf({ size: 'M' }).records).flat();
    const ids = rows.map(({ id }): string => id);
    const known = new Set(ids);
    expect(known.size).toBe(ids.length);
    const isId = (text: string) => parseId(text) !== null;
    const lost = rows.flatMap((row) => textsIn(row).filter((text) => isId(text) && !known.has(text)));
    expect(lost).toEqual([]);
    expect(rows.every(({ origin }) => origin === 'demo')).toBe(true);
  });

  it('leaves no token unfilled', () => {
    const texts = [...textsIn(written), ...textsIn(demoOf({ variant: 3 }))];
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it('moves by whole weeks with its anchor: any day of a week gives the Friday before, and all weekdays stay', () => {
    const later = '2027-03-18' as LocalDate;
    const moved = demoOf({ anchor: later });
    expect(moved.statusOn).toBe('2027-03-12');
    expect(digestOf(demoOf({ anchor: '2027-03-14' as LocalDate }))).toBe(digestOf(moved));
    const weekdays = (organisation: DemoOrganisation) =>
      organisation.records.projects.map(({ forecastGoLiveOn: date }) =>
        date === null ? null : weekdayOf(dayOfDate(date)),
      );
    expect(weekdays(moved)).toEqual(weekdays(written));
  });

  it('has the projects that the sizes promise', () => {
    expect(written.records.projects.length).toBeGreaterThan(40);
    expect(demoOf({ size: 'M' }).records.projects).toHaveLength(200);
  });

  it('has other names, dates and words in each variant', () => {
    const other = demoOf({ variant: 1 });
    const told = (organisation: DemoOrganisation) =>
      new Set(organisation.records.statusReports.map(({ achieved, next }) => `${achieved} ${next}`));
    const same = [...told(other)].filter((text) => told(written).has(text));
    expect(same.length).toBeLessThan(0.2 * told(written).size);
    const people = new Set(written.records.people.map(({ name }) => name));
    expect(other.records.people.filter(({ name }) => people.has(name)).length).toBeLessThan(0.3 * people.size);
    expect(other.records.systems.map(({ name }) => name)).not.toEqual(written.records.systems.map(({ name }) => name));
    expect(other.records.units.map(({ name }) => name)).not.toEqual(written.records.units.map(({ name }) => name));
  });
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('a wish that cannot be', () => {
  const textOf = (spec: unknown, variant = 0) => {
    const refused = generateDemo({ spec, anchor: ANCHOR, size: 'S', variant });
    return refused.ok ? [] : refused.problems.map((problem) => renderProblem(demoProblemTexts, problem).text);
  };
  type Row = Record<string, unknown>;
  const changed = (change: (spec: Record<string, Row[]>) => void): unknown => {
    const spec = specFile() as Record<string, Row[]>;
    change(spec);
    return spec;
  };
  const first = (rows: readonly Row[] | undefined): Row => rows?.[0] ?? {};

  it.each([-1, 10_000, 1.5])('variant %d is out of range', (variant) => {
    expect(textOf(specFile(), variant)).toEqual([`The variant ${variant} is not a whole number from 0 to 9999.`]);
  });

  const faults: readonly [string, (spec: Record<string, Row[]>) => void, RegExp][] = [
    [
      'a reference to nothing',
      (spec) => Object.assign(first(spec.touches), { system: 'SYS-NONE' }),
      /touches\[0\]\.system.*SYS-NONE/,
    ],
    [
      'a day that no calendar has',
      (spec) => Object.assign(first(spec.projects), { start: '2026-02-30' }),
      /projects\[0\]\.start.*2026-02-30/,
    ],
    [
      'a system that feeds itself',
      (spec) => Object.assign(first(spec.systemRelations), { source: 'SYS-ERP', target: 'SYS-ERP' }),
      /SYS-ERP.*itself/,
    ],
    [
      'a freeze that ends before it starts',
      (spec) => Object.assign(first(spec.freezes), { end: '2026-01-01' }),
      /freezes\[0\]/,
    ],
    [
      'a sponsor who manages',
      (spec) => Object.assign(first(spec.projects), { manager: first(spec.projects).sponsor }),
      /both sponsor and manager/,
    ],
    [
      'a text with a token for nothing',
      (spec) => Object.assign(first(spec.narratives), { help: 'Ask {person:X}.' }),
      /person:X/,
    ],
    ['an id that stands twice', (spec) => spec.systems?.push(first(spec.systems)), /systems.*more than once/],
    ['more value than budget', (spec) => Object.assign(first(spec.projects), { pvK: 99_999 }), /more than its budget/],
    ['no workstream', (spec) => Object.assign(first(spec.projects), { workstreams: [] }), /no workstream/],
    ['a role that nobody has', (spec) => Object.assign(first(spec.pools), { role: 'Wizard' }), /Wizard/],
  ];

  it.each(faults)('names %s', (_, change, text) => {
    expect(textOf(changed(change)).join('\n')).toMatch(text);
  });

  it('names all faults at once', () => {
    const spec = changed((all) => {
      Object.assign(first(all.touches), { system: 'SYS-NONE', project: 'PRJ-NONE' });
      Object.assign(first(all.freezes), { end: '2026-01-01' });
    });
    expect(textOf(spec)).toHaveLength(3);
  });

  it.each([null, 7, [], {}, { projects: [] }])('refuses %j as a spec', (spec) => {
    expect(textOf(spec).length).toBeGreaterThan(0);
  });

  it('has a text for every problem code in its sources, and no text without a code', () => {
    const root = fileURLToPath(new URL('.', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('test') && file !== 'problem-texts.ts')
      .map((file) => readFileSync(`${root}${file}`, 'utf8'))
      .join('\n');
    const codes = new Set([...sources.matchAll(/problem\(\s*'(demo\.[a-z-]+)'/g)].map((match) => match[1]));
    expect([...codes].sort()).toEqual(Object.keys(demoProblemTexts).sort());
  });
});

describe('days of the organisation', () => {
  it('are real ones', () => {
    const days = written.timeline.map(({ on }) => on);
    expect(days.every((day) => parseLocalDate(day) !== null && day <= written.statusOn)).toBe(true);
    expect([...days].sort()).toEqual(days);
  });
});
