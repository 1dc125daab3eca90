import { createHash, timingSafeEqual } from 'node:crypto';
import { idOrNone } from '#server/features/incidents/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { hashToken } from '#server/platform/secrets.ts';
import { receiveTrackerWebhook as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import type { IssueChange, WebhookReading } from '#shared/trackers/issue.ts';
import { namesOf } from '#shared/trackers/statuses.ts';
import { findIssueThere, saveIssue } from './issues-store.ts';
import { readWebhook } from './read-webhook.ts';
import { saysTheSame } from './reconcile.ts';
import { insertTrackerDelivery, type NewTrackerDelivery } from './tracker-deliveries-store.ts';
import { findTrackerRow, saveTracker, type TrackerRow } from './trackers-store.ts';
import { whyNotSigned } from './webhook-signature.ts';

type Arrived = { raw: Uint8Array; headers: Record<string, string | undefined> };
type Outcome = 'applied' | 'ignored' | 'repeated';

/**
 * A webhook says that something changed; what it is now, the tracker is asked. So a repeat, one that comes late and one that
 * was recorded and sent again change nothing that is not so.
 */
export const receiveWebhook = operation(contract, async (ctx, _actor, input, request) => {
  const tracker = await findTrackerRow(ctx.db, idOrNone(input.id));
  if (!tracker || tracker.disabled || !timingSafeEqual(hashToken(tracker.webhook_token), hashToken(input.token)))
    throw new AppError('not-signed-in', 'This address takes no webhooks. Copy it again from Settings → Trackers.');
  const arrived = { raw: input.body, headers: request.headers };
  refuseUnsigned(ctx, tracker, arrived);
  const reading = readWebhook(tracker.kind, arrived, namesOf(tracker.kind, tracker.statuses), tracker.base_url);
  if (!reading.ok) {
    await keepUnused(ctx, tracker, arrived, 'unreadable', reading.why);
    throw new AppError('unknown-shape', reading.why);
  }
  return { accepted: true as const, outcome: await take(ctx, tracker, arrived, reading) };
});

function refuseUnsigned(ctx: Context, tracker: TrackerRow, { raw, headers }: Arrived): void {
  if (!tracker.webhook_secret)
    throw new AppError('not-signed-in', 'No secret is set for these webhooks. Enter it in Settings → Trackers.');
  const secret = ctx.vault.open(tracker.webhook_secret);
  const why = whyNotSigned(tracker.kind, { raw, headers, secret }, ctx.now());
  if (why) throw new AppError('not-signed-in', why);
}

async function take(
  ctx: Context,
  tracker: TrackerRow,
  arrived: Arrived,
  reading: Extract<WebhookReading, { ok: true }>,
): Promise<Outcome> {
  const { change } = reading;
  if (change && !isOfProject(tracker, change)) {
    const row = await findIssueThere(ctx.db, tracker.id, change);
    // One that moved is followed there; everything else of another project is none of ours.
    if (!row) {
      const why = `It is of another project (${change.key}) than ${tracker.project}. Each tracker has an address of its own.`;
      await keepUnused(ctx, tracker, arrived, 'refused', why);
      throw new AppError('forbidden', why);
    }
  }
  const row = change ? await findIssueThere(ctx.db, tracker.id, change) : undefined;
  const isNews = row !== undefined && change !== null && isNew(row, change);
  return ctx.transaction(async (tx) => {
    const delivery = {
      ...keyed(ctx, tracker, arrived),
      outcome: isNews ? 'applied' : 'ignored',
      why: reading.event,
      body: null,
    } as const;
    if (!(await insertTrackerDelivery(tx, delivery))) return 'repeated';
    await saveTracker(tx, tracker.id, { webhook_at: ctx.now() });
    if (!isNews) return 'ignored';
    const told = change.issue ? { by: change.by, version: change.issue.version } : undefined;
    await saveIssue(tx, row.id, { wanted: true, ...(row.seen && told ? { seen: { ...row.seen, told } } : {}) });
    await ctx.emit(tx, { type: 'issue-asked', issueId: row.id });
    return 'applied';
  });
}

/** Our own doing comes back as a webhook that tells what is known; one that was overtaken tells less. */
function isNew(row: NonNullable<Awaited<ReturnType<typeof findIssueThere>>>, { what, issue }: IssueChange): boolean {
  if (what !== 'changed') return row.gone === null;
  if (!issue || row.version === null || row.gone !== null) return true;
  if (issue.version < row.version) return false;
  return !saysTheSame(row, issue);
}

const isOfProject = ({ project, project_id: id }: TrackerRow, change: IssueChange): boolean =>
  id === null ||
  change.project === id ||
  (change.project.toLowerCase() === project.toLowerCase() && !/^\d+$/.test(change.project));

function keyed(
  ctx: Context,
  tracker: TrackerRow,
  { raw, headers }: Arrived,
): Omit<NewTrackerDelivery, 'outcome' | 'why' | 'body'> {
  const named =
    headers['x-github-delivery'] ??
    headers['x-gitlab-event-uuid'] ??
    headers['x-atlassian-webhook-identifier'] ??
    headers['linear-delivery'];
  // A tracker that sends again what was not taken says so by the same name.
  const key = named ? named.slice(0, 200) : createHash('sha256').update(raw).digest('hex');
  return { trackerId: tracker.id, key, receivedAt: ctx.now() };
}

/** Kept before the refusal, which would undo it. */
async function keepUnused(
  ctx: Context,
  tracker: TrackerRow,
  arrived: Arrived,
  outcome: 'unreadable' | 'refused',
  why: string,
) {
  const body = Buffer.from(arrived.raw);
  await ctx.transaction((tx) => insertTrackerDelivery(tx, { ...keyed(ctx, tracker, arrived), outcome, why, body }));
}
