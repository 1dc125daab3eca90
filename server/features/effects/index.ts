import type { Chore } from '#server/platform/reaction.ts';
import { answerEffect } from './answer-effect.ts';
import { listEffects } from './list-effects.ts';
import { askOnLikeness, askOnRepeat } from './on-recurrence.ts';
import { askEffects, planOnChange } from './plan-effects.ts';
import { showEffect } from './show-effect.ts';

export const effectOperations = [showEffect, answerEffect, listEffects];
export const effectReactions = [planOnChange, askOnRepeat, askOnLikeness];
export const effectChores: Chore[] = [
  { name: 'effects', cron: '25 * * * *', run: async (ctx, signal) => void (await askEffects(ctx, signal)) },
];
export { listWaiting, type Waiting } from './effects-store.ts';
export { askEffects } from './plan-effects.ts';
