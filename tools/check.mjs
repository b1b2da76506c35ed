import { runChecks } from './checks.mjs';
import { ensureInstalled } from './install.mjs';

/** `npm run check`: types, style, dead code, arrows and the pure tests, in under a minute. */
ensureInstalled();
const { failed } = runChecks(['types', 'style', 'dead code', 'fast tests']);
process.exit(failed === 0 ? 0 : 1);
