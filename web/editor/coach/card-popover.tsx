import { X } from 'lucide-react';
import type { EditorView } from 'prosemirror-view';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { say } from '../../ui/toast-store.ts';
import { isTouch } from '../input/bars/is-touch.ts';
import { Floating } from '../input/floating.tsx';
import { coachKey } from './coach-plugin.ts';
import { coachStore, type OpenFinding, useCoach } from './coach-store.ts';
import { useFindingBody } from './finding-body.tsx';
import { useCoachActions } from './use-coach-actions.ts';
import { useKeyboardInset } from './use-keyboard-inset.ts';

type Props = { finding: OpenFinding; view: EditorView; postMortemId: string };

const QUESTION_KEYS = { next: ['ArrowRight', 'ArrowDown'], previous: ['ArrowLeft', 'ArrowUp'] };
const KEYS = [
  ['↵', 'answer'],
  ['← →', 'question'],
  ['N', 'not here'],
  ['F8', 'next'],
  ['Esc', 'text'],
] as const;
export const TIER_WORDS = { reword: 'Wording', ask: 'Question' } as const;

/** One finding beside its words. Who came by key has the focus in it; who pressed with a pointer goes on in the text. */
export function CardPopover({ finding, view, postMortemId }: Props) {
  const { isCardFocused } = useCoach();
  const card = useRef<HTMLDivElement>(null);
  const actions = useCoachActions(postMortemId);
  const close = (isBack: boolean) => {
    coachStore.set({ open: null });
    // On a phone that would bring up the keyboard.
    if (isBack && !isTouch()) view.focus();
  };
  const { body, keys } = useFindingBody({
    finding,
    actions,
    questionKeys: QUESTION_KEYS,
    onDone: (how, done) => {
      close(true);
      if (how === 'put-away') say('Put away, for everybody.', { action: { label: 'Undo', run: () => done?.undo() } });
    },
  });
  useEffect(() => {
    if (isCardFocused) card.current?.focus({ preventScroll: true });
  }, [isCardFocused]);
  useEffect(() => {
    // The sheet of a phone covers the lower half, where the words were pressed.
    if (matchMedia('(max-width: 640px)').matches)
      view.dom.querySelector('.coach-reword.is-active, .coach-ask.is-active')?.scrollIntoView({ block: 'start' });
  }, [view]);
  useCloseBeside(card, view);
  useKeyboardInset(card);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close(true);
    else if (event.key === 'F8') stepFrom(view, finding.id, event.shiftKey ? -1 : 1);
    else {
      keys(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Floating className="coach-popover" rect={() => rectOf(view, finding.id)}>
      <div
        ref={card}
        className={`coach-card is-${finding.tier}`}
        role="dialog"
        aria-label={`${TIER_WORDS[finding.tier]}: ${finding.quote}`}
        tabIndex={-1}
        onKeyDown={press}
      >
        <div className="coach-head">
          <span className="coach-tier">{TIER_WORDS[finding.tier]}</span>
          <q className="words clamp-2" dir="auto">
            {finding.quote}
          </q>
          <Button icon small look="plain" aria-label="Close" onClick={() => close(true)}>
            <X size={14} aria-hidden />
          </Button>
        </div>
        {body}
        {isCardFocused && (
          <p className="coach-keys" aria-hidden>
            {KEYS.map(([key, does]) => (
              <span key={key}>
                <Kbd>{key}</Kbd> {does}
              </span>
            ))}
          </p>
        )}
      </div>
    </Floating>
  );
}

function rectOf(view: EditorView, id: string): DOMRect {
  const at = coachKey.getState(view.state)?.placed.find((one) => one.id === id);
  if (!at) return new DOMRect();
  const [start, end] = [view.coordsAtPos(at.from, 1), view.coordsAtPos(at.to, -1)];
  return new DOMRect(start.left, start.top, 1, Math.max(start.bottom, end.bottom) - start.top);
}

/** The next finding from this one, in the order of the text, around its end. */
function stepFrom(view: EditorView, id: string, by: 1 | -1) {
  const { findings, editor } = coachStore.read();
  const at = findings.findIndex((one) => one.id === id);
  const next = findings[(at + by + findings.length) % findings.length];
  if (!next || view.isDestroyed) return;
  editor?.show(next.id);
  coachStore.set({ open: next.id, isCardFocused: true });
}

/** A press anywhere else closes the card, and so does going on to write. */
function useCloseBeside(card: { current: HTMLElement | null }, view: EditorView) {
  useEffect(() => {
    const press = (event: PointerEvent) => {
      const target = event.target as Element | null;
      if (!target || card.current?.contains(target) || target.closest('[data-coach], .toasts')) return;
      coachStore.set({ open: null });
    };
    const write = () => coachStore.set({ open: null });
    document.addEventListener('pointerdown', press);
    view.dom.addEventListener('input', write);
    return () => {
      document.removeEventListener('pointerdown', press);
      view.dom.removeEventListener('input', write);
    };
  }, [card, view]);
}
