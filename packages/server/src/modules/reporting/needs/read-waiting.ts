import type { LocalDate, ProjectId } from '@sightline/kernel';
import { type RawBuilder, sql } from 'kysely';
import { definedRecordsOf, type ReadContext, recordsOf, type TableName } from '../../audit/index.ts';
import { holdsEverywhere } from '../../identity/index.ts';
import { RED_SCORE } from '../../risk/index.ts';
import type {
  GateInReview,
  GivenReport,
  LateIssue,
  LooseCost,
  OpenDecision,
  OpenRequest,
  OpenRisk,
  Waiting,
  WaitingProject,
} from './waiting.ts';

type Asked = {
  readonly projects: readonly WaitingProject[];
  readonly isMine: boolean;
  readonly reportsFrom: LocalDate;
};

/** Everything of these projects that waits, in a number of queries that does not depend on how many there are. */
export async function readWaiting(context: ReadContext, { projects, isMine, reportsFrom }: Asked): Promise<Waiting> {
  const ids = projects.map(({ id }) => id);
  const [decisions, gates, risks, issues, requests, reports, costs] = await Promise.all([
    readDecisions(context, ids),
    readGates(context, ids),
    readRisks(context, ids),
    readIssues(context, ids),
    readRequests(context, ids),
    readReports(context, ids, reportsFrom),
    isMine ? null : readCosts(context),
  ]);
  return { projects, decisions, gates, risks, issues, requests, reports, costs };
}

type Ids = readonly ProjectId[];

function among(ids: Ids): RawBuilder<boolean> {
  return sql<boolean>`t.project_id = any(${[...ids]}::uuid[])`;
}

/** The day on which a record came into its state, in the organisation's zone. */
function openSince(context: ReadContext, table: TableName): RawBuilder<LocalDate> {
  return sql<LocalDate>`(
    select (min(h.sys_from) at time zone (select zone from ${recordsOf(context, 'organisation.organisation')} o))::date
    from ${sql.table(`${table}_history`)} h where h.id = t.id and h.state = t.state)`;
}

async function readDecisions(context: ReadContext, ids: Ids): Promise<readonly OpenDecision[]> {
  const { rows } = await sql<OpenDecision>`
    select t.project_id as "projectId", t.id, t.key, t.name, ${openSince(context, 'raid.decision')} as "openSince"
    from ${definedRecordsOf(context, 'raid.decision')} t where ${among(ids)} and t.state = 'proposed'`.execute(
    context.db,
  );
  return rows;
}

async function readGates(context: ReadContext, ids: Ids): Promise<readonly GateInReview[]> {
  const { rows } = await sql<GateInReview>`
    select t.project_id as "projectId", t.id, t.key, t.number, t.name, t.due_on as "dueOn"
    from ${definedRecordsOf(context, 'governance.gate')} t where ${among(ids)} and t.state = 'in-review'`.execute(
    context.db,
  );
  return rows;
}

async function readRisks(context: ReadContext, ids: Ids): Promise<readonly OpenRisk[]> {
  const { rows } = await sql<OpenRisk>`
    select t.project_id as "projectId", t.id, t.key, t.name, t.probability, t.impact, p.name as owner, t.response,
      t.due_on as "dueOn", t.state = 'responding' as "isResponding"
    from ${definedRecordsOf(context, 'raid.risk')} t
      left join ${recordsOf(context, 'organisation.person')} p on p.id = t.owner_id
    where ${among(ids)} and not t.is_opportunity and t.state in ('draft', 'open', 'responding')
      and t.probability * t.impact >= ${RED_SCORE}`.execute(context.db);
  return rows;
}

async function readIssues(context: ReadContext, ids: Ids): Promise<readonly LateIssue[]> {
  const { rows } = await sql<LateIssue>`
    select t.project_id as "projectId", t.id, t.key, t.name, p.name as owner, t.due_on as "dueOn"
    from ${definedRecordsOf(context, 'raid.issue')} t
      left join ${recordsOf(context, 'organisation.person')} p on p.id = t.owner_id
    where ${among(ids)} and t.state in ('open', 'in-progress', 'escalated') and t.due_on < ${context.today}`.execute(
    context.db,
  );
  return rows;
}

async function readRequests(context: ReadContext, ids: Ids): Promise<readonly OpenRequest[]> {
  const { rows } = await sql<OpenRequest>`
    select t.project_id as "projectId", t.id, t.key, coalesce(r.name, t.key) as role, t.load_percent as "loadPercent",
      t.starts_on as "startsOn", t.is_must as "isMust", ${openSince(context, 'deployment.resource_request')} as "openSince"
    from ${definedRecordsOf(context, 'deployment.resource_request')} t
      left join ${definedRecordsOf(context, 'resources.role')} r on r.id = t.role_id
    where ${among(ids)} and t.state in ('requested', 'proposed')`.execute(context.db);
  return rows;
}

/** Challenged and returned ones were given too: the answer to those is another matter. */
async function readReports(context: ReadContext, ids: Ids, from: LocalDate): Promise<readonly GivenReport[]> {
  const { rows } = await sql<GivenReport>`
    select distinct t.project_id as "projectId", t.period_on as "periodOn"
    from ${definedRecordsOf(context, 'governance.period_report')} t
    where ${among(ids)} and t.period_on >= ${from} and t.state not in ('not-started', 'draft', 'late')`.execute(
    context.db,
  );
  return rows;
}

async function readCosts(context: ReadContext): Promise<readonly LooseCost[] | null> {
  if (!(await holdsEverywhere(context, 'costs.read'))) return null;
  const { rows } = await sql<LooseCost>`
    select t.id, t.key, t.ledger_ref as "ledgerRef", t.description, t.vendor, t.project, t.period_on as "periodOn",
      case when t.state = 'reversed' then -abs(t.amount_minor) else t.amount_minor end as "amountMinor"
    from ${definedRecordsOf(context, 'costs.unassigned_cost')} t where t.period_on <= ${context.today}`.execute(
    context.db,
  );
  return rows;
}
