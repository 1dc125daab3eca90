import { type KeyboardEvent, useState } from 'react';
import type { Drawn } from '#shared/document/figures/factor-layout.ts';
import type { Factor } from '../../../data/factors.ts';
import { linkable } from '../factor-sort.ts';
import type { FactorActions } from '../use-factor-actions.ts';
import { boxToward } from './graph-layout.ts';

/** Somebody is choosing another factor: to link to, or to unlink from. */
export type Choosing = { act: 'link' | 'unlink'; from: string; choices: string[]; at: number };

type Props = {
  factors: readonly Factor[];
  drawn: Pick<Drawn, 'boxes' | 'edges'>;
  mayEdit: boolean;
  actions: FactorActions;
  focus: (id: string) => void;
  onEdit: (id: string) => void;
};

/**
 * The graph without a mouse. The arrows go from factor to factor; L and then the arrows choose what it led to, Delete which
 * link to take away, Enter keeps the choice and Escape leaves it.
 */
export function useGraphKeys({ factors, drawn, mayEdit, actions, focus, onEdit }: Props) {
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const factorOf = (id: string) => factors.find((one) => one.id === id);

  const begin = (act: Choosing['act'], factor: Factor) => {
    const choices =
      act === 'link'
        ? linkable(factors, factor).map((one) => one.id)
        : factor.leadsTo.filter((id) => factorOf(id) !== undefined);
    const [only] = choices;
    if (act === 'unlink' && only && choices.length === 1) actions.unlink(factor, only);
    else if (only) setChoosing({ act, from: factor.id, choices, at: 0 });
  };
  const choose = (event: KeyboardEvent, now: Choosing): boolean => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) setChoosing({ ...now, at: (now.at + step + now.choices.length) % now.choices.length });
    else if (event.key === 'Enter' || event.key === ' ') {
      const factor = factorOf(now.from);
      const to = now.choices[now.at];
      if (factor && to) actions[now.act](factor, to);
      setChoosing(null);
    } else if (event.key === 'Escape' || event.key === 'Tab') setChoosing(null);
    else return false;
    return event.key !== 'Tab';
  };
  const walk = (event: KeyboardEvent, id: string): boolean => {
    const factor = factorOf(id);
    if (!factor) return false;
    const next = boxToward(drawn, id, event.key);
    if (event.key.startsWith('Arrow')) {
      if (next) focus(next);
    } else if (event.key === 'Enter') onEdit(id);
    else if (mayEdit && event.key.toLowerCase() === 'l') begin('link', factor);
    else if (mayEdit && (event.key === 'Delete' || event.key === 'Backspace')) begin('unlink', factor);
    else return false;
    return true;
  };
  const press = (event: KeyboardEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const isMine = choosing ? choose(event, choosing) : walk(event, id);
    if (!isMine) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { choosing, press, stop: () => setChoosing(null) };
}
