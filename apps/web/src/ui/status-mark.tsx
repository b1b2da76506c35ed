import type { Colour } from '@sightline/contract';
import { COLOUR_WORDS, plain } from '../lib/format.ts';
import classes from './status-mark.module.css';

/** Letter and shape carry the meaning, the hue only repeats it: each mark prints in grey. */
const LETTERS: Readonly<Record<Colour, string>> = { green: 'G', amber: 'A', red: 'R', unknown: '?' };

const SHAPES: Readonly<Record<Colour, string>> = {
  green: 'M5 1 9.400 9H.6Z',
  amber: 'M5 .2 9.800 5 5 9.800.2 5Z',
  red: 'M1 1h8v8H1Z',
  unknown: 'M5 1.200a3.800 3.800 0 1 0 0 7.600 3.800 3.800 0 1 0 0-7.600Z',
};

type Props = {
  readonly colour: Colour;
  /** What kind of status it is, read before the colour: `computed`, `reported`. */
  readonly of?: string;
};

/** A status as letter and shape. Only red wears a tinted chip: quiet when fine, loud when not. */
export function StatusMark({ colour, of }: Props) {
  const words = `${of === undefined ? '' : `${of} `}${COLOUR_WORDS[colour].toLowerCase()}`;
  return (
    <span className={classes.mark} data-colour={colour} role="img" aria-label={words} title={words}>
      <span className={classes.letter}>{LETTERS[colour]}</span>
      <StatusShape colour={colour} />
    </span>
  );
}

/** The shape alone, beside a number that says how many. */
export function StatusShape({ colour, size = 9 }: { readonly colour: Colour; readonly size?: number }) {
  return (
    <svg
      className={classes.shape}
      data-colour={colour}
      width={size}
      height={size}
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      <path d={SHAPES[colour]} />
    </svg>
  );
}

/** `22 ▲`: how many wear a colour; nothing is shown in colour when there are none. */
export function StatusCount({ colour, count }: { readonly colour: Colour; readonly count: number }) {
  return (
    <span
      className={classes.count}
      data-colour={count === 0 ? 'none' : colour}
      title={`${count} ${COLOUR_WORDS[colour].toLowerCase()}`}
    >
      <span>{plain(count)}</span>
      <StatusShape colour={colour} />
      <span className="visually-hidden">{COLOUR_WORDS[colour].toLowerCase()}</span>
    </span>
  );
}
