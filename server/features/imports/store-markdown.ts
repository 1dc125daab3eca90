import { insertFollowUp } from '#server/features/follow-ups/index.ts';
import {
  addStatusChange,
  openIncident,
  saveIncident,
  stateTime,
  storeEvents,
} from '#server/features/incidents/index.ts';
import { resolvePeople } from '#server/features/people/index.ts';
import { insertPostMortem, insertSections, savePostMortem } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { PHASES } from '#shared/incident-record.ts';
import type { StatedFollowUp } from '#shared/intake/markdown-post-mortem.ts';
import { isTimeZone } from '#shared/intake/time.ts';
import { eventsOfTimeline } from './markdown-events.ts';
import type { WrittenPostMortem } from './read-markdown.ts';
import { storable, tidy } from './read-record.ts';
import { storePeople } from './store-people.ts';

/** More is no list of work; it all stands in the text. */
const MOST_FOLLOW_UPS = 1000;

/** Stores a written post-mortem with the incident it is about. That is over: nothing is decided or drafted for it. */
export async function storeMarkdown(ctx: Context, tx: Tx, written: WrittenPostMortem) {
  const { name, postMortem, sections } = written;
  const now = ctx.now();
  const zone = postMortem.timeZone.zone;
  const timeZone = zone && isTimeZone(zone) ? zone : written.timeZone;
  const title = tidy(postMortem.title).slice(0, 1000) || 'Untitled';
  const incident = await storeIncident(ctx, tx, written, title, timeZone);
  const row = await insertPostMortem(
    tx,
    { title, template: { key: 'standard', version: 1 }, timeZone, incidentIds: [incident.id], importedName: name },
    now,
  );
  await insertSections(
    tx,
    row.id,
    sections.map((section, position) => ({ ...section, position, guidance: '', required: false })),
    false,
  );
  if (written.isFinal) await savePostMortem(tx, row.id, { status: 'published', published_at: now }, now);
  await storeFollowUps(tx, row.id, postMortem.followUps);
  return {
    incidentId: incident.id,
    incidentNumber: incident.number,
    postMortemId: row.id,
    postMortemNumber: row.number,
    title,
    created: true,
  };
}

async function storeIncident(ctx: Context, tx: Tx, written: WrittenPostMortem, title: string, timeZone: string) {
  const { postMortem, record, name } = written;
  const events = eventsOfTimeline(postMortem, record);
  const stated = new Map(
    PHASES.flatMap((phase) => {
      const at = new Date(record.times?.[phase] ?? Number.NaN);
      return Number.isNaN(at.getTime()) ? [] : [[phase, at] as const];
    }),
  );
  const times = [...events.map((event) => event.at), ...stated.values()].map((at) => at.getTime());
  const day = Date.parse(`${postMortem.date ?? ''}T00:00:00Z`);
  const first = times.length > 0 ? Math.min(...times) : Number.isNaN(day) ? ctx.now().getTime() : day;
  const startedAt = stated.get('impactStarted') ?? stated.get('detected') ?? new Date(first);
  const incident = await openIncident(
    ctx,
    tx,
    { kind: 'system' },
    {
      title,
      severity: tidy(postMortem.severity) || null,
      services: postMortem.services.map(tidy),
      startedAt,
      hasOwnEvent: true,
      source: 'import',
      externalId: `markdown:${name}`,
      timeZone,
      summary: storable(record.summary),
      impactText: storable(record.impact?.text),
    },
  );
  if (!incident) throw new AppError('conflict', 'A document of this name was imported before. Choose another name.');
  await storeEvents(ctx, tx, incident.id, events);
  for (const [phase, at] of stated) await stateTime(tx, incident.id, phase, at, null);
  await storePeople(ctx, tx, incident.id, record.people ?? []);
  await close(ctx, tx, incident.id, stated.get('resolved') ?? stated.get('mitigated') ?? endOf(events));
  return incident;
}

const endOf = (events: readonly { at: Date }[]): Date | undefined =>
  events.length > 0 ? new Date(Math.max(...events.map((event) => event.at.getTime()))) : undefined;

/** It is written about because it is over. No domain event: a document that exists is not drafted. */
async function close(ctx: Context, tx: Tx, incidentId: string, at: Date | undefined): Promise<void> {
  await saveIncident(tx, incidentId, { status: 'resolved', resolved_at: at ?? null }, ctx.now());
  await addStatusChange(tx, { incidentId, status: 'resolved', at: at ?? ctx.now(), by: null, eventId: null });
}

async function storeFollowUps(tx: Tx, postMortemId: string, followUps: readonly StatedFollowUp[]): Promise<void> {
  const owners = followUps.map((one) => tidy(one.owner).slice(0, 200));
  const named = [...new Set(owners.filter(Boolean))];
  const ids = await resolvePeople(
    tx,
    named.map((name) => ({ name })),
  );
  for (const [index, { text, state, url }] of followUps.slice(0, MOST_FOLLOW_UPS).entries())
    await insertFollowUp(tx, {
      title: tidy(text).slice(0, 1000).toWellFormed(),
      post_mortem_id: postMortemId,
      status: state === 'done' ? 'done' : 'open',
      owner_id: ids[named.indexOf(owners[index] ?? '')] ?? null,
      url: url ?? null,
    });
}
