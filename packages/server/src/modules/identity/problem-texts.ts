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
  'identity.token-reads-only': {
    text: "The API token only reads; '{command}' would change something.",
    advice: 'Use a token with the full rights of its owner, or sign in.',
  },
  'identity.needs-session': {
    text: "'{command}' is not done with an API token, whatever its rights.",
    advice: 'Sign in and do it there.',
  },
  'identity.token-days': {
    text: 'A token made on {today} cannot have {expiresOn} as its last day.',
    advice: 'Give a day from {today} to {latest}.',
  },
  'identity.delegation-days': {
    text: 'A delegation cannot run from {firstOn} to {lastOn}; today is {today}.',
    advice: 'Let it begin today or later, and end between its first day and {latest}.',
  },
  'identity.delegation-to-self': {
    text: 'You cannot delegate your roles to yourself.',
    advice: 'Choose somebody else.',
  },
  'identity.delegation-to-closed': {
    text: 'The account of {name} is closed.',
    advice: 'Choose somebody whose account is open.',
  },
  'identity.delegation-circle': {
    text: 'From {firstOn} to {lastOn} the delegation would close a circle: {chain}.',
    advice: 'Choose other days or somebody else, or end one of the delegations of the circle first.',
  },
  'identity.nothing-to-delegate': {
    text: 'You have no role of your own that can be delegated.',
    advice: 'What you were given for a time, and the role of administrator, cannot be given on.',
  },
  'identity.not-own-role': {
    text: "The role '{role}' with the scope '{scope}' is not one that you can delegate.",
    advice:
      'Choose one of your own roles; what you were given for a time, and the role of administrator, cannot be given on.',
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
