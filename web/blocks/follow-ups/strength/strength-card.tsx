import { FOLLOW_UP_KIND_LABELS } from '#shared/rules/factor-words.ts';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { Button } from '../../../ui/button.tsx';
import type { FollowUpActions } from '../use-follow-up-actions.tsx';
import { OwnJudgement } from './own-judgement.tsx';
import { Reword } from './reword.tsx';
import { StrengthMark } from './strength-mark.tsx';
import { STRENGTH_MEANINGS } from './strength-words.ts';

type CardProps = { followUp: FollowUp; mayEdit: boolean; actions: FollowUpActions; onDone: () => void };

/** Why a follow-up counts as strong or weak, what would be stronger, and the author's own word on it. */
export function StrengthCard({ followUp, mayEdit, actions, onDone }: CardProps) {
  const { strength, wording, kind, proposedKind } = followUp;
  const { level, why, stronger, by } = strength;
  return (
    <div className="strength-card">
      <section>
        <header>
          <span className="strength-card-level">
            <StrengthMark level={level} />
          </span>
          <small>{by === 'person' ? 'set by hand' : level ? 'by its words' : 'not known'}</small>
        </header>
        <p className="words" dir="auto">
          {why || (level && STRENGTH_MEANINGS[level])}
        </p>
      </section>
      {stronger && (
        <section className="strength-stronger">
          <h3>To make it stronger</h3>
          <p className="words" dir="auto">
            {stronger}
          </p>
          {mayEdit && <Reword followUp={followUp} stronger={stronger} actions={actions} onDone={onDone} />}
        </section>
      )}
      {wording.notes.length > 0 && (
        <section>
          <h3>Its wording</h3>
          <ul className="strength-notes">
            {wording.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      {mayEdit && kind === null && proposedKind && (
        <section className="strength-kind">
          <h3>What it is for</h3>
          <Button small onClick={() => void actions.set(followUp, { kind: proposedKind }, { what: 'kind' })}>
            {FOLLOW_UP_KIND_LABELS[proposedKind]}
          </Button>
        </section>
      )}
      {mayEdit && <OwnJudgement followUp={followUp} actions={actions} />}
    </div>
  );
}
