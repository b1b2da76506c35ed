import { recordGroups, type SearchHit } from '@sightline/contract';
import {
  IconBriefcase,
  IconCertificate,
  IconListDetails,
  IconServer,
  IconStack2,
  IconTable,
  IconUser,
} from '@tabler/icons-react';
import type { Recent } from '../../lib/recents.ts';
import type { PaletteItem } from './palette-items.ts';
import { paletteStrings as strings } from './palette-strings.ts';

const ICONS = {
  project: IconListDetails,
  program: IconStack2,
  portfolio: IconBriefcase,
  person: IconUser,
  record: IconTable,
} as const;
const RECORD_ICONS: Readonly<Record<string, PaletteItem['Icon']>> = { system: IconServer, vendor: IconCertificate };

const KIND_WORDS = new Map(
  recordGroups.flatMap(({ kinds }) => kinds.map(({ name, one }) => [name, capital(one)] as const)),
);

/** A line of the palette for what was found or opened lately. */
export function itemOf(
  hit: Recent & Partial<Pick<SearchHit, 'also'>>,
  group: 'recent' | 'find',
  run: () => void,
): PaletteItem {
  const { id, key, name, kind, register } = hit;
  const Icon = RECORD_ICONS[register ?? ''] ?? ICONS[kind];
  return { id, group, label: name, code: key, note: noteOf(hit), Icon, run };
}

function noteOf({ kind, register, project, also }: Recent & Partial<Pick<SearchHit, 'also'>>): string {
  const word = register === null ? strings.kinds[kind] : (KIND_WORDS.get(register) ?? strings.kinds.record);
  const place = project === null ? word : strings.inProject(word, project.key, project.name);
  return also ? `${strings.also(also)} · ${place}` : place;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
