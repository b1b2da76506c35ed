import { Menu } from '@mantine/core';
import { addressOf, routes } from '@sightline/contract';
import { IconDownload } from '@tabler/icons-react';
import { asOfQuery } from '../../lib/as-of.ts';
import { useAsOf } from '../../lib/as-of-context.ts';
import { queryOf, type SightSearch } from './sight-search.ts';
import { ToolButton } from './sight-toolbar.tsx';
import { sightStrings as strings } from './strings.ts';

/** The page as a file: the same rows in the same order, filtered as they are. */
export function SightExport({ search }: { readonly search: SightSearch }) {
  const asOf = useAsOf();
  const query = { ...queryOf(search), ...asOfQuery(asOf) };
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ToolButton icon={<IconDownload size={16} stroke={1.6} />} label={strings.exportFile} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={addressOf(routes.readSightXlsx, { query })} download>
          {strings.exportXlsx}
        </Menu.Item>
        <Menu.Item component="a" href={addressOf(routes.readSightCsv, { query })} download>
          {strings.exportCsv}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
