import { useState } from 'react';
import type { GapRule } from '#shared/coach/finding.ts';
import { GAP_NAMES } from '#shared/coach/rule-names.ts';
import type { DocumentCoach } from '../../data/coach.ts';
import { useDocument } from '../../document/document-context.ts';
import { REASON_WORDS } from '../../editor/coach/put-away-form.tsx';
import { useCoachActions } from '../../editor/coach/use-coach-actions.ts';
import { TextButton } from '../../ui/button.tsx';
import { Ago } from '../../ui/when.tsx';

/** What is not asked any more, why and by whom; each can be brought back. */
export function CoachPutAway({ coach }: { coach: DocumentCoach }) {
  const { postMortem } = useDocument();
  const actions = useCoachActions(postMortem.id);
  const [isOpen, setOpen] = useState(false);
  const settled = coach.questions.filter((one) => one.state === 'not-here');
  const count = coach.dismissed.length + settled.length;
  if (count === 0) return null;
  return (
    <section className="coach-away" aria-label="Put away">
      <TextButton quiet aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {count} put away
      </TextButton>
      {isOpen && (
        <ul>
          {coach.dismissed.map((one) => (
            <li key={one.id}>
              <span className="words clamp-2" dir="auto">
                {isGap(one.rule) ? GAP_NAMES[one.rule] : `“${one.quote}”`}
              </span>
              <small>
                {one.note || REASON_WORDS[one.reason]} · {one.by ?? 'a program'}, <Ago at={one.at} />
              </small>
              <TextButton onClick={() => actions.bringBack(one.id)}>Bring back</TextButton>
            </li>
          ))}
          {settled.map((one) => (
            <li key={one.id}>
              <span className="words clamp-2">{one.text}</span>
              <small>{one.reason}</small>
              <TextButton onClick={() => actions.settleQuestion(one, 'open')}>Bring back</TextButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const isGap = (rule: DocumentCoach['dismissed'][number]['rule']): rule is GapRule => rule in GAP_NAMES;
