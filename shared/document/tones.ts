import type { FactorRole } from '../rules/factor-words.ts';
import type { Tone } from './strip-model.ts';

const TONES: Record<string, Tone> = {
  alert: 'bad',
  'first alert': 'bad',
  detected: 'bad',
  declared: 'bad',
  'impact started': 'bad',
  acknowledged: 'warn',
  status: 'warn',
  'status-change': 'warn',
  decision: 'warn',
  change: 'info',
  deploy: 'info',
  hypothesis: 'think',
  diagnosis: 'think',
  observation: 'think',
  action: 'ok',
  mitigated: 'ok',
  recovery: 'ok',
  resolved: 'ok',
};

/** The colour of an event's kind or of a timeline label; colour only where it means something. */
export const toneOf = (label: string): Tone => TONES[label.toLowerCase()] ?? 'plain';

/** Colours of factors mean the same as everywhere: amber what set it off, red what hurt, green what helped. */
export const ROLE_TONES = {
  triggered: 'warn',
  'made-possible': 'plain',
  'made-worse': 'bad',
  'limited-the-damage': 'ok',
} as const satisfies Record<FactorRole, Tone>;
