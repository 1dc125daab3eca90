import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { StoredFault } from '#server/platform/tracker-tables.ts';
import type { tracker as contract, FaultCode } from '#shared/contracts/trackers.ts';
import { countIssues } from './issues-store.ts';
import { countUnusedDeliveries } from './tracker-deliveries-store.ts';
import {
  getTrackerRow,
  listMappedPeople,
  listTrackerRows,
  type MappedPerson,
  type TrackerRow,
} from './trackers-store.ts';

type View = z.input<typeof contract>;
type Around = {
  people: readonly MappedPerson[];
  issues: ReadonlyMap<string, number>;
  unused: ReadonlyMap<string, number>;
};

export async function presentTrackers(db: Db): Promise<View[]> {
  const rows = await listTrackerRows(db);
  const around = await lookAround(db, rows);
  return rows.map((row) => presentTracker(row, around));
}

export async function presentOneTracker(db: Db, id: string): Promise<View> {
  const row = await getTrackerRow(db, id);
  return presentTracker(row, await lookAround(db, [row]));
}

async function lookAround(db: Db, rows: readonly TrackerRow[]): Promise<Around> {
  const people = await listMappedPeople(
    db,
    rows.map(({ id }) => id),
  );
  return { people, issues: await countIssues(db), unused: await countUnusedDeliveries(db) };
}

function presentTracker(row: TrackerRow, { people, issues, unused }: Around): View {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    baseUrl: row.base_url,
    project: row.project,
    account: row.account,
    tokenHint: row.token_hint,
    titleTemplate: row.title_template,
    bodyTemplate: row.body_template,
    labels: row.labels,
    issueType: row.issue_type,
    statuses: mutable(row.statuses),
    people: people
      .filter(({ trackerId }) => trackerId === row.id)
      .map(({ account, personId, name }) => ({ account, person: { id: personId, name } })),
    webhookPath: webhookPath(row),
    hasWebhookSecret: row.webhook_secret !== null,
    disabled: row.disabled,
    checkedAt: row.checked_at?.toISOString() ?? null,
    webhookAt: row.webhook_at?.toISOString() ?? null,
    unusedWebhooks: unused.get(row.id) ?? 0,
    fault: presentFault(row.fault),
    issues: issues.get(row.id) ?? 0,
  };
}

const mutable = (statuses: TrackerRow['statuses']): View['statuses'] =>
  Object.fromEntries(Object.entries(statuses).map(([status, names]) => [status, [...names]]));

const webhookPath = ({ id, webhook_token: token }: TrackerRow): string => `/api/v1/trackers/${id}/webhook/${token}`;

export const presentFault = (fault: StoredFault | null) =>
  fault && { code: fault.code as FaultCode, why: fault.why, since: fault.since, until: fault.until ?? null };
