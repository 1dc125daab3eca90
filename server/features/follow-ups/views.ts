import { listTeamsOfPerson } from '#server/features/teams/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  createFollowUpView,
  listFollowUpViews,
  removeFollowUpView,
  updateFollowUpView,
  viewQuery,
} from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import {
  countViews,
  deleteView,
  findView,
  insertView,
  listViewRows,
  saveView,
  type ViewFields,
  type ViewRow,
} from './views-store.ts';

const MOST = 100;

const list = operation(listFollowUpViews, async ({ db }, actor) => {
  const personId = actor.kind === 'member' ? actor.personId : null;
  return { items: (await listViewRows(db, personId)).map((row) => present(row, actor)) };
});

const create = operation(createFollowUpView, async (ctx, actor, { name, query, sharedWith = 'nobody', teamId }) => {
  const personId = personOf(actor);
  const fields: ViewFields = { name, query: query ?? {}, sharedWith, teamId: teamId ?? null };
  const id = await ctx.transaction(async (tx) => {
    await refuseUnfit(tx, personId, fields);
    if ((await countViews(tx, personId)) >= MOST)
      throw new AppError('conflict', `You keep ${MOST} views already. Take one away that you no longer use.`);
    return insertView(tx, personId, fields, ctx.now());
  });
  return present(await getView(ctx.db, id, personId), actor);
});

const update = operation(updateFollowUpView, async (ctx, actor, { id, ...change }) => {
  const personId = personOf(actor);
  await ctx.transaction(async (tx) => {
    const row = await getView(tx, id, personId);
    const sharedWith = change.sharedWith ?? row.sharedWith;
    const fields: ViewFields = {
      name: change.name ?? row.name,
      query: change.query ?? row.query,
      sharedWith,
      teamId: sharedWith === 'team' ? (change.teamId ?? row.teamId) : null,
    };
    await refuseUnfit(tx, personId, fields);
    await saveView(tx, id, fields, ctx.now());
  });
  return present(await getView(ctx.db, id, personId), actor);
});

const remove = operation(removeFollowUpView, async ({ db }, actor, { id }) => {
  if (!(await deleteView(db, id, personOf(actor)))) throw noSuchView();
  return { ok: true as const };
});

export const viewOperations = [list, create, update, remove];

/** An API key is nobody, and keeps no views. */
function personOf(actor: Actor): string {
  if (actor.kind === 'member') return actor.personId;
  throw new AppError('conflict', 'Views belong to people: sign in to keep one. An API key is nobody.');
}

async function getView(db: Db, id: string, personId: string): Promise<ViewRow> {
  const row = await findView(db, id, personId);
  if (!row) throw noSuchView();
  return row;
}

const noSuchView = () => new AppError('not-found', 'There is no such view of yours.');

async function refuseUnfit(db: Db, personId: string, { sharedWith, teamId }: ViewFields): Promise<void> {
  if (sharedWith !== 'team') {
    if (teamId !== null)
      throw new AppError('bad-input', 'A team is named, but the view is not shared with it.', [
        { path: 'teamId', why: 'needs `sharedWith` to be `team`' },
      ]);
    return;
  }
  const teams = await listTeamsOfPerson(db, personId);
  if (!teams.some(({ id }) => id === teamId))
    throw new AppError('bad-input', 'Choose one of your own teams to share it with.', [
      { path: 'teamId', why: 'is none of your teams' },
    ]);
}

function present(row: ViewRow, actor: Actor) {
  return {
    id: row.id,
    name: row.name,
    // What an older release kept may say what is no longer asked: that is left out.
    query: viewQuery.safeParse(row.query).data ?? {},
    sharedWith: row.sharedWith,
    team: row.teamId && row.teamName !== null ? { id: row.teamId, name: row.teamName } : null,
    owner: { id: row.ownerId, name: row.ownerName },
    isMine: actor.kind === 'member' && actor.personId === row.ownerId,
  };
}
