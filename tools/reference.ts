import * as contract from '@sightline/contract';
import { z } from 'zod';
import { HELP } from '../apps/cli/src/help.ts';
import { IMPORT_HELP } from '../apps/cli/src/import/import-command.ts';
import { STATUS_OF_CODE } from '../packages/server/src/shell/http/status.ts';
import { LEFT_BEHIND } from '../packages/server/src/shell/portability/catalogue.ts';
import { FORMAT } from '../packages/server/src/shell/portability/format.ts';
import { problemTexts } from '../packages/server/src/shell/problem-texts.ts';
import { commandLinePage } from './reference/command-line-page.ts';
import { exportFormatPage } from './reference/export-format-page.ts';
import { problemsPage } from './reference/problems-page.ts';
import { routesPage } from './reference/routes-page.ts';

/** The pages of docs/reference by file name, made from what the code declares. */
export function referencePages(): ReadonlyMap<string, string> {
  return new Map([
    ['openapi.json', `${JSON.stringify(contract.openApiOf(Object.values(contract.routes)), null, 2)}\n`],
    ['routes.md', routesPage({ routes: contract.routes, named: namedSchemas() })],
    ['export-format.md', exportFormatPage(FORMAT, LEFT_BEHIND)],
    ['problems.md', problemsPage(problemTexts, STATUS_OF_CODE)],
    [
      'command-line.md',
      commandLinePage([
        { title: './sightline', text: HELP },
        { title: './sightline import', text: IMPORT_HELP },
      ]),
    ],
  ]);
}

function namedSchemas(): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.entries(contract).flatMap(([name, value]) => (value instanceof z.ZodType ? [[name, value]] : [])),
  );
}
