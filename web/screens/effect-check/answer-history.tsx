import { EFFECT_ANSWER_WORDS } from '#shared/rules/effect/effect-numbers.ts';
import type { EffectCheck } from '../../data/effects.ts';
import { DayAndClock } from '../../ui/when.tsx';

/** Every answer that was given, with the numbers that stood before whoever gave it. */
export function AnswerHistory({ check: { answers } }: { check: EffectCheck }) {
  if (answers.length === 0) return null;
  return (
    <section className="effect-history">
      <h2 className="group-title">{answers.length === 1 ? 'The answer' : 'Answers, newest first'}</h2>
      <ol>
        {answers.map((one) => {
          const seen = one.numbers?.counts[0];
          return (
            <li key={one.id}>
              <b>{EFFECT_ANSWER_WORDS[one.answer]}</b>
              <span className="words" dir="auto">
                {one.by}, <DayAndClock at={one.at} />
                {one.note && <> · {one.note}</>}
              </span>
              {one.withheld && (
                <small>What was counted then is not shown any more: not all of it is for everybody now</small>
              )}
              {seen && (
                <small>
                  {seen.before} before and {seen.after} after in {one.numbers?.days} days each, as it stood then
                </small>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
