import type { Choices } from './use-record-file.ts';

type Choice = Partial<Choices>;

/** A field that a column feeds needs no text for all rows; one that none feeds has no second column. Null = none does. */
export function withColumn({ columns, second, same }: Choices, field: string, column: number | null): Choice {
  return column === null
    ? { columns: without(columns ?? {}, field), second: without(second, field) }
    : { columns: { ...columns, [field]: column }, same: without(same, field) };
}

export function withSecond({ second }: Choices, field: string, column: number | null): Choice {
  return { second: column === null ? without(second, field) : { ...second, [field]: column } };
}

export function withSame({ same }: Choices, field: string, text: string): Choice {
  return { same: text === '' ? without(same, field) : { ...same, [field]: text } };
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  const { [name]: _, ...rest } = record;
  return rest;
}

/** What the address of the request carries of the choices; a guess is left to the server. */
export function toQuery({ columns, second, only, same, unread, dateOrder, sheet }: Choices) {
  return {
    ...part('columns', pairs(columns ?? {}, ',')),
    ...part('second', pairs(second, ',')),
    ...part('same', pairs(same, '\n')),
    ...(only === null ? {} : { only: `${only.column}:${only.value}` }),
    ...(unread === 'faulty' ? {} : { unread }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(sheet === null ? {} : { sheet }),
  };
}

function pairs(record: Readonly<Record<string, string | number>>, between: string): string {
  return Object.entries(record)
    .map(([field, value]) => `${field}:${value}`)
    .join(between);
}

function part<const N extends string>(name: N, text: string): { readonly [K in N]?: string } {
  return (text === '' ? {} : { [name]: text }) as { readonly [K in N]?: string };
}
