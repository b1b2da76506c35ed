import { counted } from '../../lib/format.ts';

export const eraseStrings = {
  erase: 'Erase this person',
  head: 'Erasure',
  note: 'For a request to be forgotten. Closing the account is enough when somebody leaves.',
  text: (name: string) =>
    `${name} is taken out of everything that is kept: records, history, imports and their files. What ${name} did stays, under a pseudonym. This cannot be undone.`,
  typeName: (name: string) => `Type ${name} to erase`,
  yes: (name: string) => `Erase ${name}`,
  no: 'Do not erase',
  working: 'Erasing',
  away: 'The server does not answer. Look at the list before you try again.',
  done: (pseudonym: string) => `Nothing is kept but “${pseudonym}”.`,
  places: (rows: number) =>
    rows === 0 ? 'The name stood nowhere else.' : `The name was taken out of ${counted(rows, 'other record')}.`,
  events: (count: number) =>
    `${counted(count, 'event')} of the audit chain from an earlier version still ${count === 1 ? 'holds' : 'hold'} the name; the chain cannot be rewritten.`,
  copies: 'These copies still hold the person. Remove them, or keep them as you must:',
  otherCopies: 'Copies that were moved or made elsewhere are not known here.',
};
