import type { ProblemCatalogue } from '@sightline/kernel';

export const identityProblemTexts: ProblemCatalogue = {
  'identity.first-account-exists': {
    text: 'This organisation has its first account already.',
    advice: 'Sign in with it, or ask its owner for an account.',
  },
  'identity.first-account-needs-machine': {
    text: 'The first account can be made here only from the machine that Sightline runs on.',
    advice: 'On that machine, run ./sightline admin create.',
  },
  'identity.unknown-zone': {
    text: "'{zone}' is not a time zone.",
    advice: 'Give a name such as Europe/London.',
  },
  'identity.wrong-sign-in': {
    text: 'The e-mail address and the password do not belong together.',
    advice: 'Check both; capital letters count in the password.',
  },
  'identity.too-many-attempts': {
    text: 'There were too many failed sign-ins for {email}.',
    advice: 'Wait {minutes} min, then try again.',
  },
  'identity.not-signed-in': {
    text: 'You are not signed in, or your session has ended.',
    advice: 'Sign in; what you typed is kept on the page.',
  },
};
