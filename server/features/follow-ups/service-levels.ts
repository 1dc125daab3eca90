import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { getServiceLevels, setServiceLevels } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { getLevels, type LevelSettings, saveLevels } from './levels-store.ts';

export const showLevels = operation(getServiceLevels, async ({ db }, actor) => present(await getLevels(db), actor));

export const setLevels = operation(setServiceLevels, async (ctx, actor, { levels, seen }) => {
  refuseTwice(levels);
  const settings = await ctx.transaction(async (tx) => {
    const old = await getLevels(tx, true);
    if (seen !== undefined && seen !== (old.changedAt?.toISOString() ?? null))
      throw new AppError('stale', `${old.changedBy ?? 'Somebody'} changed them meanwhile. Read them again first.`);
    const changed = { levels, changedBy: actorName(actor), changedAt: ctx.now() };
    await saveLevels(tx, changed);
    await ctx.record(tx, actor, {
      action: 'service-levels.changed',
      subject: { kind: 'follow-up', id: null, name: 'Service levels of follow-ups' },
      ...whatChanged({ levels: old.levels }, { levels }),
    });
    return changed;
  });
  return present(settings, actor);
});

/** Two levels for the same priority and severity would contradict each other. */
function refuseTwice(levels: LevelSettings['levels']): void {
  const seen = new Set<string>();
  for (const [index, { priority, severity }] of levels.entries()) {
    const key = `${priority} ${severity}`;
    if (seen.has(key))
      throw new AppError('bad-input', 'Two lines are for the same priority and severity. Keep one of them.', [
        { path: `levels.${index}`, why: 'says again what another line says' },
      ]);
    seen.add(key);
  }
}

const present = ({ levels, changedBy, changedAt }: LevelSettings, actor: Actor) => ({
  levels,
  changedBy,
  changedAt: changedAt?.toISOString() ?? null,
  may: allowances(actor, ['settings.edit']),
});
