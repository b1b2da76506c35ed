import { type LocalDate, ok, type ProjectId, problem, type Result, refused } from '@sightline/kernel';
import type { CommandContext, Outcome } from '../audit/index.ts';
import { insertStatuses } from './store.ts';

/** Adds a reported colour; earlier ones are kept, nobody overwrites another's. */
export async function reportStatus(
  context: CommandContext,
  report: { readonly projectId: ProjectId; readonly colour: 'green' | 'amber' | 'red'; readonly on: LocalDate },
): Promise<Result<Outcome<Record<never, never>>>> {
  if (report.on > context.today)
    return refused([problem('portfolio.status-in-future', { on: report.on, today: context.today })]);
  const id = context.mint<'status-report'>();
  await insertStatuses(context.db, [{ ...report, id, source: 'report' }]);
  return ok({
    value: {},
    moved: [{ entity: 'project', id: report.projectId, version: null }],
    payload: { ...report, statusReportId: id },
    inverse: {
      name: 'portfolio.withdrawStatus',
      input: { params: { projectId: report.projectId, statusReportId: id } },
    },
  });
}
