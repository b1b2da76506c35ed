import { type Problem, problem, type Severity } from '@sightline/kernel';
import { MAX_FINDINGS } from '../limits.ts';

/** Where in a file something stands, as its users name it: `task 'Cutover' (UID 31)` on line 812. */
export type Place = { readonly entity: string; readonly id: string; readonly label: string; readonly line: number };

/** What a reader has to say about one file, each thing once even where a value is read for two purposes. Memory stays bounded however bad the file is: beyond the limit it only counts. */
export type Findings = {
  readonly add: (
    code: string,
    severity: Severity,
    place: Place,
    field: string | null,
    params?: Problem['params'],
  ) => void;
  readonly errors: () => readonly Problem[];
  /** Everything below `error`. */
  readonly others: () => readonly Problem[];
};

export function collectFindings(): Findings {
  const errors = boundedList('error');
  const others = boundedList('warning');
  const seen = new Set<string>();
  return {
    add: (code, severity, place, field, params = {}) => {
      const key = `${code} ${place.line} ${place.id} ${field}`;
      if (seen.has(key)) return;
      seen.add(key);
      const subject = { entity: place.entity, id: place.id, field };
      const all = { what: place.label, line: place.line, ...params };
      (severity === 'error' ? errors : others).add(problem(code, all, { severity, subject }));
    },
    errors: errors.all,
    others: others.all,
  };
}

function boundedList(severity: Severity): {
  readonly add: (item: Problem) => void;
  readonly all: () => readonly Problem[];
} {
  const shown: Problem[] = [];
  let more = 0;
  return {
    add: (item) => {
      if (shown.length < MAX_FINDINGS) shown.push(item);
      else more++;
    },
    all: () => (more === 0 ? shown : [...shown, problem('interchange.more-findings', { count: more }, { severity })]),
  };
}
