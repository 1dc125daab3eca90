import { type RawBuilder, sql } from 'kysely';
import type { BoardSort, Grouping } from '#shared/contracts/follow-ups.ts';
import { FACTOR_KIND_LABELS, FACTOR_KINDS } from '#shared/rules/factor-words.ts';

/** The group of what has none. */
export const NONE = 'none';
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
type Condition = RawBuilder<boolean>;

/** Everything about one way of grouping follow-ups `f`: what its groups are, and which belong to one of them. */
type Groups = {
  /** Key and name of each, and how many: what is counted is put where `rows` stands. */
  count: (rows: RawBuilder<unknown>, today: string) => RawBuilder<{ key: string; label: string; count: number }>;
  holds: (key: string, today: string) => Condition;
};

const isOpen = sql<boolean>`f.status in ('open', 'in-progress')`;
const soonest = sql`coalesce(f.due_on, 'infinity'::date)`;

const LATENESS: [key: string, label: string][] = [
  ['late', 'Late'],
  ['week', 'Due within a week'],
  ['later', 'Later'],
  ['undated', 'No date'],
  ['finished', 'Finished'],
];

/** Ranges of the date itself, so that the index on it serves. */
const inLateness = (key: string, today: string): Condition => {
  if (key === 'late') return sql`(${isOpen} and ${soonest} < ${today}::date)`;
  if (key === 'week') return sql`(${isOpen} and ${soonest} >= ${today}::date and ${soonest} <= ${today}::date + 7)`;
  if (key === 'later') return sql`(${isOpen} and ${soonest} > ${today}::date + 7 and ${soonest} < 'infinity'::date)`;
  if (key === 'undated') return sql`(${isOpen} and ${soonest} = 'infinity'::date)`;
  return key === 'finished' ? sql`f.status in ('done', 'wont-do')` : sql`false`;
};

/** Groups whose names are known beforehand, in their order. */
const fixed = (names: readonly [key: string, label: string][], key: (today: string) => RawBuilder<unknown>) => ({
  count: (rows: RawBuilder<unknown>, today: string) => sql<{ key: string; label: string; count: number }>`
    select n.key, n.label, c.count from (select ${key(today)} as key, count(*)::int as count from ${rows} group by 1) c
    join jsonb_to_recordset(${JSON.stringify(names.map(([key, label], place) => ({ key, label, place })))}::jsonb)
      as n(key text, label text, place int) on n.key = c.key order by n.place`,
});

const strengthNow = sql`coalesce(f.strength ->> 'level', f.told_strength, ${NONE})`;

/** Groups by a column that names a row of another table. */
const byRow = (column: 'owner_id' | 'team_id', table: 'people' | 'teams', none: string): Groups => ({
  count: (rows) => sql`
    select coalesce(c.id::text, ${NONE}) as key, coalesce(t.name, ${none}) as label, c.count
    from (select f.${sql.ref(column)} as id, count(*)::int as count from ${rows} group by 1) c
    left join ${sql.table(table)} t on t.id = c.id order by c.id is null, lower(t.name), c.id limit 1000`,
  holds: (key) => (key === NONE ? sql`f.${sql.ref(column)} is null` : sql`f.${sql.ref(column)} = ${uuid(key)}::uuid`),
});

/** What is no id is the id of nothing. */
const uuid = (key: string) => (UUID.test(key) ? key : '00000000-0000-0000-0000-000000000000');

/** Groups by what several of can belong to one: it stands in each of its groups. */
const byMany = (
  pairs: RawBuilder<unknown>,
  names: RawBuilder<unknown>,
  none: string,
  holds: Groups['holds'],
): Groups => ({
  count: (rows) => sql`
    select coalesce(c.id, ${NONE}) as key, coalesce(n.name, ${none}) as label, c.count
    from (select m.id::text as id, count(*)::int as count from ${rows} left join lateral (${pairs}) m on true group by 1) c
    left join (${names}) n on n.id = c.id order by c.id is null, lower(n.name), c.id limit 1000`,
  holds,
});

const GROUPS: Record<Grouping, Groups> = {
  none: {
    count: (rows) =>
      sql`select ${NONE} as key, 'All' as label, count(*)::int as count from ${rows} having count(*) > 0`,
    holds: () => sql`true`,
  },
  lateness: {
    ...fixed(
      LATENESS,
      (
        today,
      ) => sql`case when not ${isOpen} then 'finished' when f.due_on is null then 'undated' when f.due_on < ${today}::date then 'late'
        when f.due_on <= ${today}::date + 7 then 'week' else 'later' end`,
    ),
    holds: inLateness,
  },
  strength: {
    ...fixed(
      [
        ['weak', 'Weak'],
        ['intermediate', 'Intermediate'],
        ['strong', 'Strong'],
        [NONE, 'The words do not tell'],
      ],
      () => strengthNow,
    ),
    holds: (key) => sql`${strengthNow} = ${key}`,
  },
  priority: {
    ...fixed(
      [
        ['high', 'High priority'],
        ['medium', 'Medium priority'],
        ['low', 'Low priority'],
        [NONE, 'No priority'],
      ],
      () => sql`coalesce(f.priority, ${NONE})`,
    ),
    holds: (key) => sql`coalesce(f.priority, ${NONE}) = ${key}`,
  },
  owner: byRow('owner_id', 'people', 'Nobody yet'),
  team: byRow('team_id', 'teams', 'No team'),
  service: byMany(
    sql`select distinct x.service_id as id from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id where pi.post_mortem_id = f.post_mortem_id`,
    sql`select id::text as id, name from services`,
    'No service',
    (key) => {
      const of = sql`select pi.post_mortem_id from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id`;
      return key === NONE
        ? sql`(f.post_mortem_id is null or f.post_mortem_id not in (${of}))`
        : sql`f.post_mortem_id in (${of} where x.service_id = ${uuid(key)}::uuid)`;
    },
  ),
  factor: byMany(
    sql`select unnest(f.factor_ids) as id`,
    sql`select id::text as id, title as name from factors`,
    'Addresses no factor',
    (key) => (key === NONE ? sql`f.factor_ids = '{}'` : sql`f.factor_ids @> array[${uuid(key)}::uuid]`),
  ),
  'factor-kind': byMany(
    sql`select distinct c.kind as id from factors c where c.id = any(f.factor_ids)`,
    sql`select key as id, label as name from jsonb_to_recordset(${JSON.stringify(
      FACTOR_KINDS.map((key) => ({ key, label: FACTOR_KIND_LABELS[key] })),
    )}::jsonb) as k(key text, label text)`,
    'Addresses no factor',
    (key) =>
      key === NONE
        ? sql`f.factor_ids = '{}'`
        : sql`exists (select 1 from factors c where c.id = any(f.factor_ids) and c.kind = ${key})`,
  ),
};
export const groupsBy = (by: Grouping): Groups => GROUPS[by];

/** The keys that there can be, where they are known beforehand: then the rows need not wait for the counts. */
export const keysOf = (by: Grouping): string[] | undefined => {
  if (by === 'lateness') return LATENESS.map(([key]) => key);
  if (by === 'none') return [NONE];
  return undefined;
};

type Sort = { value: RawBuilder<unknown>; cast: RawBuilder<unknown>; isDown: boolean; place: RegExp };
const INSTANT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/;
const NUMBER = /^\d{1,6}$/;
const SORTS: Record<BoardSort | 'finished', Sort> = {
  due: { value: soonest, cast: sql`date`, isDown: false, place: /^(?:\d{4,6}-\d\d-\d\d|infinity)$/ },
  oldest: { value: sql`f.created_at`, cast: sql`timestamptz`, isDown: false, place: INSTANT },
  priority: {
    value: sql`case f.priority when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end`,
    cast: sql`int`,
    isDown: false,
    place: NUMBER,
  },
  postponed: { value: sql`f.postponed`, cast: sql`int`, isDown: true, place: NUMBER },
  changed: { value: sql`f.updated_at`, cast: sql`timestamptz`, isDown: true, place: INSTANT },
  finished: { value: sql`coalesce(f.done_at, f.updated_at)`, cast: sql`timestamptz`, isDown: true, place: INSTANT },
};

/** What is finished stands by when that was, unless another order was asked for. */
export const sortIn = (by: Grouping, key: string, sort: BoardSort): Sort =>
  SORTS[by === 'lateness' && key === 'finished' && sort === 'due' ? 'finished' : sort];
