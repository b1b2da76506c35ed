import { getRouteApi } from '@tanstack/react-router';
import { PersonaList } from '../features/demo/persona-list.tsx';
import { SignInPage } from '../features/identity/sign-in-page.tsx';

const route = getRouteApi('/sign-in');

/** The sign-in, with the people of the demo where the server offers them. */
export function SignInRoute() {
  const { to } = route.useSearch();
  return <SignInPage before={<PersonaList to={to ?? '/'} />} />;
}
