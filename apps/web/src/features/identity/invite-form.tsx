import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type ResponseOf, routes } from '@sightline/contract';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemAt, problemsElsewhere } from '../../lib/field-problems.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import classes from './access.module.css';
import { accessStrings as strings } from './access-strings.ts';
import { EMPTY_DRAFT, type GrantableScopes, type GrantDraft } from './grant-draft.ts';
import { claimsOf, GrantFields } from './grant-fields.tsx';
import { type InviteClaims, readInvite } from './invite-typed.ts';
import type { ShownLink } from './link-note.tsx';
import { useGrantableScopes } from './use-people-access.ts';

type Props = {
  /** A person who is named already; null = somebody new. */
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly onLink: (link: ShownLink) => void;
};

/** Address and roles in one go: an account without a role would see nothing. */
export function InviteForm(props: Props) {
  const scopes = useGrantableScopes();
  if (scopes.failure !== null)
    return (
      <ErrorState
        what={strings.scopesFailed}
        kept={strings.scopesKept}
        failure={scopes.failure}
        onRetry={scopes.retry}
      />
    );
  if (scopes.value === null) return <LoadingState what={strings.reading} />;
  return <Form {...props} scopes={scopes.value} />;
}

/** A draft keeps its key while others before it are left out. */
type KeyedDraft = { readonly key: number; readonly draft: GrantDraft };

function Form({ person, onLink, scopes }: Props & { readonly scopes: GrantableScopes }) {
  const client = useQueryClient();
  const command = useCommand(routes.invite);
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState('');
  const [drafts, setDrafts] = useState<readonly KeyedDraft[]>([{ key: 0, draft: EMPTY_DRAFT }]);
  const [isTried, setTried] = useState(false);
  const read = readInvite({ name, email, drafts: drafts.map((each) => each.draft) }, scopes);
  const claims: InviteClaims | null = isTried && !read.ok ? read.claims : null;
  const refused = command.failure?.kind === 'refused' ? command.failure.problems : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!read.ok) return;
    const made = await command.run({
      body: {
        personId: person?.id ?? null,
        name: person === null ? read.name : null,
        email: read.email,
        grants: [...read.grants],
      },
    });
    if (made === null) return;
    onLink(linkOf(read.name, made));
    void client.invalidateQueries({ queryKey: ['people-access'] });
    void client.invalidateQueries({ queryKey: ['directory'] });
  };
  return (
    <form className={classes.form} noValidate onSubmit={submit} aria-label={strings.inviteTitle}>
      <p className={classes.text}>{strings.inviteText}</p>
      <ProblemList problems={problemsElsewhere(refused, ['name', 'email'])} isLive />
      {command.failure?.kind === 'away' ? <p role="alert">{strings.away}</p> : null}
      {person === null ? (
        <TextInput
          label={strings.name}
          value={name}
          error={claims?.name ?? problemAt(refused, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
        />
      ) : null}
      <TextInput
        label={strings.email}
        type="email"
        value={email}
        error={claims?.email ?? problemAt(refused, 'email')}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoComplete="off"
      />
      <Drafts drafts={drafts} wrong={claims?.drafts ?? []} scopes={scopes} onDrafts={setDrafts} />
      <div className={classes.verbs}>
        <Button type="submit" disabled={command.isRunning}>
          {strings.makeLink}
        </Button>
      </div>
    </form>
  );
}

type DraftsProps = {
  readonly drafts: readonly KeyedDraft[];
  readonly wrong: readonly number[];
  readonly scopes: GrantableScopes;
  readonly onDrafts: (drafts: readonly KeyedDraft[]) => void;
};

function Drafts({ drafts, wrong, scopes, onDrafts }: DraftsProps) {
  return (
    <>
      {drafts.map(({ key, draft }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame around two fields
        <div key={key} role="group" aria-label={`${strings.role} ${at + 1}`} className={classes.draft}>
          <GrantFields
            draft={draft}
            scopes={scopes}
            claims={wrong.includes(at) ? claimsOf(draft) : {}}
            onDraft={(next) => onDrafts(drafts.map((each) => (each.key === key ? { key, draft: next } : each)))}
          />
          {drafts.length === 1 ? null : (
            <ActionIcon
              variant="subtle"
              className={classes.remove ?? ''}
              aria-label={strings.dropRole(at + 1)}
              title={strings.dropRole(at + 1)}
              onClick={() => onDrafts(drafts.filter((each) => each.key !== key))}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => onDrafts([...drafts, { key: (drafts.at(-1)?.key ?? 0) + 1, draft: EMPTY_DRAFT }])}
        >
          {strings.anotherRole}
        </Button>
      </div>
    </>
  );
}

function linkOf(name: string, made: ResponseOf<typeof routes.invite>): ShownLink {
  return { name, token: made.token, expiresAt: made.expiresAt };
}
