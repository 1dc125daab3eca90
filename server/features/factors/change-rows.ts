import {
  type BlockRow,
  editRow,
  keepRowText,
  markRemoved,
  placeInOrder,
  type RowEdit,
  refuseConflicts,
} from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead, type PostMortemHead, savePostMortem } from '#server/features/post-mortems/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import type { Actor, Guarded } from '#shared/rules/access.ts';
import { citeEvidence } from './cite-evidence.ts';
import { nextPlace, noSuch, openPostMortem, openRow, refuseRemoved } from './open-row.ts';
import type { RowKind } from './row-kind.ts';

type Row = BlockRow & { postMortemId: string; removedAt: Date | null; updatedBy: string | null };
/** Where and by whom a new row is made. */
export type Place = { position: number; by: string; now: Date };

export async function listRows<R, View>(ctx: Context, actor: Actor, kind: RowKind<R, View>, ref: string) {
  const head = await getPostMortemHead(ctx.db, actor, ref, 'post-mortem.read');
  const rows = await kind.list(ctx.db, head.id);
  return { items: rows.map((row) => kind.present(row, actor, head)) };
}

/** Adds a row behind the others; `insert` answers its id. */
export async function addRow<R, View>(
  ctx: Context,
  actor: Actor,
  kind: RowKind<R, View>,
  { ref, evidence }: { ref: string; evidence: readonly string[] },
  insert: (tx: Tx, head: PostMortemHead, place: Place) => Promise<string>,
): Promise<View> {
  const now = ctx.now();
  const { head, id } = await ctx.transaction(async (tx) => {
    const head = await openPostMortem(tx, actor, ref);
    await citeEvidence(tx, head, evidence);
    const position = await nextPlace(tx, kind.table, head.id);
    const id = await insert(tx, head, { position, by: nameOf(actor), now });
    await keepChange(tx, head.id, now);
    return { head, id };
  });
  tellOfChange(ctx, head.id, kind, evidence);
  return present(ctx.db, actor, head, kind, id);
}

/** New evidence has numbers, by which the whole document may cite it. */
function tellOfChange(
  ctx: Context,
  id: string,
  kind: Pick<RowKind<unknown, unknown>, 'change'>,
  cited: readonly string[] = [],
): void {
  ctx.documents.tell(id, kind.change);
  if (cited.length > 0) ctx.documents.tell(id, 'post-mortem');
}

type Asked = { id: string; version: number; addEvidence?: string[] | undefined; removeEvidence?: string[] | undefined };

/** Saves what nobody else changed since the version that was seen, then tells of the rest. */
export async function changeRow<R extends Row, View, T extends Record<string, unknown>>(
  ctx: Context,
  actor: Actor,
  kind: RowKind<R, View>,
  asked: Asked,
  edit: (row: R, tx: Tx, head: PostMortemHead) => Promise<Pick<RowEdit<T>, 'values' | 'edit' | 'columns'>>,
): Promise<View> {
  const now = ctx.now();
  const { head, edited } = await ctx.transaction(async (tx) => {
    const { head, row } = await openRow(tx, actor, kind.noun, asked.id, kind.find);
    refuseRemoved(row, kind.noun);
    await citeEvidence(tx, head, asked.addEvidence);
    const { version: seen, addEvidence, removeEvidence } = asked;
    const change = { ...(await edit(row, tx, head)), seen, addEvidence, removeEvidence, by: nameOf(actor), now };
    const edited = await editRow(tx, kind.table, row, change);
    if (edited.saved.length > 0) await keepChange(tx, head.id, now);
    return { head, edited };
  });
  if (edited.saved.length > 0) tellOfChange(ctx, head.id, kind, asked.addEvidence);
  refuseConflicts(edited);
  return present(ctx.db, actor, head, kind, asked.id);
}

/** Takes a row away, or brings it back; `before` runs on a row that comes back. */
export async function removeRow<R extends Row, View>(
  ctx: Context,
  actor: Actor,
  kind: RowKind<R, View>,
  id: string,
  isRemoved: boolean,
  before?: (tx: Tx, row: R) => Promise<void>,
): Promise<View> {
  const now = ctx.now();
  const head = await ctx.transaction(async (tx) => {
    const { head, row } = await openRow(tx, actor, kind.noun, id, kind.find);
    if ((row.removedAt !== null) === isRemoved) return head;
    await before?.(tx, row);
    await markRemoved(tx, kind.table, id, isRemoved ? now : null, nameOf(actor), now);
    await keepChange(tx, head.id, now);
    return head;
  });
  ctx.documents.tell(head.id, kind.change);
  return present(ctx.db, actor, head, kind, id);
}

export async function orderRows<R, View>(
  ctx: Context,
  actor: Actor,
  kind: RowKind<R, View>,
  { id, ids }: { id: string; ids: string[] },
) {
  const { head, rows } = await ctx.transaction(async (tx) => {
    const head = await openPostMortem(tx, actor, id);
    await placeInOrder(tx, kind.table, head.id, ids);
    return { head, rows: await kind.list(tx, head.id) };
  });
  ctx.documents.tell(head.id, kind.change);
  return { items: rows.map((row) => kind.present(row, actor, head)) };
}

/** A row as it is now, after a change. */
export async function present<R, View>(
  db: Db,
  actor: Actor,
  guard: Guarded,
  kind: RowKind<R, View>,
  id: string,
): Promise<View> {
  const row = await kind.find(db, id);
  if (!row) throw noSuch(kind.noun);
  return kind.present(row, actor, guard);
}

/** The post-mortem has changed with its rows, and is found by what they say now. */
async function keepChange(tx: Tx, postMortemId: string, now: Date): Promise<void> {
  await keepRowText(tx, postMortemId);
  await savePostMortem(tx, postMortemId, {}, now);
}

/** Never null: that is the draft. */
export const nameOf = (actor: Actor): string => actorName(actor) ?? 'somebody';
