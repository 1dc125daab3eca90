import { byOf } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { FollowUpChanged } from '#shared/events.ts';
import type { Actor } from '#shared/rules/access.ts';
import { addChanges, type Doing, type NewChange, namesOf } from './history-store.ts';
import { followUpReference } from './present-follow-up.ts';

/** What became of one follow-up, and whose it is. */
export type Noted = {
  row: { id: string; number: number | null; postMortemId: string | null };
  steps: readonly NewChange[];
  change: FollowUpChanged['change'];
};

export const doingOf = (actor: Actor, at: Date, batchId: string | null = null): Doing => {
  const { id, name } = byOf(actor);
  return { by: name, personId: id, at, batchId };
};

/** Which word the event has for what was done. */
export function changeWord(steps: readonly NewChange[]): FollowUpChanged['change'] {
  const status = steps.find(({ kind }) => kind === 'status');
  if (!status) return 'updated';
  const { status: to } = status.after as { status: string };
  if (to === 'done' || to === 'wont-do') return to;
  const { status: from } = status.before as { status: string };
  return from === 'done' || from === 'wont-do' ? 'reopened' : 'updated';
}

/** Keeps what became of follow-ups, tells whoever reacts, and adds who was given what to the record: the last thing of a transaction. */
export async function noteWork(
  tx: Tx,
  ctx: Context,
  actor: Actor,
  noted: readonly Noted[],
  doing: Doing,
): Promise<void> {
  await addChanges(
    tx,
    noted.flatMap(({ steps }) => steps),
    doing,
  );
  const by = byOf(actor);
  const events = noted.map(({ row, change }) => ({
    type: 'follow-up-changed' as const,
    followUpId: row.id,
    change,
    by,
  }));
  await ctx.emit(tx, ...events);
  await recordWork(tx, ctx, actor, noted);
}

const RECORDED = new Set(['status', 'owner', 'team', 'merged', 'split-off']);

/** One entry for each post-mortem: whoever may read that one may read the entry. */
async function recordWork(tx: Tx, ctx: Context, actor: Actor, noted: readonly Noted[]): Promise<void> {
  const told = noted
    .map((one) => ({ ...one, steps: one.steps.filter(({ kind }) => RECORDED.has(kind)) }))
    .filter(({ steps }) => steps.length > 0);
  const names = await namesOf(tx, {
    personIds: idsIn(told, 'ownerId'),
    teamIds: idsIn(told, 'teamId'),
  });
  for (const [postMortemId, group] of Map.groupBy(told, ({ row }) => row.postMortemId)) {
    const side = (which: 'before' | 'after') => {
      const each = group.map(
        ({ row, steps }) => [followUpReference(row.number), sayFields(steps, which, names)] as const,
      );
      return each.length === 1 ? each[0]![1] : Object.fromEntries(each);
    };
    const notes = [...new Set(group.flatMap(({ steps }) => steps.flatMap(({ note }) => note ?? [])))];
    await ctx.record(tx, actor, {
      action: actionOf(group.flatMap(({ steps }) => steps)),
      subject: {
        kind: 'follow-up',
        id: group.length === 1 ? group[0]!.row.id : null,
        name: group.map(({ row }) => followUpReference(row.number)).join(', '),
      },
      postMortemId,
      before: side('before'),
      after: side('after'),
      note: notes.length > 0 ? notes.join('\n') : null,
    });
  }
}

function actionOf(steps: readonly NewChange[]): string {
  const kinds = new Set(steps.map(({ kind }) => kind));
  if (kinds.has('merged')) return 'follow-up.merged';
  if (kinds.has('split-off')) return 'follow-up.split';
  return kinds.has('status') ? 'follow-up.status-changed' : 'follow-up.assigned';
}

function idsIn(noted: readonly Pick<Noted, 'steps'>[], field: string): string[] {
  const values = noted.flatMap(({ steps }) => steps.flatMap(({ before, after }) => [before?.[field], after?.[field]]));
  return [...new Set(values.filter((one): one is string => typeof one === 'string'))];
}

const SAID: Record<string, string> = { ownerId: 'owner', teamId: 'team', status: 'status' };

/** Fields as the record shows them: people and teams by name. */
function sayFields(
  steps: readonly NewChange[],
  which: 'before' | 'after',
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const fields = Object.assign({}, ...steps.map((step) => step[which] ?? {})) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      field in SAID ? [[SAID[field], typeof value === 'string' ? (names.get(value) ?? value) : value]] : [],
    ),
  );
}
