import { type RawBuilder, sql } from 'kysely';
import type { PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import type { Actor } from '#shared/rules/access.ts';
import { visiblePostMortems } from './post-mortem-access.ts';

export type PostMortemFilter = {
  q?: string | undefined;
  statuses?: readonly PostMortemStatus[] | undefined;
  services?: readonly string[] | undefined;
  ownerId?: string | undefined;
  after?: { createdAt: string; id: string } | undefined;
  limit: number;
};

/** How many of the newest are looked through one by one before the indexes of the filters are asked; words cost more to look at. */
const WINDOW = 1000;
const WINDOW_OF_WORDS = 200;

type Condition = {
  /** Whether one document fits: for looking through them. */
  each: RawBuilder<boolean>;
  /** Which documents fit: for asking an index. */
  among: RawBuilder<boolean>;
};

/** The ids of one page, newest first, in the way of the page of incidents: a bounded walk back in time, then the indexes. */
export function pageOfPostMortems(actor: Actor, filter: PostMortemFilter): RawBuilder<{ id: string }> {
  const { limit } = filter;
  const conditions = conditionsOf(filter);
  const wanted = (how: keyof Condition) =>
    sql.join([visiblePostMortems(actor, 'pm'), ...conditions.map((condition) => condition[how])], sql` and `);
  const window = filter.q ? WINDOW_OF_WORDS : WINDOW;
  const newest = sql`select pm.id, pm.created_at from post_mortems pm where true ${olderThan(filter)} order by pm.created_at desc, pm.id desc limit ${window}`;
  // "offset 0" keeps the walk a walk.
  const near = sql`select w.id from (${newest}) w cross join lateral (select from post_mortems pm where pm.id = w.id and ${wanted('each')} offset 0) fits
    order by w.created_at desc, w.id desc limit ${limit}`;
  const far = sql`select pm.id from post_mortems pm where ${wanted('among')} ${olderThan(filter)} order by pm.created_at desc, pm.id desc limit ${limit}`;
  return sql<{ id: string }>`(
    with near as materialized (${near})
    select id from near where (select count(*) from near) >= ${limit}
    union all
    select far.id from (select 1 where (select count(*) from near) < ${limit}) few cross join lateral (${far}) far)`;
}

function olderThan({ after }: PostMortemFilter): RawBuilder<unknown> {
  return after ? sql`and (pm.created_at, pm.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)` : sql``;
}

const alike = (condition: RawBuilder<boolean>): Condition => ({ each: condition, among: condition });

function conditionsOf({ q, statuses, services, ownerId }: PostMortemFilter): Condition[] {
  return [
    ...(statuses?.length ? [alike(sql<boolean>`pm.status = any(${statuses})`)] : []),
    ...(ownerId ? [alike(sql<boolean>`pm.owner_id = ${ownerId}`)] : []),
    ...(services?.length ? [ofServices(services)] : []),
    ...(q ? [matches(q)] : []),
  ];
}

function ofServices(services: readonly string[]): Condition {
  const names = services.map((name) => name.toLowerCase());
  return alike(
    sql<boolean>`exists (select 1 from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id join services s on s.id = x.service_id where pi.post_mortem_id = pm.id and lower(s.name) = any(${names}))`,
  );
}

/** "PM-17", "17", or words of the title, of any section, or of the rows it shows. */
function matches(q: string): Condition {
  const number = /^(?:pm-)?(\d{1,9})$/i.exec(q.trim())?.[1];
  if (number !== undefined) return alike(sql<boolean>`pm.number = ${Number(number)}`);
  const found = sql`websearch_to_tsquery('english', ${q})`;
  return {
    each: sql<boolean>`(pm.title_words @@ ${found} or pm.row_words @@ ${found} or exists (select 1 from sections s where s.post_mortem_id = pm.id and s.words @@ ${found}))`,
    among: sql<boolean>`pm.id in (select t.id from post_mortems t where t.title_words @@ ${found} union all select t.id from post_mortems t where t.row_words @@ ${found} union all select s.post_mortem_id from sections s where s.words @@ ${found})`,
  };
}
