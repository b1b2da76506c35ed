/** What is typed on the first-run form. */
export type TypedAccount = {
  readonly organisationName: string;
  readonly currency: string;
  readonly zone: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

const LEAST_PASSWORD = 12;

/** What can be said before asking the server, by field; the server decides, this only saves a round trip. */
export function claimProblems(typed: TypedAccount): Partial<Record<keyof TypedAccount, string>> {
  const found: Partial<Record<keyof TypedAccount, string>> = {};
  if (typed.organisationName.trim() === '') found.organisationName = 'Type the name of the organisation.';
  if (typed.currency === '') found.currency = 'Choose a currency.';
  if (typed.zone === '') found.zone = 'Choose a time zone.';
  if (typed.name.trim() === '') found.name = 'Type your name.';
  if (!/^\S+@\S+\.\S+$/.test(typed.email.trim())) found.email = emailText(typed.email.trim());
  const password = passwordClaim(typed.password);
  if (password !== null) found.password = password;
  return found;
}

/** What is wrong with a password that is chosen; null when nothing is. */
export function passwordClaim(password: string): string | null {
  const { length } = password;
  if (length === 0) return `Type a password of at least ${LEAST_PASSWORD} characters.`;
  if (length >= LEAST_PASSWORD) return null;
  return `The password has ${length} ${length === 1 ? 'character' : 'characters'}; it needs at least ${LEAST_PASSWORD}.`;
}

function emailText(email: string): string {
  return email === ''
    ? 'Type your e-mail address.'
    : `'${email}' is not an e-mail address. It looks like name@company.com.`;
}
