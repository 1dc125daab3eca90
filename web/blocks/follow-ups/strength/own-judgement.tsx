import { STRENGTHS, type Strength } from '#shared/coach/finding.ts';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { Segments } from '../../../ui/filter-bar.tsx';
import { InPlace } from '../../in-place.tsx';
import type { FollowUpActions } from '../use-follow-up-actions.tsx';
import { STRENGTH_WORDS } from './strength-words.ts';

type Choice = Strength | 'words';
const CHOICES: { value: Choice; label: string }[] = [
  { value: 'words', label: 'As it reads' },
  ...STRENGTHS.map((value) => ({ value, label: STRENGTH_WORDS[value] })),
];

type OwnProps = { followUp: FollowUp; actions: FollowUpActions };

/** The last word on the strength is the author's, with the reason beside it. */
export function OwnJudgement({ followUp, actions }: OwnProps) {
  const { reference, strength, updatedBy } = followUp;
  const own = strength.by === 'person' && strength.level ? { level: strength.level, why: strength.why } : null;
  const choose = (choice: Choice) => {
    const next = choice === 'words' ? null : { level: choice, why: own?.why ?? '' };
    const done = next ? `${reference} set to ${choice}.` : `${reference} is judged by its words.`;
    void actions.set(followUp, { strength: next }, { what: 'strength', done, before: { strength: own } });
  };
  return (
    <section className="strength-own">
      <h3>Your judgement</h3>
      <Segments label="Strength" value={own?.level ?? 'words'} options={CHOICES} onChange={choose} />
      {own && (
        <div>
          <InPlace
            label="Reason"
            value={own.why}
            placeholder="What makes it so?"
            isLong
            mayEdit
            writtenBy={updatedBy}
            onSave={(why) => actions.save(followUp, { strength: { ...own, why } })}
          />
        </div>
      )}
    </section>
  );
}
