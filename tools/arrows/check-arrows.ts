import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** The table of rooms and allowed arrows, as written in arrows.json. */
export type Arrows = {
  readonly rooms: Readonly<Record<string, Room>>;
  readonly packageGroups: Readonly<Record<string, readonly string[]>>;
  /** Server modules, lowest first; an arrow points only down. Modules of one list do not know each other. */
  readonly modulesFromBelow: readonly (readonly string[])[];
  /** What test files may do beyond their room. */
  readonly tests: { readonly to: readonly string[]; readonly packages: readonly string[]; readonly node: boolean };
};
export type Room = {
  readonly files: string | readonly string[];
  readonly to: readonly string[] | string;
  readonly packages: readonly string[] | string;
  readonly node: boolean;
};

/** Path from the root of the project → source text. */
export type SourceTree = ReadonlyMap<string, string>;

/** One sentence per broken arrow, in the order of the files. */
export function brokenArrows(arrows: Arrows, tree: SourceTree): readonly string[] {
  return [...tree].flatMap(([file, text]) => {
    const room = roomOf(arrows, file);
    if (room === null) return [`${file} stands in no room of arrows.json`];
    return importsOf(file, text).flatMap((target) => {
      const fault = faultOf(arrows, { file, room }, target);
      return fault === null ? [] : [`${file} imports '${target}': ${fault}`];
    });
  });
}

export function roomOf(arrows: Arrows, file: string): string | null {
  const fits = Object.entries(arrows.rooms).flatMap(([name, room]) =>
    [room.files].flat().flatMap((files) => (file === files || file.startsWith(`${files}/`) ? [{ name, files }] : [])),
  );
  return fits.sort((a, b) => b.files.length - a.files.length)[0]?.name ?? null;
}

function importsOf(file: string, text: string): readonly string[] {
  if (!/\.(ts|tsx|mjs)$/.test(file)) return [];
  return ts.preProcessFile(text, true, true).importedFiles.map((each) => each.fileName);
}

type Importer = { readonly file: string; readonly room: string };

function faultOf(arrows: Arrows, from: Importer, target: string): string | null {
  if (target.startsWith('.')) return faultOfPath(arrows, from, join(dirname(from.file), target));
  if (target.startsWith('@sightline/')) return faultOfWorkspace(arrows, from, target);
  if (target.startsWith('node:')) return mayUseNode(arrows, from) ? null : `${from.room} does no I/O`;
  return mayUsePackage(arrows, from, packageOf(target)) ? null : `${from.room} may not use this package`;
}

function faultOfPath(arrows: Arrows, from: Importer, path: string): string | null {
  const to = roomOf(arrows, path);
  if (to === null) return arrows.rooms[from.room]?.to === 'anything' ? null : 'it stands in no room';
  if (to === from.room) return faultWithin(arrows, from, path);
  if (workspaceOf(path) !== workspaceOf(from.file) && !isFree(arrows, from))
    return 'another workspace is entered by its name';
  if (!mayEnter(arrows, from, to)) return `${from.room} must not know ${to}`;
  return to === 'modules' && !isDoor(arrows, from, path) ? doorFault(path) : null;
}

function faultWithin(arrows: Arrows, from: Importer, path: string): string | null {
  if (from.room === 'modules') return faultBetweenModules(arrows, from, path);
  if (from.room !== 'web.features' || featureOf(path) === featureOf(from.file)) return null;
  return 'a feature must not know another feature; pages of app compose them';
}

function faultBetweenModules(arrows: Arrows, importer: Importer, path: string): string | null {
  const [from, to] = [moduleOf(importer.file), moduleOf(path)];
  if (from === to) return null;
  const [fromLevel, toLevel] = [levelOf(arrows, from), levelOf(arrows, to)];
  if (fromLevel === -1) return `module ${from} is not in modulesFromBelow`;
  if (toLevel === -1) return `module ${to} is not in modulesFromBelow`;
  if (toLevel >= fromLevel) return `module ${from} must not know ${to}: arrows point only down`;
  return isDoor(arrows, importer, path) ? null : doorFault(path);
}

function faultOfWorkspace(arrows: Arrows, from: Importer, target: string): string | null {
  const to = target.slice('@sightline/'.length);
  if (to.includes('/')) return 'a package is entered by its index only';
  return mayEnter(arrows, from, to) ? null : `${from.room} must not know ${to}`;
}

function mayEnter(arrows: Arrows, from: Importer, to: string): boolean {
  const allowed = arrows.rooms[from.room]?.to ?? [];
  return allowed === 'anything' || allowed.includes(to) || (isTest(from.file) && arrows.tests.to.includes(to));
}

function mayUseNode(arrows: Arrows, from: Importer): boolean {
  return arrows.rooms[from.room]?.node === true || (isTest(from.file) && arrows.tests.node);
}

function mayUsePackage(arrows: Arrows, from: Importer, name: string): boolean {
  const allowed = arrows.rooms[from.room]?.packages ?? [];
  if (allowed === 'any') return true;
  const named = [allowed].flat().flatMap((each) => arrows.packageGroups[each] ?? [each]);
  return named.includes(name) || (isTest(from.file) && arrows.tests.packages.includes(name));
}

function isFree(arrows: Arrows, from: Importer): boolean {
  return arrows.rooms[from.room]?.to === 'anything' || isTest(from.file) || from.room === 'testing';
}

/** Tests and what only tests use. */
function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.includes('/testing/');
}

function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

function workspaceOf(file: string): string {
  return file.split('/', 2).join('/');
}

function moduleOf(file: string): string {
  return file.split('/')[4] ?? '';
}

function featureOf(file: string): string {
  return file.split('/')[4] ?? '';
}

function levelOf(arrows: Arrows, module: string): number {
  return arrows.modulesFromBelow.findIndex((level) => level.includes(module));
}

/** A module's index; tests may also take what stands in a folder named testing. */
function isDoor(arrows: Arrows, from: Importer, path: string): boolean {
  if (/^packages\/server\/src\/modules\/[^/]+\/index\.ts$/.test(path)) return true;
  return path.includes('/testing/') && isFree(arrows, from);
}

function doorFault(path: string): string {
  return `module ${moduleOf(path)} is entered by its index.ts only`;
}
