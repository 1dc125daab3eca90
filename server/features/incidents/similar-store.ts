import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { Outcome } from '#shared/contracts/incidents.ts';

export type Candidate = { id: string; number: number; title: string; services: string[]; startedAt: Date };

/** Candidates by each way; the newest, because what repeats mostly does so soon. */
const MOST = 150;
/** How many incidents are walked back through for alike titles, and how many of those are enough. */
const WALK = 1500;
const FEW = 20;

/** Incidents that began from `from` to the start of `self`, on the same services or with `words` in their titles. */
export async function findCandidates(
  db: Db,
  self: Candidate,
  from: Date,
  words: readonly string[],
  visible: RawBuilder<boolean>,
): Promise<Candidate[]> {
  const ids = sql`${ofSameServices(self, from)} ${words.length > 0 ? sql`union ${withWords(words, from, self.startedAt)}` : sql``}`;
  return (await loadCandidates(db, ids, visible)).filter((other) => other.id !== self.id);
}

export async function findAsCandidate(db: Db, incidentId: string): Promise<Candidate | undefined> {
  return (await loadCandidates(db, sql`select ${incidentId}::uuid as id`, sql<boolean>`true`))[0];
}

function ofSameServices(self: Candidate, from: Date): RawBuilder<unknown> {
  return sql`
    (select x.incident_id as id from incident_services mine cross join lateral (
      select x.incident_id, x.started_at from incident_services x where x.service_id = mine.service_id and x.started_at between ${from} and ${self.startedAt}
      order by x.started_at desc, x.incident_id desc limit ${MOST}) x
    where mine.incident_id = ${self.id} order by x.started_at desc, x.incident_id desc limit ${MOST})`;
}

/**
 * Of words that many titles have, the incidents just before are enough, found by walking back; only where those are few is
 * the whole time asked for.
 */
function withWords(words: readonly string[], from: Date, to: Date): RawBuilder<unknown> {
  const query = sql`to_tsquery('english', ${words.map((word) => `'${word.replaceAll("'", '')}':*`).join(' & ')})`;
  return sql`
    select id from (
      with near as materialized (
        select w.id from (select i.id from incidents i where i.started_at between ${from} and ${to} order by i.started_at desc, i.id desc limit ${WALK}) w
        cross join lateral (select from incidents i where i.id = w.id and i.words @@ ${query} offset 0) fits limit ${MOST})
      select id from near
      union all
      select far.id from (select 1 where (select count(*) from near) < ${FEW}) few cross join lateral (
        select i.id from incidents i where i.words @@ ${query} and i.started_at between ${from} and ${to} order by i.started_at desc limit ${MOST}) far) titled`;
}

async function loadCandidates(db: Db, ids: RawBuilder<unknown>, visible: RawBuilder<boolean>): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    with chosen as materialized (${ids})
    select i.id, i.number, i.title, i.started_at as "startedAt", coalesce(array_agg(s.name order by s.name) filter (where s.id is not null), '{}') as services
    from chosen join incidents i on i.id = chosen.id
    left join incident_services x on x.incident_id = i.id left join services s on s.id = x.service_id
    where ${visible} group by i.id`.execute(db);
  return found.rows;
}

export type Aftermath = {
  outcome: Outcome | null;
  postMortemId: string | null;
  postMortemNumber: number | null;
};

/** What was decided about incidents, and their post-mortems. */
export async function findAftermath(db: Db, incidentIds: readonly string[]): Promise<Map<string, Aftermath>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await sql<Aftermath & { id: string }>`
    select i.id, (select d.outcome from decisions d where d.incident_id = i.id order by d.id desc limit 1) as outcome,
      pm.id as "postMortemId", pm.number as "postMortemNumber"
    from unnest(${incidentIds}::uuid[]) as i (id)
    left join lateral (select p.id, p.number from post_mortem_incidents pi join post_mortems p on p.id = pi.post_mortem_id where pi.incident_id = i.id order by p.number limit 1) pm on true`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
