import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { listTeamsOfPerson } from '#server/features/teams/index.ts';
import type { Db } from '#server/platform/context.ts';
import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import type { ParsedInputOf } from '#shared/contracts/contract.ts';
import { followUpBoard as contract } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { keysOf } from './board-groups.ts';
import { type BoardFilter, type BoardPlace, countGroups, pageOfBoard } from './board-store.ts';
import { listVisibleFollowUps } from './follow-ups-store.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { standingsOf } from './propose-due-date.ts';

type Input = ParsedInputOf<typeof contract>;
/** Groups of one page: each is a query of its own within one. */
const GROUPS_AT_ONCE = 12;

export const showBoard = operation(contract, async (ctx, actor, input) => {
  const { by, sort, limit, group } = input;
  if (group && group.length > GROUPS_AT_ONCE)
    throw new AppError('bad-input', `At most ${GROUPS_AT_ONCE} groups at once.`, [
      { path: 'group', why: 'names too many' },
    ]);
  const today = input.today ?? ctx.now().toISOString().slice(0, 10);
  const filter = await filterOf(ctx.db, actor, input);
  const after = readCursor(input.after, ['name', 'id']);
  if (after && !group) throw new AppError('bad-input', '`after` needs the `group` that it is a place in.');
  const read = (keys: readonly string[]) =>
    filter && keys.length > 0
      ? pageOfBoard(ctx.db, actor, filter, { by, sort, today, keys, limit: limit + 1 }, after)
      : Promise.resolve([]);
  const count = () => (filter ? countGroups(ctx.db, actor, filter, by, today) : Promise.resolve([]));
  const { groups, places } = await readBoard(group ?? keysOf(by), group !== undefined, count, read);
  const items = await present(ctx.db, actor, places.slice(0, limit), today);
  return { groups, items, next: cursorOf(places, limit, ({ name, id }) => ({ name, id })) };
});

type Groups = Awaited<ReturnType<typeof countGroups>>;

/** Counts and rows side by side where the groups are known; else the counts tell the groups. */
async function readBoard(
  keys: readonly string[] | undefined,
  isGoingOn: boolean,
  count: () => Promise<Groups>,
  read: (keys: readonly string[]) => Promise<BoardPlace[]>,
): Promise<{ groups: Groups | null; places: BoardPlace[] }> {
  if (keys && isGoingOn) return { groups: null, places: await read(keys) };
  if (keys) {
    const [groups, places] = await Promise.all([count(), read(keys)]);
    return { groups, places };
  }
  const groups = await count();
  return { groups, places: await read(groups.slice(0, GROUPS_AT_ONCE).map(({ key }) => key)) };
}

/** Undefined where nothing can be theirs: an API key is nobody, and not everybody is in a team. */
async function filterOf(db: Db, actor: Actor, input: Input): Promise<BoardFilter | undefined> {
  const personId = actor.kind === 'member' ? actor.personId : undefined;
  if (input.whose !== 'all' && !personId) return undefined;
  const teams = input.whose === 'team' && personId ? await listTeamsOfPerson(db, personId) : undefined;
  if (teams?.length === 0) return undefined;
  return {
    statuses: input.status?.length ? input.status : ['open', 'in-progress'],
    finishedSince: input.finishedSince,
    mine: input.whose === 'me' ? personId : undefined,
    ofTeams: teams?.map(({ id }) => id),
    owners: input.owner,
    teams: input.team,
    services: input.service,
    factorKinds: input.factorKind,
    strengths: input.strength,
    kinds: input.kind,
    priorities: input.priority,
    postMortemId: input.postMortem
      ? (await getPostMortemHead(db, actor, input.postMortem, 'follow-up.read')).id
      : undefined,
    q: input.q || undefined,
  };
}

async function present(db: Db, actor: Actor, places: readonly BoardPlace[], today: string) {
  const ids = [...new Set(places.map(({ id }) => id))];
  const rows = await listVisibleFollowUps(db, actor, ids);
  const standings = await standingsOf(db, rows, today);
  const shown = new Map(rows.map((row) => [row.id, presentFollowUp(row, actor)]));
  return places.flatMap(({ group, id }) => {
    const followUp = shown.get(id);
    return followUp ? [{ group, followUp, standing: standings.get(id) ?? null }] : [];
  });
}
