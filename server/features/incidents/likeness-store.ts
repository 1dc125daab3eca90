import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { Sign } from '#shared/rules/similar/causes.ts';
import { type Likeness, READING } from '#shared/rules/similar/read-likeness.ts';

export type Unread = { id: string; title: string; summary: string; impact: string; timelineVersion: number };

const TOLD_AT_MOST = 60;

/** The incident with its words, where what is kept of it is of an older timeline or another reading. */
export async function findUnread(db: Db, incidentId: string): Promise<Unread | undefined> {
  const { rows } = await sql<Unread>`
    select i.id, i.title, i.summary, i.impact_text as impact, i.timeline_version as "timelineVersion"
    from incidents i left join incident_likeness l on l.incident_id = i.id
    where i.id = ${incidentId} and (l.incident_id is null or l.read_at_version <> i.timeline_version or l.reading <> ${READING})`.execute(
    db,
  );
  return rows[0];
}

/** Resolved incidents that nothing is kept of, newest first. */
export async function listUnread(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from incidents i left join incident_likeness l on l.incident_id = i.id
    where i.status in ('resolved', 'closed') and (l.incident_id is null or l.reading <> ${READING})
    order by i.started_at desc, i.id desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Texts of its alerts, and what is key in its timeline: the first of each. */
export async function listTelling(db: Db, incidentId: string): Promise<{ alerts: string[]; told: string[] }> {
  const { rows } = await sql<{ kind: string; text: string }>`
    (select kind, left(text, 2000) as text from timeline_events where incident_id = ${incidentId} and kind = 'alert' and removed_at is null order by at, id limit ${TOLD_AT_MOST})
    union all
    (select kind, left(text, 2000) as text from timeline_events where incident_id = ${incidentId} and key and kind <> 'alert' and removed_at is null order by at, id limit ${TOLD_AT_MOST})`.execute(
    db,
  );
  return {
    alerts: rows.filter(({ kind }) => kind === 'alert').map(({ text }) => text),
    told: rows.filter(({ kind }) => kind !== 'alert').map(({ text }) => text),
  };
}

export async function keepLikeness(tx: Tx, { id, timelineVersion }: Unread, likeness: Likeness): Promise<void> {
  await sql`
    insert into incident_likeness (incident_id, read_at_version, reading, title_words, words)
    values (${id}, ${timelineVersion}, ${READING}, ${likeness.titleWords}::text[], ${likeness.words}::text[])
    on conflict (incident_id) do update set read_at_version = excluded.read_at_version, reading = excluded.reading,
      title_words = excluded.title_words, words = excluded.words`.execute(tx);
  await tx.deleteFrom('incident_signs').where('incident_id', '=', id).execute();
  const signs = [...named('alert', likeness.alerts), ...named('cause', likeness.causes)];
  if (signs.length === 0) return;
  await sql`
    insert into incident_signs (incident_id, what, sign, label, started_at)
    select i.id, s.what, s.sign, s.label, i.started_at from incidents i
    cross join unnest(${signs.map((one) => one.what)}::text[], ${signs.map((one) => one.sign)}::text[], ${signs.map((one) => one.label)}::text[]) s (what, sign, label)
    where i.id = ${id}
    on conflict do nothing`.execute(tx);
}

const named = (what: 'alert' | 'cause', signs: readonly Sign[]) => signs.map((one) => ({ what, ...one }));
