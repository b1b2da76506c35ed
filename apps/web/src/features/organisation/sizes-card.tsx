import { NativeSelect, TextInput } from '@mantine/core';
import { Card, CardHeader } from '../../ui/page.tsx';
import { SIZES, type SizeField, sizeText } from './section-draft.ts';
import { sectionStrings as strings } from './section-strings.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';

const NUMBERS: readonly Exclude<SizeField, 'scheduleChecks'>[] = ['budgetTo', 'monthsTo', 'managerLoad'];

/** How large is large, and what each size asks for. */
export function SizesCard(props: CardProps) {
  const { currency, sizeTiers } = props.draft.seen;
  return (
    <Card label={strings.sizes}>
      <CardHeader title={strings.sizes} note={strings.sizesNote} />
      <div className={classes.sizes}>
        <span className={classes.head}>{strings.size}</span>
        <span className={classes.head}>{strings.budgetTo(currency)}</span>
        <span className={classes.head}>{strings.monthsTo}</span>
        <span className={classes.head}>{strings.managerLoad}</span>
        <span className={classes.head}>{strings.scheduleChecks}</span>
        {SIZES.map((size) => (
          <div key={size} className={classes.limit}>
            <span className={classes.limitName}>{size}</span>
            {NUMBERS.map((field) => (
              <SizeInput key={field} {...props} size={size} field={field} />
            ))}
            <NativeSelect
              aria-label={strings.sizeField(size, 'scheduleChecks')}
              data={(['light', 'full'] as const).map((value) => ({ value, label: strings.checks[value] }))}
              value={props.draft.sections.sizes[`${size}.scheduleChecks`] ?? sizeTiers[size].scheduleChecks}
              onChange={(event) => putSize(props, `${size}.scheduleChecks`, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
    </Card>
  );
}

function putSize({ draft: { sections }, onEdit }: CardProps, key: string, text: string): void {
  onEdit({ sections: { ...sections, sizes: { ...sections.sizes, [key]: text } } });
}

type InputProps = CardProps & { readonly size: (typeof SIZES)[number]; readonly field: (typeof NUMBERS)[number] };

function SizeInput({ size, field, ...props }: InputProps) {
  const key = `${size}.${field}`;
  const kept = sizeText(props.draft.seen.sizeTiers, size, field);
  if (kept === null) return <span className={classes.above}>{strings.above}</span>;
  const text = props.draft.sections.sizes[key] ?? kept;
  return (
    <TextInput
      aria-label={strings.sizeField(size, field)}
      inputMode="decimal"
      value={text}
      error={props.claims[key]}
      data-changed={text === kept ? undefined : true}
      className={classes.limitInput ?? ''}
      onChange={(event) => putSize(props, key, event.currentTarget.value)}
    />
  );
}
