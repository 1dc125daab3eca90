import { Undo2, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useDocument } from '../../document/document-context.ts';
import { coachStore } from '../../editor/coach/coach-store.ts';
import { useCoachActions } from '../../editor/coach/use-coach-actions.ts';
import { useKeyboardInset } from '../../editor/coach/use-keyboard-inset.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { InterviewPoint } from './interview-point.tsx';
import { useInterview } from './use-interview.ts';
import { useOpenPoints } from './use-open-points.ts';
import './interview.css';

/** Everything that is open, one at a time, one key each. Closing it loses nothing: it goes on where it was left. */
export default function Interview() {
  const { postMortem } = useDocument();
  const { points } = useOpenPoints(postMortem);
  const interview = useInterview(postMortem.id, points);
  const actions = useCoachActions(postMortem.id);
  const { current, number, total } = interview;
  const box = useRef<HTMLDivElement>(null);
  useKeyboardInset(box);
  const close = () => coachStore.set({ isWalking: false });
  const finding = current?.kind === 'finding' ? current.id : null;
  useEffect(() => {
    if (finding) coachStore.read().editor?.show(finding);
  }, [finding]);

  const press = (event: KeyboardEvent) => {
    if ((event.target as Element).closest('input, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowRight' && current) interview.skip();
    else if (event.key.toLowerCase() === 'u') interview.undo();
    else return;
    event.preventDefault();
  };
  return (
    <Modal className="interview" label={{ 'aria-label': 'Walk through what is open' }} onClose={close}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of what stands within */}
      <div ref={box} className="interview-box" onKeyDown={press}>
        <div className="interview-head">
          {current ? (
            <>
              <span className="num">
                {number} of {total}
              </span>
              <progress value={number - 1} max={total} aria-label="How far" />
            </>
          ) : (
            <span />
          )}
          <Button icon small look="plain" aria-label="Close" onClick={close}>
            <X size={16} aria-hidden />
          </Button>
        </div>
        {current ? (
          <InterviewPoint
            key={current.id}
            point={current}
            actions={actions}
            onDone={(how, done) => interview.done(how, done)}
            onLeave={close}
          />
        ) : (
          <Summary words={interview.summary} left={points.length} onClose={close} />
        )}
        {(current || interview.mayUndo) && (
          <div className="interview-foot">
            {interview.mayUndo ? (
              <Button look="plain" onClick={interview.undo}>
                <Undo2 size={15} aria-hidden /> Undo <Kbd>U</Kbd>
              </Button>
            ) : (
              <span />
            )}
            {current && (
              <Button onClick={interview.skip}>
                Skip <Kbd>→</Kbd>
              </Button>
            )}
          </div>
        )}
      </div>
    </Modal>
  );
}

function Summary({ words, left, onClose }: { words: string; left: number; onClose: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="interview-end" role="status">
      <h2>{left === 0 ? 'Nothing is open any more' : 'That is all for now'}</h2>
      <p>{words}</p>
      <Button ref={button} look="primary" onClick={onClose}>
        Back to the text
      </Button>
    </div>
  );
}
