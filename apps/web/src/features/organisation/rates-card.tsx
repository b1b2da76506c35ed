import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { shortDate } from '../../lib/format.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { isSameRate, rateText, readRate, type TypedRate } from './settings-draft.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';
import { settingsStrings as strings } from './strings.ts';

const EMPTY: TypedRate = { currency: '', from: '', rate: '' };

/** Dated rates into the report currency: those in force, those that come and those that go. */
export function RatesCard({ draft, onEdit }: CardProps) {
  const { seen, addedRates, removedRates } = draft;
  const isAdded = (rate: (typeof addedRates)[number]) => addedRates.some((each) => isSameRate(each, rate));
  const isRemoved = (rate: (typeof addedRates)[number]) => removedRates.some((each) => isSameRate(each, rate));
  const rows = [...seen.exchangeRates.filter((each) => !isAdded(each)), ...addedRates];
  const toggle = (rate: (typeof addedRates)[number]) => {
    if (isAdded(rate)) return onEdit({ addedRates: addedRates.filter((each) => !isSameRate(each, rate)) });
    const others = removedRates.filter((each) => !isSameRate(each, rate));
    onEdit({ removedRates: isRemoved(rate) ? others : [...others, rate] });
  };
  return (
    <Card label={strings.rates}>
      <CardHeader title={strings.rates} note={strings.ratesNote(seen.currency)} />
      {rows.length === 0 ? <p className={classes.line}>{strings.noRates}</p> : null}
      <ul className={classes.rates}>
        {rows.map((each) => {
          const [gone, coming] = [isRemoved(each), isAdded(each)];
          const label = (gone ? strings.rateBack : strings.rateRemove)(each.currency, shortDate(each.from));
          return (
            <li key={`${each.currency}/${each.from}`} className={classes.rate} data-gone={gone || undefined}>
              <span>{each.currency}</span>
              <span className={classes.figure}>{shortDate(each.from)}</span>
              <span className={classes.figure}>{rateText(each.rate)}</span>
              <span className={classes.reason}>{gone ? strings.rateGone : coming ? strings.rateNew : ''}</span>
              <ActionIcon variant="subtle" aria-label={label} title={label} onClick={() => toggle(each)}>
                {gone ? <IconArrowBackUp size={16} stroke={1.6} /> : <IconX size={16} stroke={1.6} />}
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <NewRate
        currency={seen.currency}
        onAdd={(rate) => {
          onEdit({
            addedRates: [...addedRates.filter((each) => !isSameRate(each, rate)), rate],
            removedRates: removedRates.filter((each) => !isSameRate(each, rate)),
          });
        }}
      />
    </Card>
  );
}

type NewRateProps = {
  readonly currency: string;
  readonly onAdd: (rate: CardProps['draft']['addedRates'][number]) => void;
};

function NewRate({ currency, onAdd }: NewRateProps) {
  const [typed, setTyped] = useState(EMPTY);
  const [claims, setClaims] = useState<Partial<TypedRate>>({});
  const put = (field: keyof TypedRate, text: string) => {
    setClaims({});
    setTyped({ ...typed, [field]: text });
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const read = readRate(typed);
    if ('claims' in read) return setClaims(read.claims);
    onAdd(read.rate);
    setTyped({ ...EMPTY, currency: typed.currency });
  };
  return (
    <form className={classes.newRate} onSubmit={add} noValidate>
      <TextInput
        label={strings.rateCurrency}
        placeholder="EUR"
        value={typed.currency}
        error={claims.currency}
        onChange={(event) => put('currency', event.currentTarget.value)}
      />
      <TextInput
        label={strings.rateFrom}
        placeholder="1 Jan 27"
        value={typed.from}
        error={claims.from}
        onChange={(event) => put('from', event.currentTarget.value)}
      />
      <TextInput
        label={strings.rateValue(currency)}
        placeholder="0.8567"
        inputMode="decimal"
        value={typed.rate}
        error={claims.rate}
        onChange={(event) => put('rate', event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {strings.rateAdd}
      </Button>
    </form>
  );
}
