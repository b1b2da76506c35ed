/** A key and what it does. */
export type KeyLine = readonly [string, string];

/** Pages with keys of their own. */
export type PageKeys = 'sight' | 'register' | 'project' | 'people';

const GRID: readonly KeyLine[] = [
  ['↑ ↓ ← →', 'Move between cells'],
  ['Home, End', 'First or last column; with Ctrl, the first or last row'],
  ['Page Up, Down', 'A page up or down'],
];
const ENTER: KeyLine = ['Enter', 'Open the row'];
const SEARCH: KeyLine = ['/', 'Search on this page'];
const CLOSE: KeyLine = ['Esc', 'Close the panel'];

const PAGES: Readonly<Record<PageKeys, readonly KeyLine[]>> = {
  sight: [
    ...GRID,
    ['Enter', 'Open the project; on a computed value, why it is so'],
    ['O', 'Open the project'],
    ['Space', 'Open or close the row in place'],
    SEARCH,
    CLOSE,
  ],
  register: [...GRID, ENTER, SEARCH, CLOSE],
  project: [...GRID, ENTER, ['/', 'Search in the open register'], CLOSE],
  people: [...GRID, ENTER, SEARCH, CLOSE],
};

export const keySheetStrings = {
  title: 'Keyboard shortcuts',
  everywhere: 'On every page',
  goTo: 'Go to',
  thisPage: 'On this page',
  anyPage: [
    ['Ctrl K', 'Find anything, go anywhere, do it; ⌘ K on a Mac'],
    ['Ctrl E', 'Read another day'],
    ['Ctrl Z', 'Take back what you did last'],
    ['?', 'This list'],
    ['Esc', 'Close what is open'],
  ] as readonly KeyLine[],
  pages: PAGES,
};
