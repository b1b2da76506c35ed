import { useHotkeys } from '@mantine/hooks';
import { useMatches, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Palette } from '../features/reporting/palette.tsx';
import { PaletteButton } from '../features/reporting/palette-button.tsx';
import { KeySheetContext } from '../lib/key-sheet-context.ts';
import { useSession } from '../lib/session.ts';
import { useStable } from '../lib/use-stable.ts';
import { KeySheet } from './key-sheet.tsx';
import type { PageKeys } from './key-sheet-strings.ts';
import { openPages } from './pages.ts';
import { isDialogOpen, useGoKeys } from './use-go-keys.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Set on pages that have keys of their own. */
    readonly keys?: PageKeys;
  }
}

type Props = { readonly children: (button: ReactNode) => ReactNode };

/** Around the frame: the palette with its button, the list of keys, and the letters that lead to pages. */
export function Finder({ children }: Props) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const session = useSession();
  const navigate = useNavigate();
  const own = useMatches({ select: (matches) => matches.at(-1)?.staticData.keys });
  const pages = openPages(session?.capabilities ?? []);
  const before = useRef<Element | null>(null);
  const show = useStable((wanted: 'palette' | 'keys') => {
    before.current = document.activeElement;
    setOpen(wanted);
  });
  const openKeys = useStable(() => show('keys'));
  const openPalette = () => show('palette');
  // The focus goes back to where it was.
  useEffect(() => {
    if (open !== null) return;
    if (before.current instanceof HTMLElement && before.current.isConnected)
      before.current.focus({ preventScroll: true });
    before.current = null;
  }, [open]);
  const close = () => setOpen(null);
  const commands = usePaletteCommands(openKeys);
  useGoKeys(pages, ({ to }) => void navigate({ to, search: {} }), openKeys);
  // The same keys close it again.
  useHotkeys([['mod+K', () => (open === 'palette' ? close() : isDialogOpen() ? undefined : openPalette())]], []);
  const accountId = session?.account?.id ?? null;
  return (
    <KeySheetContext value={openKeys}>
      {children(<PaletteButton onOpen={openPalette} />)}
      {open === 'palette' && accountId !== null ? (
        <Palette accountId={accountId} commands={commands} onClose={close} />
      ) : null}
      {open === 'keys' ? <KeySheet pages={pages} own={own} onClose={close} /> : null}
    </KeySheetContext>
  );
}
