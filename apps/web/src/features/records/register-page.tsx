import { useTitle } from '../../lib/use-title.ts';
import { Page } from '../../ui/page.tsx';
import { capital } from './record-values.ts';
import { RegisterCard } from './register-card.tsx';
import { RegisterPanel } from './register-panel.tsx';
import { openKind, type RegisterProps } from './register-props.ts';
import { recordStrings as strings } from './strings.ts';

/** One register: choose a kind, search, sort, open a record beside it. */
export function RegisterPage(props: RegisterProps) {
  const found = openKind(props);
  useTitle(found === undefined ? strings.title : capital(found.kind.many));
  return (
    <Page height="fill" panel={<RegisterPanel {...props} />}>
      <h1 className="visually-hidden">{strings.title}</h1>
      <RegisterCard {...props} />
    </Page>
  );
}
