import type { z } from 'zod';
import type { coachSettings } from '#shared/contracts/coach.ts';
import { type Actor, allowances, may } from '#shared/rules/access.ts';
import { LANGUAGES } from './languages.ts';
import type { Settings } from './settings-store.ts';

/** Where a model is, only admins are told; its key nobody is. */
export function presentSettings(settings: Settings, actor: Actor): z.input<typeof coachSettings> {
  const { names, language, offRules, model, changedBy, changedAt } = settings;
  const { url = '', name = '', key = null, allowPrivate = false } = model ?? {};
  return {
    names,
    language,
    languages: [...LANGUAGES],
    offRules,
    model: model && may(actor, 'coach.manage') ? { url, model: name, hasKey: key !== null, allowPrivate } : null,
    changedBy,
    changedAt: changedAt?.toISOString() ?? null,
    may: allowances(actor, ['coach.manage']),
  };
}
