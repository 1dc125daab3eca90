import { getInstallation } from '#server/features/installation/index.ts';
import { operation } from '#server/platform/operation.ts';
import { addEvents as contract, newEvent } from '#shared/contracts/incidents.ts';
import { classifyText } from '#shared/intake/classify.ts';
import { getIncidentHead } from './incident-access.ts';
import { readTime } from './read-time.ts';
import { type IncomingEvent, storeEvents } from './store-events.ts';
import { tellTimeline } from './tell-timeline.ts';

const IDS_SHOWN = 100;

export const addEvents = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'event.add');
  const zone = input.timeZone ?? head.timeZone ?? (await getInstallation(ctx.db)).timeZone;
  const rows = Array.isArray(input.events) ? input.events : [input.events];
  const read = rows.map((row) => readEvent(row, zone, ctx.now(), actor.kind === 'member'));
  const good = read.filter((one): one is IncomingEvent => typeof one !== 'string');
  const rejected = read.flatMap((one, index) => (typeof one === 'string' ? [{ index, why: one }] : []));
  const { ids, ...counts } = await ctx.transaction((tx) => storeEvents(ctx, tx, head.id, good));
  if (counts.accepted + counts.edited > 0) await tellTimeline(ctx, head.id);
  return { ...counts, rejected, ids: rows.length <= IDS_SHOWN ? ids : [] };
});

/** One row as sent, or the sentence that says why it cannot be stored. */
function readEvent(row: unknown, zone: string, now: Date, isByHand: boolean): IncomingEvent | string {
  const parsed = newEvent.safeParse(row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return issue ? `${issue.path.join('.') || 'the event'} ${issue.message}` : 'the event cannot be read';
  }
  const event = parsed.data;
  if (!event.text.trim()) return 'text must not be empty';
  const time = event.at ? readTime(event.at, zone) : { at: now, zoneKnown: true };
  if (typeof time === 'string') return time;
  return {
    at: time.at,
    zoneKnown: time.zoneKnown,
    text: event.text,
    kind: event.kind ?? classifyText(event.text),
    actor: event.actor,
    url: event.url,
    externalId: event.externalId,
    basis: event.basis ?? 'recorded',
    thread: event.thread,
    source: event.source || (isByHand ? 'by hand' : 'API'),
    ...(event.key ? { key: true, keyedBy: isByHand ? ('person' as const) : ('source' as const) } : {}),
  };
}
