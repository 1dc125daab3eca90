import { stripModel, type Tone } from '#shared/document/strip-model.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';

type Times = Record<Phase, { at: string } | null>;
/** Fractions of the width, 0 to 1. */
type Part = { x: number; width: number };
export type WindowModel = { window: Part; spans: (Part & { phase: Phase; tone: Tone })[] };

const MARGIN = 0.04;

/**
 * A time window on the scale of the incident's strip: the phases and the window, both whole. `from` and `to` are ISO 8601;
 * undefined when the window is open or the phases are not known.
 */
export function windowModel(times: Times, from: string | null, to: string | null): WindowModel | undefined {
  if (!from || !to) return undefined;
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const phases = Object.fromEntries(
    PHASES.flatMap((phase) => (times[phase] ? [[phase, Date.parse(times[phase].at)]] : [])),
  ) as Partial<Record<Phase, number>>;
  const known = Object.values(phases);
  if (known.length < 2 || !(end > begin)) return undefined;
  const [left, right] = [Math.min(begin, ...known), Math.max(end, ...known)];
  const margin = (right - left) * MARGIN;
  const model = stripModel({ phases, events: [], from: left - margin, to: right + margin });
  const length = model.to - model.from;
  return {
    window: { x: (begin - model.from) / length, width: (end - begin) / length },
    spans: model.spans.map(({ phase, tone, x, width }) => ({ phase, tone, x, width })),
  };
}
