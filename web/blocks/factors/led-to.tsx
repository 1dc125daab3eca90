import { ArrowRight, X } from 'lucide-react';
import { useState } from 'react';
import type { Factor } from '../../data/factors.ts';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';
import { isStanding, linkable } from './factor-sort.ts';
import type { FactorActions } from './use-factor-actions.ts';

type LedToProps = {
  factor: Factor;
  all: readonly Factor[];
  mayEdit: boolean;
  actions: FactorActions;
  onShow: (id: string) => void;
};

/** What a factor led to, by name; the same links as the graph draws. */
export function LedTo({ factor, all, mayEdit, actions, onShow }: LedToProps) {
  const effects = factor.leadsTo.flatMap((id) => all.find((one) => one.id === id && isStanding(one)) ?? []);
  if (effects.length === 0) return null;
  return (
    <ul className="led-to" aria-label="Led to">
      {effects.map((one) => (
        <li key={one.id} className="led-to-one">
          <span aria-hidden>→</span>
          <button type="button" className="clamp-1" dir="auto" data-tip="Led to this" onClick={() => onShow(one.id)}>
            {one.title}
          </button>
          {mayEdit && (
            <button
              type="button"
              className="led-to-off live-control"
              aria-label={`It did not lead to ${one.title}`}
              onClick={() => actions.unlink(factor, one.id)}
            >
              <X size={11} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Says that a factor led to another one, found by its words. */
export function AddLink({ factor, all, actions }: { factor: Factor; all: readonly Factor[]; actions: FactorActions }) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const others = linkable(all, factor);
  const q = query.trim().toLowerCase();
  const shown = others.filter((one) => one.title.toLowerCase().includes(q));
  if (others.length === 0) return null;
  return (
    <Popover
      label={`What ${factor.title} led to`}
      width={320}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="evidence-add live-control" aria-label="Say what it led to">
          <ArrowRight size={11} aria-hidden /> led to
        </button>
      }
    >
      <div className="evidence-choice">
        <Picker
          label="What did it lead to?"
          emptyText="No other factor by that name"
          query={query}
          onQuery={setQuery}
          items={shown.map((one) => ({ id: one.id, name: one.title }))}
          onPick={({ id }) => {
            actions.link(factor, id);
            setQuery('');
            setOpen(false);
          }}
        />
      </div>
    </Popover>
  );
}
