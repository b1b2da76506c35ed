import { drawOne } from '../random.ts';
import type { DemoSpec } from '../spec/index.ts';

/** A name of the spec's lists that nobody has yet. */
export function freshName(spec: DemoSpec, key: string, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt++) {
    const draw = `${key}|${attempt}`;
    const { given, family } = drawOne(`${draw}|list`, spec.nameLists);
    const name = `${drawOne(`${draw}|given`, given)} ${drawOne(`${draw}|family`, family)}`;
    if (!taken.has(name)) return name;
  }
}
