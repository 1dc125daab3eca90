import { STRENGTHS } from '#shared/coach/finding.ts';
import { type BoardSort, GROUPINGS, type Grouping, SORTS } from '#shared/contracts/follow-ups.ts';
import { FACTOR_KINDS, FOLLOW_UP_KINDS } from '#shared/rules/factor-words.ts';
import { PRIORITIES } from '#shared/rules/follow-up-work.ts';
import type { BoardFilter, ViewQuery } from '../../data/follow-up-board.ts';

/** What the address of the board says, as short as it can be: what is usual is left out. */
export type BoardSearch = {
  whose?: 'me' | 'team';
  by?: Grouping;
  sort?: BoardSort;
  all?: true;
  q?: string;
  strength?: (typeof STRENGTHS)[number][];
  priority?: (typeof PRIORITIES)[number][];
  kind?: (typeof FOLLOW_UP_KINDS)[number][];
  factorKind?: (typeof FACTOR_KINDS)[number][];
  service?: string[];
  team?: string[];
  owner?: string[];
  postMortem?: string;
  view?: string;
};

/** What the server is asked for: what is open, and finished things too where they are wanted. */
export function filterOf({ view: _view, all, ...search }: BoardSearch, today: string): BoardFilter {
  return {
    ...search,
    today,
    ...(all ? { status: ['open', 'in-progress', 'done', 'wont-do'] } : {}),
  };
}

/** As a view keeps it. */
export function queryOf({ view: _view, all, ...search }: BoardSearch): Partial<ViewQuery> {
  return { ...search, finished: all };
}

/** The way back: a view as an address. */
export function searchOf(query: Partial<NonNullable<ViewQuery>>, view: string): BoardSearch {
  const { finished, whose, by, sort, status: _status, ...rest } = query;
  return {
    ...(rest as BoardSearch),
    whose: whose === 'all' ? undefined : whose,
    by: by === 'lateness' ? undefined : by,
    sort: sort === 'due' ? undefined : sort,
    all: finished ? true : undefined,
    view,
  };
}

export const isFiltered = (search: BoardSearch): boolean =>
  (['q', 'strength', 'priority', 'kind', 'factorKind', 'service', 'team', 'owner', 'postMortem'] as const).some(
    (key) => search[key] !== undefined,
  );

type Raw = Record<string, unknown>;
const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const one = <T extends string>(value: unknown, of: readonly T[]) => of.find((name) => name === value);
function some(value: unknown): string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).filter(
    (each): each is string => typeof each === 'string' && !!each,
  );
  return list.length > 0 ? list : undefined;
}
function someOf<T extends string>(value: unknown, of: readonly T[]): T[] | undefined {
  const list = some(value)?.filter((each): each is T => (of as readonly string[]).includes(each));
  return list?.length ? list : undefined;
}

/** Whatever an address says, the board understands the part that means something. */
export function readBoardSearch(raw: Raw): BoardSearch {
  return {
    // Older links said `owner=me`.
    whose: raw.owner === 'me' ? 'me' : one(raw.whose, ['me', 'team'] as const),
    by: one(raw.by, GROUPINGS),
    sort: one(raw.sort, SORTS),
    all: raw.all === true || raw.all === 'true' ? true : undefined,
    q: text(raw.q),
    strength: someOf(raw.strength, STRENGTHS),
    priority: someOf(raw.priority, PRIORITIES),
    kind: someOf(raw.kind, FOLLOW_UP_KINDS),
    factorKind: someOf(raw.factorKind, FACTOR_KINDS),
    service: some(raw.service),
    team: some(raw.team),
    owner: raw.owner === 'me' ? undefined : some(raw.owner),
    postMortem: text(raw.postMortem),
    view: text(raw.view),
  };
}
