import { Button } from '@mantine/core';
import { IconFiles, IconFolder } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { type Found, filesOfInput } from './collect-files.ts';
import { strings } from './strings.ts';

type Props = { readonly onFiles: (found: Found) => void; readonly isSmall?: boolean };

/** The two ways beside dropping: single files (a zip among them), or a whole folder. */
export function AddFiles({ onFiles, isSmall = false }: Props) {
  return (
    <>
      <Picker
        onFiles={onFiles}
        isSmall={isSmall}
        isFolder={false}
        icon={<IconFiles size={16} stroke={1.6} aria-hidden="true" />}
      >
        {isSmall ? strings.addFiles : strings.empty.files}
      </Picker>
      <Picker
        onFiles={onFiles}
        isSmall={isSmall}
        isFolder
        icon={<IconFolder size={16} stroke={1.6} aria-hidden="true" />}
      >
        {isSmall ? strings.addFolder : strings.empty.folder}
      </Picker>
    </>
  );
}

type PickerProps = Required<Props> & {
  readonly isFolder: boolean;
  readonly icon: ReactNode;
  readonly children: string;
};

function Picker({ onFiles, isSmall, isFolder, icon, children }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={isSmall || isFolder ? 'default' : 'filled'}
        {...(isSmall ? {} : { size: 'md' as const })}
        leftSection={icon}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={children}
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          onFiles(filesOfInput(event.currentTarget.files));
          // The same folder may be chosen again after a file in it was mended.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
