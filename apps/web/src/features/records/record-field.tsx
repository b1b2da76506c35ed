import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { type Field, routes } from '@sightline/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api.ts';
import { useOpenUnits } from '../../lib/open-units.ts';
import { findKind } from './find-register.ts';
import { choiceWords, type Names } from './record-values.ts';
import { recordStrings as strings } from './strings.ts';
import { type Option, useRecordOptions } from './use-register.ts';

type Props = {
  readonly label: string;
  readonly field: Field;
  readonly text: string;
  readonly names: Names;
  readonly error: string | null;
  readonly onText: (text: string) => void;
};

/** The control of one field, by what it holds. */
export function RecordField({ field, ...props }: Props) {
  const shared = { label: props.label, error: props.error, withAsterisk: field.isRequired };
  switch (field.kind) {
    case 'choice':
      return (
        <NativeSelect
          {...shared}
          value={props.text}
          data={[{ value: '', label: '' }, ...field.values.map((value) => ({ value, label: choiceWords(value) }))]}
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
      );
    case 'flag':
      return (
        <NativeSelect
          {...shared}
          value={props.text}
          data={[
            { value: '', label: '' },
            { value: 'yes', label: strings.yes },
            { value: 'no', label: strings.no },
          ]}
          onChange={(event) => props.onText(event.currentTarget.value)}
        />
      );
    case 'person':
      return <PersonField {...props} isRequired={field.isRequired} />;
    case 'project':
      return <ProjectField {...props} isRequired={field.isRequired} />;
    case 'unit':
      return <UnitField {...props} isRequired={field.isRequired} />;
    case 'portfolio':
      return <PortfolioField {...props} isRequired={field.isRequired} />;
    case 'record':
      return <ReferenceField {...props} of={field.of} isRequired={field.isRequired} />;
    case 'words':
      return <LongText {...shared} {...props} description={strings.wordsHint} />;
    case 'text':
      return field.max > LONG ? <LongText {...shared} {...props} /> : <ShortText {...shared} {...props} />;
    case 'date':
    case 'whole':
    case 'percent':
    case 'money':
      return <ShortText {...shared} {...props} />;
  }
}

const LONG = 300;

type TextProps = Omit<Props, 'field'> & { readonly withAsterisk: boolean; readonly description?: string };

function ShortText({ label, error, withAsterisk, text, onText }: TextProps) {
  return (
    <TextInput
      label={label}
      error={error}
      withAsterisk={withAsterisk}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}

function LongText({ label, error, withAsterisk, text, onText, description }: TextProps) {
  return (
    <Textarea
      label={label}
      error={error}
      withAsterisk={withAsterisk}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autosize
      minRows={2}
      maxRows={8}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}

type ChosenProps = Omit<Props, 'field'> & { readonly isRequired: boolean };

function PersonField({ isRequired, ...props }: ChosenProps) {
  const directory = useQuery({ queryKey: ['directory'], queryFn: () => call(routes.readDirectory, {}) });
  const people = (directory.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Chooser {...props} isRequired={isRequired} options={people} onSought={() => undefined} />;
}

function PortfolioField({ isRequired, ...props }: ChosenProps) {
  const directory = useQuery({ queryKey: ['directory'], queryFn: () => call(routes.readDirectory, {}) });
  const portfolios = (directory.data?.portfolios ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Chooser {...props} isRequired={isRequired} options={portfolios} onSought={() => undefined} />;
}

function UnitField({ isRequired, ...props }: ChosenProps) {
  const open = useOpenUnits({ isAsked: true }).map(({ id, name }) => ({ value: id, label: name }));
  return <Chooser {...props} isRequired={isRequired} options={open} onSought={() => undefined} />;
}

/** Searched on the server: there may be thousands of projects. */
function ProjectField({ isRequired, ...props }: ChosenProps) {
  const [sought, setSought] = useState('');
  const search = sought === props.names[props.text] ? '' : sought;
  const found = useQuery({
    queryKey: ['projects-to-choose', search],
    queryFn: () =>
      call(routes.readLineOfSight, { query: { ...(search === '' ? {} : { search }), sort: 'key', limit: '50' } }),
  });
  const projects = (found.data?.rows ?? []).map(({ id, key, name }) => ({ value: id, label: `${key} ${name}` }));
  return <Chooser {...props} isRequired={isRequired} options={projects} onSought={setSought} />;
}

function ReferenceField({ of, isRequired, ...props }: ChosenProps & { readonly of: string }) {
  const [sought, setSought] = useState('');
  const found = findKind(of);
  const known = props.names[props.text];
  const options = useRecordOptions(found?.register, found?.kind, sought === known ? '' : sought);
  return <Chooser {...props} isRequired={isRequired} options={options} onSought={setSought} />;
}

type ChooserProps = ChosenProps & { readonly options: readonly Option[]; readonly onSought: (text: string) => void };

/** The chosen one stays among the options, whatever is searched. */
function Chooser({ label, error, isRequired, text, names, options, onText, onSought }: ChooserProps) {
  const isListed = text === '' || options.some(({ value }) => value === text);
  const data = isListed ? options : [{ value: text, label: names[text] ?? strings.gone }, ...options];
  return (
    <Select
      label={label}
      error={error}
      withAsterisk={isRequired}
      data={[...data]}
      value={text === '' ? null : text}
      onChange={(value) => onText(value ?? '')}
      onSearchChange={onSought}
      searchable
      clearable={!isRequired}
      limit={50}
      nothingFoundMessage={strings.nothing}
    />
  );
}
