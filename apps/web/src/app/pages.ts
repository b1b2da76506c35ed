import type { Capability } from '@sightline/contract';
import {
  IconChartHistogram,
  IconEye,
  IconSettings,
  IconSitemap,
  IconTableOptions,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import { appStrings } from './strings.ts';

/** A page that can be gone to from anywhere. */
export type AppPage = {
  readonly to: '/' | '/registers' | '/load' | '/people' | '/units' | '/settings' | '/account';
  /** Under the icon of the rail. */
  readonly word: string;
  /** Wherever there is room for it. */
  readonly name: string;
  /** After G. */
  readonly letter: string;
  /** null = everybody's. */
  readonly capability: Capability | null;
  readonly Icon: typeof IconEye;
};

/** At the top of the rail: the work. */
export const WORK_PAGES: readonly AppPage[] = [
  {
    to: '/',
    word: appStrings.sightline,
    name: appStrings.lineOfSight,
    letter: 'p',
    capability: 'sight.read',
    Icon: IconEye,
  },
  {
    to: '/registers',
    word: appStrings.registers,
    name: appStrings.registers,
    letter: 'r',
    capability: 'landscape.read',
    Icon: IconTableOptions,
  },
  {
    to: '/load',
    word: appStrings.load,
    name: appStrings.loadOfRoles,
    letter: 'l',
    capability: 'resources.read',
    Icon: IconChartHistogram,
  },
];

/** Under the ways in: what the work rests on. */
export const KEPT_PAGES: readonly AppPage[] = [
  {
    to: '/people',
    word: appStrings.people,
    name: appStrings.peopleAndAccess,
    letter: 'e',
    capability: 'access.read',
    Icon: IconUsers,
  },
  {
    to: '/units',
    word: appStrings.units,
    name: appStrings.units,
    letter: 'u',
    capability: 'directory.read',
    Icon: IconSitemap,
  },
  {
    to: '/settings',
    word: appStrings.settings,
    name: appStrings.settings,
    letter: 's',
    capability: 'settings.read',
    Icon: IconSettings,
  },
];

const ACCOUNT: AppPage = {
  to: '/account',
  word: appStrings.yourAccount,
  name: appStrings.yourAccount,
  letter: 'a',
  capability: null,
  Icon: IconUserCircle,
};

/** Those that these capabilities open. */
export function openPages(held: readonly Capability[]): readonly AppPage[] {
  return [...WORK_PAGES, ...KEPT_PAGES, ACCOUNT].filter(
    ({ capability }) => capability === null || held.includes(capability),
  );
}
