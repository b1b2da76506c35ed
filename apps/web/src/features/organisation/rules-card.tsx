import { Button, TextInput } from '@mantine/core';
import { Card, CardHeader } from '../../ui/page.tsx';
import { RULE_FIELDS, type RuleField, ruleText } from './rule-fields.ts';
import classes from './settings-page.module.css';
import type { CardProps } from './settings-page.tsx';
import { settingsStrings as strings } from './strings.ts';

const PAIRS: readonly (readonly [label: string, green: RuleField, amber: RuleField])[] = [
  [strings.ruleRows.spi, 'spiGreenFrom', 'spiAmberFrom'],
  [strings.ruleRows.slipDays, 'slipGreenDays', 'slipAmberDays'],
  [strings.ruleRows.slipShare, 'slipGreenShare', 'slipAmberShare'],
  [strings.ruleRows.cost, 'costGreenGrowth', 'costAmberGrowth'],
];

const GUARDS: readonly RuleField[] = [
  'spiIgnoredUnderPercent',
  'costNotRedUnderPercent',
  'costSmallAdverse',
  'floatRedUnderDays',
];

/** The limits that make a computed colour: green and amber side by side, then the exceptions. */
export function RulesCard(props: CardProps) {
  const { draft, onEdit } = props;
  const { statusRules, defaultStatusRules } = draft.seen;
  const differs = RULE_FIELDS.some(
    (field) =>
      (draft.rules[field] ?? ruleText(field, statusRules[field])) !== ruleText(field, defaultStatusRules[field]),
  );
  const restored = () =>
    Object.fromEntries(RULE_FIELDS.map((field) => [field, ruleText(field, defaultStatusRules[field])]));
  return (
    <Card label={strings.rules}>
      <CardHeader title={strings.rules} note={strings.rulesNote}>
        {differs ? (
          <Button variant="default" size="xs" onClick={() => onEdit({ rules: restored() })}>
            {strings.restore}
          </Button>
        ) : null}
      </CardHeader>
      <div className={classes.limits}>
        <span />
        <span className={classes.head}>{strings.green}</span>
        <span className={classes.head}>{strings.amber}</span>
        {PAIRS.map(([label, green, amber]) => (
          <div key={green} className={classes.limit}>
            <span className={classes.limitName}>{label}</span>
            <RuleInput {...props} field={green} />
            <RuleInput {...props} field={amber} />
          </div>
        ))}
      </div>
      <h3 className={classes.sub}>{strings.guards}</h3>
      <div className={classes.limits}>
        {GUARDS.map((field) => (
          <div key={field} className={classes.limit}>
            <span className={classes.limitName}>
              {strings.ruleNames[field]}
              {field === 'costSmallAdverse' ? ` ${draft.seen.currency}` : ''}
            </span>
            <RuleInput {...props} field={field} />
          </div>
        ))}
      </div>
    </Card>
  );
}

function RuleInput({ draft, claims, onEdit, field }: CardProps & { readonly field: RuleField }) {
  const { statusRules, defaultStatusRules } = draft.seen;
  const text = draft.rules[field] ?? ruleText(field, statusRules[field]);
  const byDefault = ruleText(field, defaultStatusRules[field]);
  return (
    <TextInput
      aria-label={strings.ruleNames[field]}
      inputMode="decimal"
      value={text}
      error={claims[field]}
      description={text === byDefault ? undefined : strings.byDefault(byDefault)}
      inputWrapperOrder={['input', 'description', 'error']}
      data-changed={text === ruleText(field, statusRules[field]) ? undefined : true}
      className={classes.limitInput ?? ''}
      onChange={(event) => onEdit({ rules: { ...draft.rules, [field]: event.currentTarget.value } })}
    />
  );
}
