import { useState } from 'react';
import { POST_MORTEM_STATUSES, type PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import { isRefusal } from '../../data/api.ts';
import { type Move, type PostMortem, useMove } from '../../data/post-mortems.ts';
import { Button } from '../../ui/button.tsx';
import { POST_MORTEM_STATUS_WORDS } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { SubmitDialog } from './submit-dialog.tsx';
import { useOpenPoints } from './use-open-points.ts';

export function StatusSteps({ status }: { status: PostMortemStatus }) {
  return (
    <ol className="steps" aria-label="Status">
      {POST_MORTEM_STATUSES.map((one) => (
        <li
          key={one}
          className={`step-${one} ${one === status ? 'is-on' : ''}`}
          aria-current={one === status ? 'step' : undefined}
        >
          {POST_MORTEM_STATUS_WORDS[one]}
        </li>
      ))}
    </ol>
  );
}

type OtherMove = Exclude<Move, 'submit'>;
type MoveWords = { verb: string; title: string; lead: string; note: string | null; done: string };
const MOVES: Record<OtherMove, MoveWords> = {
  approve: {
    verb: 'Approve',
    title: 'Approve',
    lead: 'You read it and stand by it.',
    note: 'A word to the authors',
    done: 'Approved.',
  },
  'request-changes': {
    verb: 'Ask for changes',
    title: 'Ask for changes',
    lead: 'It goes back to draft, with what you say here.',
    note: 'What should change?',
    done: 'Back in draft.',
  },
  publish: {
    verb: 'Publish',
    title: 'Publish',
    lead: 'From now on everybody who may see it finds it in the library. It can be reopened.',
    note: null,
    done: 'Published.',
  },
  reopen: {
    verb: 'Reopen',
    title: 'Reopen',
    lead: 'It becomes a draft again and can be changed.',
    note: 'Why?',
    done: 'Reopened.',
  },
};
const OFFERED: Record<PostMortemStatus, Move[]> = {
  draft: ['submit'],
  'in-review': ['request-changes', 'approve', 'publish'],
  published: ['reopen'],
};

type Props = { postMortem: PostMortem; onMissing: () => void };
/** The next steps of its life, for those who may take them. */
export function StatusMoves({ postMortem, onMissing }: Props) {
  const [asked, setAsked] = useState<Move | null>(null);
  const { points } = useOpenPoints(postMortem);
  if (!postMortem.may['post-mortem.move']) return null;
  const open = points.length;
  const offered = OFFERED[postMortem.status];
  return (
    <>
      {offered.map((move) => (
        <Button
          key={move}
          look={move === offered.at(-1) && move !== 'reopen' ? 'primary' : 'default'}
          onClick={() => {
            setAsked(move);
            if (move === 'submit' && open > 0) onMissing();
          }}
        >
          {move === 'submit' ? 'Submit' : MOVES[move].verb}
          {move === 'submit' && open > 0 && ` · ${open} open`}
        </Button>
      ))}
      {asked === 'submit' && <SubmitDialog postMortem={postMortem} onClose={() => setAsked(null)} />}
      {asked && asked !== 'submit' && (
        <MoveDialog move={asked} postMortem={postMortem} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function MoveDialog({ move, postMortem, onClose }: { move: OtherMove; postMortem: PostMortem; onClose: () => void }) {
  const words = MOVES[move];
  const run = useMove(move);
  const [note, setNote] = useState('');
  const questions = move === 'publish' ? postMortem.openQuestions : [];
  const isIncomplete = isRefusal(run.error, 'incomplete');
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() =>
        run.mutate(
          { id: postMortem.reference, note: note || undefined },
          {
            onSuccess: () => {
              say(words.done);
              onClose();
            },
          },
        )
      }
      title={words.title}
      description={words.lead}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            busy={run.isPending}
            disabled={isIncomplete || (move === 'request-changes' && !note.trim())}
          >
            {words.verb}
          </Button>
        </>
      }
    >
      {questions.length > 0 && (
        <div className="quiet small" style={{ marginBottom: 14 }}>
          <p className="strong">
            {questions.length === 1 ? 'One question is' : `${questions.length} questions are`} still open:
          </p>
          <ul style={{ listStyle: 'disc', paddingLeft: 18 }}>
            {questions.slice(0, 5).map((question) => (
              <li key={question.text}>{question.text}</li>
            ))}
          </ul>
          {questions.length > 5 && <p>and {questions.length - 5} more.</p>}
          <p>They may stay open: what is not known is worth saying too.</p>
        </div>
      )}
      {words.note && (
        <TextArea
          label={words.note}
          optional={move !== 'request-changes'}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      <FormError error={run.error} />
    </Dialog>
  );
}
