import type { ProblemCatalogue } from '@sightline/kernel';

export const demoTexts: ProblemCatalogue = {
  'demo.not-here': {
    text: 'The demo organisation is not here.',
    advice: 'Load it with ./sightline serve --demo S, or leave things as they are.',
  },
  'demo.database-used': {
    text: 'The database is in use; the demo organisation is loaded into an empty one only.',
    advice: 'Start without --demo, or set SIGHTLINE_HOME to an empty folder for an instance beside it.',
  },
  'demo.needs-this-machine': {
    text: 'The demo organisation is entered without a password, so only from the machine itself; HOST is {host}.',
    advice: 'Leave out HOST, SIGHTLINE_HOSTS and SIGHTLINE_PROXIES, or start with --empty.',
  },
  'demo.not-chosen': {
    text: 'Nothing was chosen, so nothing was started.',
    advice: 'Start again, or say it: --demo S or --empty.',
  },
  'demo.not-confirmed': {
    text: 'Nothing was removed: a removal cannot be taken back, so it is asked for first.',
    advice: "Type 'remove' when asked, or give --yes where there is no terminal.",
  },
  'demo.variant-without-demo': {
    text: '--variant {variant} says nothing without --demo.',
    advice: 'Give --demo S, M or L as well.',
  },
  'demo.here-already': {
    text: 'The demo organisation is here already; it was loaded on {on}.',
    advice: 'Remove it first with ./sightline demo remove, or start without --demo.',
  },
  'demo.unfinished': {
    text: 'An earlier load of the demo organisation was broken off, so parts of it are here.',
    advice: 'Remove them with ./sightline demo remove, then load it again.',
  },
  'demo.size-not-known': {
    text: "'{size}' is no size of the demo organisation.",
    advice: 'Give S (some 60 projects), M (some 500) or L (some 2,000).',
  },
  'demo.variant-not-known': {
    text: "'{variant}' is no variant of the demo organisation.",
    advice: 'Give a whole number from 0 (as written) to {last}.',
  },
  'demo.wish-unclear': {
    text: "'{first}' and '{second}' cannot be given together.",
    advice: 'Give one of them.',
  },
  'demo.spec-not-read': {
    text: 'The description of the demo organisation in {file} could not be read: {reason}.',
    advice: 'Bring the file back as it was (git checkout), or start with --empty.',
  },
  'demo.own-things-moved': {
    text: 'What points at the demo has changed since it was listed.',
    advice: 'Read the new list, then remove again.',
  },
  'demo.no-administrator-left': {
    text: '{accounts} accounts of your own stay, and none of them is an administrator with a password.',
    advice: 'Make one of them an administrator first; else nobody could give roles any more.',
  },
};
