import { Link } from '@tanstack/react-router';
import { EFFECT_ANSWER_WORDS } from '#shared/rules/effect/effect-numbers.ts';
import { useEffectCheck } from '../../data/effects.ts';
import { Day } from '../../ui/when.tsx';
import './effect-line.css';

/** Whether a finished follow-up worked, in one line: what was answered, or when it will be asked. Nothing while it is not done. */
export function EffectLine({ reference }: { reference: string }) {
  const check = useEffectCheck(reference).data;
  if (!check || check.state === 'not-done') return null;
  const [last] = check.answers;
  const again = check.recurrences.filter((one) => one.sinceAnswer);
  return (
    <p className="effect-line">
      <Link to="/follow-ups/$ref/effect" params={{ ref: reference }} className="link">
        {last ? EFFECT_ANSWER_WORDS[last.answer] : check.state === 'asked' ? 'Did it work?' : 'Effect'}
      </Link>
      <span>
        {last ? (
          <>
            says {last.by}, <Day at={last.at} />
            {again.length > 0 && <b> · but {again.map((one) => one.incident.reference).join(', ')} came since</b>}
          </>
        ) : check.state === 'waiting' && check.askAt ? (
          <>
            asked about on <Day at={check.askAt} />
          </>
        ) : (
          'nobody has said yet'
        )}
      </span>
    </p>
  );
}
