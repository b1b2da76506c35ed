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
  'identity.not-allowed': {
    text: "Your roles do not allow this here: it needs '{rule}'.",
    advice: 'Ask one of these roles to do it, or an administrator for the role: {roles}.',
  },
  'identity.scope-not-for-role': {
    text: "The role '{role}' cannot be given with the scope '{scope}'.",
    advice: 'Give it with one of: {scopes}.',
  },
  'identity.account-exists': {
    text: 'There is an account for this person or for {email} already.',
    advice: 'Change the roles of that account, or send it a new link.',
  },
  'identity.name-missing': {
    text: 'A new person needs a name.',
    advice: 'Give the name, or choose somebody who is named already.',
  },
  'identity.link-not-valid': {
    text: 'This link is not valid: it was used, or it has expired.',
    advice: 'Ask an administrator for a new one, or sign in if you have chosen a password.',
  },
  'identity.last-administrator': {
    text: 'Nobody else could give roles any more: this is the last active administrator.',
    advice: 'Make somebody else an administrator first.',
  },
  'identity.person-erased': {
    text: '{name} was erased; nothing of this person is kept but a pseudonym.',
    advice: 'If somebody came back, name and invite a new person.',
  },
  'identity.erasure-name-differs': {
    text: "You typed '{given}'; the name that is kept is '{name}'.",
    advice: 'Type the name exactly as it is kept, so that nobody is erased by mistake.',
  },
  'identity.erases-itself': {
    text: 'You cannot erase yourself.',
    advice: 'Ask another administrator to do it.',
  },
  'identity.own-account': {
    text: 'You cannot close your own account.',
    advice: 'Ask another administrator to do it.',
  },
};
