import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Fault, suggestionsOf } from './fault-model.ts';
import classes from './fault-panel.module.css';
import { strings } from './strings.ts';

type Props = {
  readonly fault: Fault;
  /** Name of the row's project, so that the fault is recognised without the grid. */
  readonly name: string;
  readonly fieldName: string;
  readonly isInPlace: boolean;
  readonly onGoTo: () => void;
  readonly onType: (text: string) => void;
  readonly onSkip: () => void;
};

export function FaultItem({ fault, name, fieldName, isInPlace, onGoTo, onType, onSkip }: Props) {
  const [isTyping, setIsTyping] = useState(false);
  const { problem, cell } = fault;
  return (
    <li className={classes.fault}>
      <div className={classes.where}>
        {isInPlace ? (
          <span className={classes.cellName}>{cell}</span>
        ) : (
          <button type="button" className={classes.cell} aria-label={strings.faults.goTo(cell)} onClick={onGoTo}>
            {cell}
          </button>
        )}
        <span className={classes.name} title={name}>
          {name === '' ? fieldName : `${name}, ${fieldName.toLowerCase()}`}
        </span>
        <Button
          variant="subtle"
          size="xs"
          className={classes.skip ?? ''}
          aria-label={`${strings.faults.skipRow} ${fault.row}`}
          onClick={onSkip}
        >
          {strings.faults.skipRow}
        </Button>
      </div>
      <p className={classes.text}>
        {problem.text} <span className={classes.advice}>{problem.advice}</span>
      </p>
      <div className={classes.acts}>
        {suggestionsOf([fault]).map((suggestion) => (
          <Button key={suggestion.text} variant="default" size="xs" onClick={() => onType(suggestion.text)}>
            {suggestion.label}
          </Button>
        ))}
        {isInPlace && !isTyping ? (
          <Button variant="default" size="xs" onClick={() => setIsTyping(true)}>
            {strings.faults.typeOver}
          </Button>
        ) : null}
      </div>
      {isTyping ? <TypeOver label={strings.faults.newText(cell)} onType={onType} /> : null}
    </li>
  );
}

function TypeOver({ label, onType }: { readonly label: string; readonly onType: (text: string) => void }) {
  const [text, setText] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    onType(text);
  };
  return (
    <form className={classes.typeOver} onSubmit={save}>
      <TextInput aria-label={label} value={text} onChange={(event) => setText(event.currentTarget.value)} autoFocus />
      <Button type="submit">{strings.faults.save}</Button>
    </form>
  );
}
