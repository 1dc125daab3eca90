import { useRef, useState } from 'react';
import type { Done } from '../../editor/coach/use-coach-actions.ts';
import type { OpenPoint } from './use-open-points.ts';

export type Outcome = 'answered' | 'reworded' | 'put-away' | 'skipped';
type Step = { id: string; how: Outcome; undo: (() => void) | null };
type Walk = { order: readonly string[]; steps: readonly Step[] };

/** Where each interview was left, by post-mortem, as long as the page stands. */
const left = new Map<string, Walk>();

/** Goes on with an interview that was left, with what came since at its end; a finished one begins anew. */
export function beginWalk(kept: Walk | undefined, open: readonly string[]): Walk {
  if (!kept || isOver(kept, open)) return { order: open, steps: [] };
  return { order: [...kept.order, ...open.filter((id) => !kept.order.includes(id))], steps: kept.steps };
}

const isOver = (walk: Walk, open: readonly string[]) =>
  !walk.order.some((id) => open.includes(id) && !isHandled(walk, id));
const isHandled = ({ steps }: Walk, id: string) => steps.some((step) => step.id === id);

/** In a sentence: what was done, and what stays. */
export function summaryOf(steps: readonly Pick<Step, 'how'>[]): string {
  const count = (how: Outcome) => steps.filter((step) => step.how === how).length;
  const parts = [
    [count('answered'), 'answered'],
    [count('reworded'), 'reworded'],
    [count('put-away'), 'put away'],
    [count('skipped'), 'left for later'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return said.length > 0 ? `${said.join(', ')}.` : 'Nothing was left to ask.';
}

export function useInterview(postMortemId: string, points: readonly OpenPoint[]) {
  const [walk, setWalk] = useState(() =>
    beginWalk(
      left.get(postMortemId),
      points.map((one) => one.id),
    ),
  );
  // What was taken back is asked again before the coach has read the text anew.
  const known = useRef(new Map<string, OpenPoint>());
  const revived = useRef(new Set<string>());
  for (const point of points) known.current.set(point.id, point);
  const keep = (next: Walk) => {
    left.set(postMortemId, next);
    setWalk(next);
  };
  const find = (id: string) =>
    points.find((one) => one.id === id) ?? (revived.current.has(id) ? known.current.get(id) : undefined);
  const { order, steps } = walk;
  const id = order.find((one) => !isHandled(walk, one) && find(one) !== undefined);
  const current = id === undefined ? undefined : find(id);
  const add = (how: Outcome, undo: Step['undo']) => {
    if (!current) return;
    revived.current.delete(current.id);
    keep({ order, steps: [...steps, { id: current.id, how, undo }] });
  };
  return {
    current,
    number: id === undefined ? order.length : order.indexOf(id) + 1,
    total: order.length,
    summary: summaryOf(steps),
    mayUndo: steps.length > 0,
    done: (how: Outcome, done: Done) => add(how, done?.undo ?? null),
    skip: () => add('skipped', null),
    undo: () => {
      const last = steps.at(-1);
      if (!last) return;
      last.undo?.();
      revived.current.add(last.id);
      keep({ order, steps: steps.slice(0, -1) });
    },
  };
}
