import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { type Capability, type Register, registers } from '@sightline/contract';
import { dateOfDay, dayNumber, dayOfDate, parseLocalDate } from '@sightline/kernel';
import {
  IconCalendarDue,
  IconCalendarOff,
  IconFileImport,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSignOut } from '../features/identity/use-sign-out.ts';
import type { PaletteItem } from '../features/reporting/palette-items.ts';
import { useAsOf, useReadAsOf } from '../lib/as-of-context.ts';
import { isOffered, useSession } from '../lib/session.ts';
import { openPages } from './pages.ts';
import { appStrings as strings } from './strings.ts';

/** What the palette offers beside what it finds: pages, what can be made, what can be done. */
export function usePaletteCommands(onKeys: () => void): readonly PaletteItem[] {
  const held = useSession()?.capabilities ?? [];
  return [...usePageCommands(held), ...useCreateCommands(held), ...useActCommands(onKeys)];
}

function usePageCommands(held: readonly Capability[]): readonly PaletteItem[] {
  const navigate = useNavigate();
  return openPages(held).map(({ to, name, letter, Icon }) => ({
    id: `go-${to}`,
    group: 'go',
    label: name,
    note: '',
    keys: `G ${letter.toUpperCase()}`,
    Icon,
    run: () => void navigate({ to, search: {} }),
  }));
}

/** On a past day nothing is made. */
function useCreateCommands(held: readonly Capability[]): readonly PaletteItem[] {
  const navigate = useNavigate();
  const asOf = useAsOf();
  const may = (capability: Capability) => held.includes(capability) && isOffered(asOf, capability);
  const ways = [
    ['project.create', '/projects/new', strings.newProject, IconPlus],
    ['register.import', '/import/register', strings.bringRegister, IconFileImport],
    ['plan.import', '/import/plans', strings.bringPlans, IconFileImport],
  ] as const;
  return [
    ...ways.flatMap(([capability, to, label, Icon]): PaletteItem[] =>
      may(capability)
        ? [{ id: `create-${to}`, group: 'create', label, note: '', Icon, run: () => void navigate({ to, search: {} }) }]
        : [],
    ),
    ...registers
      .filter((each) => isKept(each) && may(each.edit))
      .flatMap(({ name, group }) =>
        group.kinds.map(
          (kind): PaletteItem => ({
            id: `create-${kind.name}`,
            group: 'create',
            label: strings.newRecord(kind.one),
            note: name,
            isQuiet: true,
            Icon: IconPlus,
            run: () => void navigate({ to: '/registers', search: { kind: kind.name, record: 'new' } }),
          }),
        ),
      ),
  ];
}

/** A record of a project is made on the project's page. */
function isKept({ place }: Register): boolean {
  return place === 'organisation';
}

function useActCommands(onKeys: () => void): readonly PaletteItem[] {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const today = parseLocalDate(useSession()?.today ?? '');
  const isPast = useAsOf() !== null;
  const readAsOf = useReadAsOf();
  const signOut = useSignOut();
  const act = (id: string, label: string, Icon: PaletteItem['Icon'], run: () => void, keys?: string): PaletteItem => ({
    id: `act-${id}`,
    group: 'act',
    label,
    note: '',
    Icon,
    run,
    ...(keys === undefined ? {} : { keys }),
  });
  const yesterday = today === null ? null : dateOfDay(dayNumber(dayOfDate(today) - 1));
  return [
    isDark
      ? act('theme', strings.lightTheme, IconSun, () => setColorScheme('light'))
      : act('theme', strings.darkTheme, IconMoon, () => setColorScheme('dark')),
    isPast
      ? act('today', strings.readToday, IconCalendarOff, () => readAsOf(null))
      : act('yesterday', strings.readYesterday, IconCalendarDue, () => readAsOf(yesterday)),
    act('keys', strings.keys, IconKeyboard, onKeys, '?'),
    act('sign-out', strings.signOut, IconLogout, signOut),
  ];
}
