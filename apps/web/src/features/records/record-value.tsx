import type { Field, FieldValue } from '@sightline/contract';
import { StatusMark } from '../../ui/status-mark.tsx';
import { colourIn, type Shown, wordsOf } from './record-values.ts';

type Props = { readonly field: Field; readonly value: FieldValue; readonly shown: Shown };

/** A value as people read it: the colour of a status as its mark, everything else in words. */
export function RecordValue({ field, value, shown }: Props) {
  const colour = colourIn(field, value);
  return colour === null ? wordsOf(field, value, shown) : <StatusMark colour={colour} />;
}
