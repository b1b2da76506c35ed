import { mkdirSync, writeFileSync } from 'node:fs';
import { referencePages } from './reference.ts';

/** `npm run reference`: writes docs/reference from the contract, the problem catalogues and the command line's help. */
const folder = new URL('../docs/reference/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of referencePages()) writeFileSync(new URL(name, folder), text);
