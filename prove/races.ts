import { race } from './support/races.ts';
import { numberArgument, writeResult } from './support/result.ts';
import { onGround } from './support/world.ts';

/** `npm run prove -- races [--count 200] [--commands 5000]`: 64 clients edit ten projects at once; commands are sent again and again. */
const seed = numberArgument('seed', 1);
const options = {
  clients: 64,
  editsPerClient: numberArgument('count', 200),
  objects: 10,
  commands: numberArgument('commands', 5000),
  seed,
};
const { edits, replays, failures } = await onGround((ground) => race(ground, options));
writeResult('races', { seed, clients: options.clients, objects: options.objects, edits, replays, failures });
const { lostUpdates, miscounted, strangeAnswers } = edits;
const { unlikeAnswers, wrongEffects, otherBodyAccepted } = replays;
const violations = [lostUpdates, miscounted, strangeAnswers.length, unlikeAnswers, wrongEffects, otherBodyAccepted];
process.exit(violations.every((count) => count === 0) ? 0 : 1);
