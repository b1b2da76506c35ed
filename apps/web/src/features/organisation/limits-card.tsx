import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { type AuthorityLimit, type Role, routes } from '@sightline/contract';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../lib/api.ts';
import { unformatted } from '../../lib/parse-number.ts';
import { ROLE_WORDS } from '../../lib/role-words.ts';
import { useSession } from '../../lib/session.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { isSameLimit } from './section-draft.ts';
import { sectionStrings as strings } from './section-strings.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';

/** They approve nothing of the business. */
const WITHOUT: readonly string[] = ['administrator', 'auditor'];
const ROLES = Object.entries(ROLE_WORDS).flatMap(([value, { name }]) =>
  WITHOUT.includes(value) ? [] : [{ value, label: name }],
);

type Portfolios = readonly { readonly id: NonNullable<AuthorityLimit['portfolioId']>; readonly name: string }[];

/** Only who may give roles on any portfolio may read the names of all. */
function usePortfolios(): Portfolios {
  const isAllowed = useSession()?.capabilities.includes('access.read') === true;
  const read = useQuery({
    queryKey: ['grantable-scopes'],
    queryFn: () => call(routes.readGrantableScopes, {}),
    enabled: isAllowed,
  });
  return read.data?.portfolios ?? [];
}

/** Up to where each role decides by itself, everywhere or in one portfolio. */
export function LimitsCard({ draft, onEdit }: CardProps) {
  const { sections, seen } = draft;
  const { addedLimits, removedLimits } = sections;
  const portfolios = usePortfolios();
  const isIn = (limits: readonly AuthorityLimit[], limit: AuthorityLimit) =>
    limits.some((each) => isSameLimit(each, limit));
  const without = (limits: readonly AuthorityLimit[], limit: AuthorityLimit) =>
    limits.filter((each) => !isSameLimit(each, limit));
  const toggle = (limit: AuthorityLimit) => {
    if (isIn(addedLimits, limit))
      return onEdit({ sections: { ...sections, addedLimits: without(addedLimits, limit) } });
    const others = without(removedLimits, limit);
    onEdit({ sections: { ...sections, removedLimits: isIn(removedLimits, limit) ? others : [...others, limit] } });
  };
  const rows = [...seen.authorityLimits.filter((each) => !isIn(addedLimits, each)), ...addedLimits];
  return (
    <Card label={strings.limits}>
      <CardHeader title={strings.limits} note={strings.limitsNote} />
      {rows.length === 0 ? <p className={classes.line}>{strings.noLimits}</p> : null}
      <ul className={classes.rates}>
        {rows.map((limit) => (
          <LimitRow
            key={`${limit.role}/${limit.portfolioId}`}
            limit={limit}
            where={whereText(limit, portfolios)}
            note={isIn(removedLimits, limit) ? 'gone' : isIn(addedLimits, limit) ? 'coming' : null}
            onToggle={() => toggle(limit)}
          />
        ))}
      </ul>
      <NewLimit
        currency={seen.currency}
        portfolios={portfolios}
        onAdd={(limit) =>
          onEdit({
            sections: {
              ...sections,
              addedLimits: [...without(addedLimits, limit), limit],
              removedLimits: without(removedLimits, limit),
            },
          })
        }
      />
    </Card>
  );
}

function whereText({ portfolioId }: AuthorityLimit, portfolios: Portfolios): string {
  if (portfolioId === null) return strings.everywhere;
  return portfolios.find(({ id }) => id === portfolioId)?.name ?? strings.aPortfolio;
}

type RowProps = {
  readonly limit: AuthorityLimit;
  readonly where: string;
  readonly note: 'gone' | 'coming' | null;
  readonly onToggle: () => void;
};

function LimitRow({ limit, where, note, onToggle }: RowProps) {
  const role = ROLE_WORDS[limit.role].name;
  const label = (note === 'gone' ? strings.keepLimit : strings.removeLimit)(role, where);
  return (
    <li className={classes.authority} data-gone={note === 'gone' || undefined}>
      <span>{role}</span>
      <span>{where}</span>
      <span className={classes.figure}>{strings.amount(limit.amountTo)}</span>
      <span className={classes.figure}>{strings.delay(limit.delayDaysTo)}</span>
      <span className={classes.reason}>{note === null ? '' : strings[note]}</span>
      <ActionIcon variant="subtle" aria-label={label} title={label} onClick={onToggle}>
        {note === 'gone' ? <IconArrowBackUp size={16} stroke={1.6} /> : <IconX size={16} stroke={1.6} />}
      </ActionIcon>
    </li>
  );
}

type NewProps = {
  readonly currency: string;
  readonly portfolios: Portfolios;
  readonly onAdd: (limit: AuthorityLimit) => void;
};

const EMPTY = { role: 'portfolio-manager', portfolioId: '', amountTo: '', delayDaysTo: '' };

function NewLimit({ currency, portfolios, onAdd }: NewProps) {
  const [typed, setTyped] = useState(EMPTY);
  const [claims, setClaims] = useState<Partial<typeof EMPTY>>({});
  const put = (field: keyof typeof EMPTY, text: string) => {
    setClaims({});
    setTyped({ ...typed, [field]: text });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const [amountTo, delayDaysTo] = [wholeOf(typed.amountTo), wholeOf(typed.delayDaysTo)];
    if (amountTo === undefined || delayDaysTo === undefined)
      return setClaims({
        ...(amountTo === undefined ? { amountTo: strings.notWhole(typed.amountTo) } : {}),
        ...(delayDaysTo === undefined ? { delayDaysTo: strings.notWhole(typed.delayDaysTo) } : {}),
      });
    const portfolioId = portfolios.find(({ id }) => id === typed.portfolioId)?.id ?? null;
    onAdd({ role: typed.role as Role, portfolioId, amountTo, delayDaysTo });
    setTyped({ ...EMPTY, role: typed.role });
  };
  const number = (field: 'amountTo' | 'delayDaysTo', label: string) => (
    <TextInput
      label={label}
      placeholder={strings.withoutLimit}
      inputMode="numeric"
      value={typed[field]}
      error={claims[field]}
      onChange={(event) => put(field, event.currentTarget.value)}
    />
  );
  return (
    <form className={classes.newLimit} onSubmit={add} noValidate>
      <NativeSelect
        label={strings.role}
        data={ROLES}
        value={typed.role}
        onChange={(event) => put('role', event.currentTarget.value)}
      />
      <NativeSelect
        label={strings.where}
        data={[
          { value: '', label: strings.everywhere },
          ...portfolios.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={typed.portfolioId}
        onChange={(event) => put('portfolioId', event.currentTarget.value)}
      />
      {number('amountTo', strings.amountTo(currency))}
      {number('delayDaysTo', strings.delayDaysTo)}
      <Button type="submit" variant="default">
        {strings.addLimit}
      </Button>
    </form>
  );
}

/** Nothing typed is no limit; undefined when the text is no whole number. */
function wholeOf(text: string): number | null | undefined {
  const typed = unformatted(text.trim());
  if (typed === '') return null;
  return /^\d{1,13}$/.test(typed) ? Number(typed) : undefined;
}
