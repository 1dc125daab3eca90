import { type RawBuilder, sql } from 'kysely';
import { visibleIncidents } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { BoardSort, Grouping } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, sightOf } from '#shared/rules/access.ts';
import { groupsBy, sortIn } from './board-groups.ts';

type OrNobody = readonly (string | 'nobody')[];
export type BoardFilter = {
  statuses: readonly string[];
  finishedSince?: string | undefined;
  /** Only what is of this person, or of one of these teams. */
  mine?: string | undefined;
  ofTeams?: readonly string[] | undefined;
  owners?: OrNobody | undefined;
  teams?: OrNobody | undefined;
  services?: readonly string[] | undefined;
  factorKinds?: readonly string[] | undefined;
  strengths?: readonly string[] | undefined;
  kinds?: readonly string[] | undefined;
  priorities?: readonly string[] | undefined;
  postMortemId?: string | undefined;
  q?: string | undefined;
};
export type BoardPlace = { group: string; name: string; id: string };
type Condition = RawBuilder<boolean>;

/** `how`: a page asks of each row whether it may be seen, a count of all rows asks once which may not. */
function visible(actor: Actor, how: 'each' | 'all'): Condition[] {
  if (sightOf(actor).all) return [];
  const hidden = sql`select hide.post_mortem_id from post_mortem_incidents hide join incidents on incidents.id = hide.incident_id where not ${visibleIncidents(actor)}`;
  return how === 'all'
    ? [sql`(f.post_mortem_id is null or f.post_mortem_id not in (${hidden}))`]
    : [sql`not exists (${hidden} and hide.post_mortem_id = f.post_mortem_id offset 0)`];
}

function fits(actor: Actor, filter: BoardFilter, how: 'each' | 'all'): Condition {
  const conditions: Condition[] = [
    sql`f.removed_at is null and f.state = 'confirmed'`,
    ...visible(actor, how),
    ...statusIn(filter),
    ...idsIn('owner_id', filter.owners),
    ...idsIn('team_id', filter.teams),
  ];
  if (filter.mine) conditions.push(sql`f.owner_id = ${filter.mine}::uuid`);
  if (filter.ofTeams) conditions.push(sql`f.team_id = any(${filter.ofTeams}::uuid[])`);
  if (filter.priorities?.length) conditions.push(sql`f.priority = any(${filter.priorities})`);
  if (filter.kinds?.length) conditions.push(sql`f.kind = any(${filter.kinds})`);
  if (filter.postMortemId) conditions.push(sql`f.post_mortem_id = ${filter.postMortemId}::uuid`);
  if (filter.strengths?.length)
    conditions.push(sql`coalesce(f.strength ->> 'level', f.told_strength) = any(${filter.strengths})`);
  if (filter.services?.length)
    conditions.push(sql`f.post_mortem_id in (select pi.post_mortem_id from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id
      join services s on s.id = x.service_id where lower(s.name) = any(${filter.services.map((name) => name.toLowerCase())}))`);
  if (filter.factorKinds?.length)
    conditions.push(
      sql`exists (select 1 from factors c where c.id = any(f.factor_ids) and c.kind = any(${filter.factorKinds}))`,
    );
  if (filter.q) conditions.push(says(filter.q));
  return sql`${sql.join(conditions, sql` and `)}`;
}

const OPEN = sql<boolean>`f.status in ('open', 'in-progress')`;
const FINISHED = sql<boolean>`f.status in ('done', 'wont-do')`;

/** Written as the indexes have it. */
function statusIn({ statuses, finishedSince }: BoardFilter): Condition[] {
  const all = [...new Set(statuses)];
  const isOpen = (one: string) => one === 'open' || one === 'in-progress';
  const open = all.filter(isOpen);
  const finished = all.filter((one) => !isOpen(one));
  const lately = finishedSince
    ? sql<boolean>`${FINISHED} and coalesce(f.done_at, f.updated_at) >= ${finishedSince}::timestamptz`
    : FINISHED;
  const parts: Condition[] = [];
  if (open.length > 0) parts.push(open.length === 2 ? OPEN : sql`${OPEN} and f.status = any(${open})`);
  if (finished.length > 0) parts.push(finished.length === 2 ? lately : sql`${lately} and f.status = any(${finished})`);
  return [sql`(${sql.join(parts, sql` or `)})`];
}

function idsIn(column: 'owner_id' | 'team_id', wanted: OrNobody | undefined): Condition[] {
  if (!wanted?.length) return [];
  const ids = wanted.filter((one) => one !== 'nobody');
  const nobody = ids.length < wanted.length ? sql`or f.${sql.ref(column)} is null` : sql``;
  return [sql`(f.${sql.ref(column)} = any(${ids}::uuid[]) ${nobody})`];
}

/** "FU-3", "3", or words of the title and the why. */
function says(q: string): Condition {
  const number = /^(?:fu-)?(\d{1,9})$/i.exec(q.trim())?.[1];
  if (number !== undefined) return sql`f.number = ${Number(number)}`;
  return sql`f.words @@ websearch_to_tsquery('english', ${q})`;
}

export async function countGroups(
  db: Db,
  actor: Actor,
  filter: BoardFilter,
  by: Grouping,
  today: string,
): Promise<{ key: string; label: string; count: number }[]> {
  const rows = sql`(select * from follow_ups f where ${fits(actor, filter, 'all')}) f`;
  return (await groupsBy(by).count(rows, today).execute(db)).rows;
}

export type BoardPage = { by: Grouping; sort: BoardSort; today: string; keys: readonly string[]; limit: number };

/**
 * Some `limit` ids of the groups, one group after the other; `after` is a place in the first of them. A group is asked only
 * when those before it did not fill the page, which mostly the first does.
 */
export async function pageOfBoard(
  db: Db,
  actor: Actor,
  filter: BoardFilter,
  { by, sort, today, keys, limit }: BoardPage,
  after: { name: string; id: string } | undefined,
): Promise<BoardPlace[]> {
  const wanted = fits(actor, filter, 'each');
  const found: BoardPlace[] = [];
  for (const [nth, key] of keys.entries()) {
    if (found.length >= limit) break;
    if (by === 'lateness' && !mayHold(key, filter)) continue;
    const order = sortIn(by, key, sort);
    const beyond = nth === 0 && after ? behind(order, after) : sql``;
    const down = order.isDown ? sql`desc` : sql``;
    const { rows } = await sql<{ name: string; id: string }>`
      select (${order.value})::text as name, f.id from follow_ups f
      where ${wanted} and ${groupsBy(by).holds(key, today)} ${beyond}
      order by ${order.value} ${down}, f.id ${down} limit ${limit - found.length}`.execute(db);
    found.push(...rows.map((row) => ({ group: key, ...row })));
  }
  return found;
}

function behind({ value, cast, isDown, place }: ReturnType<typeof sortIn>, after: { name: string; id: string }) {
  if (!place.test(after.name))
    throw new AppError('bad-input', 'after must be the "next" of the page before, with the same order and groups.');
  return sql`and (${value}, f.id) ${isDown ? sql`<` : sql`>`} (${after.name}::${cast}, ${after.id}::uuid)`;
}

/** What is finished is not asked for among what is open, and the other way round. */
const mayHold = (key: string, { statuses }: BoardFilter): boolean => {
  const isOver = (one: string) => one === 'done' || one === 'wont-do';
  return statuses.some((one) => isOver(one) === (key === 'finished'));
};
