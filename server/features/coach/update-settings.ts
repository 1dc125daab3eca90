import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updateCoachSettings as contract } from '#shared/contracts/coach.ts';
import type { ParsedInputOf } from '#shared/contracts/contract.ts';
import { AppError } from '#shared/errors.ts';
import { languageOf } from './languages.ts';
import { presentSettings } from './present-settings.ts';
import { getSettings, lockSettings, type Model, type Settings, saveSettings } from './settings-store.ts';

type Change = ParsedInputOf<typeof contract>;

export const updateSettings = operation(contract, async (ctx, actor, input) => {
  const { names, offRules, model } = input;
  const language = input.language && languageOf(input.language);
  const settings = await ctx.transaction(async (tx) => {
    await lockSettings(tx);
    const old = await getSettings(tx);
    const changed = {
      names: names ?? old.names,
      language: language ?? old.language,
      offRules: offRules === undefined ? old.offRules : [...new Set(offRules)],
      model: model === undefined ? old.model : modelFrom(model, old.model),
      changedBy: actorName(actor),
      changedAt: ctx.now(),
    };
    await saveSettings(tx, changed);
    const hasNewKey = changed.model?.key != null && changed.model.key !== old.model?.key;
    await ctx.record(tx, actor, {
      action: 'coach.settings-changed',
      subject: { kind: 'coach', id: null, name: 'The coach' },
      ...whatChanged(recorded(old), recorded(changed)),
      note: hasNewKey ? 'The model was given a key.' : null,
    });
    return changed;
  });
  return presentSettings(settings, actor);
});

/** For the record, which never holds a key. */
function recorded({ names, language, offRules, model }: Settings) {
  return { names, language, offRules, model: model && { ...model, key: model.key !== null } };
}

/** A key that was given for one place is never sent to another, or whoever sets the address could read it. */
function modelFrom(next: Change['model'], old: Model | null): Model | null {
  if (!next) return null;
  const { url, model: name, allowPrivate } = next;
  if (next.key !== undefined) return { url, name, key: next.key || null, allowPrivate };
  if (old?.key && new URL(old.url).origin !== new URL(url).origin)
    throw new AppError('bad-input', 'model.key: the address is another one, so give its key again, or null for none.', [
      { path: 'model.key', why: 'must be given again for another address' },
    ]);
  return { url, name, key: old?.key ?? null, allowPrivate };
}
