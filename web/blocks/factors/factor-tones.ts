import type { FactorRole } from '#shared/rules/factor-words.ts';
import type { Tone } from '../../ui/chip.tsx';

/** Colours mean the same as everywhere: amber what set it off, red what hurt, green what helped. */
export const ROLE_TONES: Record<FactorRole, Tone> = {
  triggered: 'warn',
  'made-possible': 'plain',
  'made-worse': 'bad',
  'limited-the-damage': 'ok',
};
