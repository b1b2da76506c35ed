import { MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core';
import { dateStyle, numberStyle } from '@sightline/contract';
import { MONTHS } from '../../lib/months.ts';
import { Card, CardHeader } from '../../ui/page.tsx';
import { LANGUAGES } from './languages.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';
import { settingsStrings as strings } from './strings.ts';

const HINT_LAST: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** What the organisation is called and when its days and years begin. */
export function GeneralCard({ draft, claims, onEdit }: CardProps) {
  const { seen, general } = draft;
  const zone = general.zone ?? seen.zone;
  const put = (field: keyof typeof general, text: string) => onEdit({ general: { ...general, [field]: text } });
  return (
    <Card label={strings.general}>
      <CardHeader title={strings.general} />
      <div className={classes.fields}>
        <TextInput
          label={strings.name}
          value={general.name ?? seen.name}
          error={claims.name}
          onChange={(event) => put('name', event.currentTarget.value)}
        />
        <Select
          label={strings.zone}
          description={strings.zoneHint}
          inputWrapperOrder={HINT_LAST}
          data={ZONES.includes(zone) ? ZONES : [zone, ...ZONES]}
          value={zone}
          onChange={(value) => put('zone', value ?? seen.zone)}
          searchable
          allowDeselect={false}
          limit={60}
        />
        <MultiSelect
          label={strings.languages}
          description={strings.languagesHint}
          inputWrapperOrder={HINT_LAST}
          data={LANGUAGES}
          value={general.languages?.split(' ').filter((code) => code !== '') ?? seen.languages}
          error={claims.languages}
          onChange={(codes) => put('languages', codes.join(' '))}
          searchable
          maxValues={20}
        />
        <NativeSelect
          label={strings.dates}
          data={dateStyle.options.map((value) => ({ value, label: strings.dateStyles[value] }))}
          value={general.dateStyle ?? seen.dateStyle}
          onChange={(event) => put('dateStyle', event.currentTarget.value)}
        />
        <NativeSelect
          label={strings.numbers}
          data={numberStyle.options.map((value) => ({ value, label: strings.numberStyles[value] }))}
          value={general.numberStyle ?? seen.numberStyle}
          onChange={(event) => put('numberStyle', event.currentTarget.value)}
        />
        <NativeSelect
          label={strings.fiscalFirstMonth}
          data={MONTHS.map((label, index) => ({ value: String(index + 1), label }))}
          value={general.fiscalFirstMonth ?? String(seen.fiscalFirstMonth)}
          onChange={(event) => put('fiscalFirstMonth', event.currentTarget.value)}
        />
        <TextInput
          label={strings.currency}
          description={strings.currencyHint}
          inputWrapperOrder={HINT_LAST}
          value={seen.currency}
          readOnly
          disabled
        />
      </div>
    </Card>
  );
}
