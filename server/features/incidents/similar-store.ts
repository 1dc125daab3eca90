import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { Outcome } from '#shared/contracts/incidents.ts';
import type { Sign } from '#shared/rules/similar/causes.ts';

export type Candidate = {
  id: string;
  number: number;
  title: string;
  services: string[];
  startedAt: Date;
  /** Stems of its title and text; null where they were not read yet. */
  tokens: string[] | null;
  words: string[];
  alerts: Sign[];
  causes: Sign[];
  factors: string[];
};

export type Span = { from: Date; to: Date };

/** Candidates by each way; the newest, because what repeats mostly does so soon. */
const MOST = 150;
/** How many incidents are walked back through for alike titles, and how many of those are enough. */
const WALK = 1500;
const FEW = 20;

/**
 * Incidents that began within a span: on the same services as `self`, with the same alert or cause, with `words` in
 * their titles, or of which people said that they are the same. Each way is a walk along an index that ends early.
 */
export async function findCandidates(
  db: Db,
  self: Candidate,
  span: Span,
  words: readonly string[],
  visible: RawBuilder<boolean>,
): Promise<Candidate[]> {
  const titled = words.length > 0 ? sql`union ${withWords(words, span)}` : sql``;
  const ids = sql`${ofSameServices(self, span)} union ${withSameSigns(self, span)} union ${saidToBeSame(self, span)} ${titled}`;
  return (await loadCandidates(db, ids, visible)).filter((other) => other.id !== self.id);
}

export async function findAsCandidate(
  db: Db,
  incidentId: string,
  visible: RawBuilder<boolean>,
): Promise<Candidate | undefined> {
  const self = sql<boolean>`i.id = ${incidentId} or ${visible}`;
  return (await loadCandidates(db, sql`select ${incidentId}::uuid as id`, self, visible))[0];
}

function ofSameServices(self: Candidate, { from, to }: Span): RawBuilder<unknown> {
  return sql`
    (select x.incident_id as id from incident_services mine cross join lateral (
      select x.incident_id, x.started_at from incident_services x where x.service_id = mine.service_id and x.started_at between ${from} and ${to}
      order by x.started_at desc, x.incident_id desc limit ${MOST}) x
    where mine.incident_id = ${self.id} order by x.started_at desc, x.incident_id desc limit ${MOST})`;
}

function withSameSigns(self: Candidate, { from, to }: Span): RawBuilder<unknown> {
  return sql`
    (select x.incident_id as id from incident_signs mine cross join lateral (
      select x.incident_id, x.started_at from incident_signs x
      where x.what = mine.what and x.sign = mine.sign and x.started_at between ${from} and ${to}
      order by x.started_at desc, x.incident_id desc limit ${MOST}) x
    where mine.incident_id = ${self.id} order by mine.what = 'alert' desc, x.started_at desc, x.incident_id desc limit ${MOST})`;
}

function saidToBeSame(self: Candidate, { from, to }: Span): RawBuilder<unknown> {
  return sql`
    (select i.id from (
      select other_id as id from likeness_verdicts where one_id = ${self.id} and verdict = 'same' and undone_at is null
      union all select one_id from likeness_verdicts where other_id = ${self.id} and verdict = 'same' and undone_at is null) v
    join incidents i on i.id = v.id and i.started_at between ${from} and ${to})`;
}

/**
 * Of words that many titles have, the incidents just before are enough, found by walking back; only where those are few is
 * the whole time asked for.
 */
function withWords(words: readonly string[], { from, to }: Span): RawBuilder<unknown> {
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

type Signs = { what: 'alert' | 'cause' } & Sign;

async function loadCandidates(
  db: Db,
  ids: RawBuilder<unknown>,
  visible: RawBuilder<boolean>,
  whole = visible,
): Promise<Candidate[]> {
  const found = await sql<Omit<Candidate, 'alerts' | 'causes'> & { signs: Signs[] | null }>`
    with chosen as materialized (${ids})
    select i.id, i.number, i.title, i.started_at as "startedAt", l.title_words as tokens, coalesce(l.words, '{}') as words,
      array(select s.name from incident_services x join services s on s.id = x.service_id where x.incident_id = i.id order by s.name) as services,
      (select jsonb_agg(jsonb_build_object('what', g.what, 'sign', g.sign, 'label', g.label)) from incident_signs g where g.incident_id = i.id) as signs,
      ${factorsOf(whole)} as factors
    from chosen c join incidents i on i.id = c.id left join incident_likeness l on l.incident_id = i.id
    where ${visible}`.execute(db);
  return found.rows.map(({ signs, ...row }) => ({
    ...row,
    alerts: (signs ?? []).filter(({ what }) => what === 'alert'),
    causes: (signs ?? []).filter(({ what }) => what === 'cause'),
  }));
}

/** Factors of the post-mortems of `i`; of one that is also about an incident that may not be seen, none. */
const factorsOf = (visible: RawBuilder<boolean>) => sql`
  array(select f.title from post_mortem_incidents pi join factors f on f.post_mortem_id = pi.post_mortem_id
    where pi.incident_id = i.id and f.state <> 'struck' and f.role <> 'limited-the-damage' and f.removed_at is null
      and not exists (select from post_mortem_incidents hide, lateral (select i.* from incidents i where i.id = hide.incident_id) i
        where hide.post_mortem_id = pi.post_mortem_id and not (${visible}))
    order by f.position limit 12)`;

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
