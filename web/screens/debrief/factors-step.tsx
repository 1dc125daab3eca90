import { useFactors } from '../../data/factors.ts';
import { Bone, Failed } from '../../ui/states.tsx';
import { useMeetingState } from './meeting-context.ts';

const WORDS = {
  factors: {
    title: 'Contributing factors',
    ask: 'What had to be there for it to happen? What else?',
    none: 'None is named yet. Note what you find; there is never only one.',
  },
  helped: {
    title: 'What helped',
    ask: 'What limited the damage? What did somebody do that was written nowhere?',
    none: 'Nothing is named yet. Ask what would have made it worse.',
  },
};

/** What made it possible, or kept it from getting worse, as the document has it. */
export function FactorsStep({ kind }: { kind: 'factors' | 'helped' }) {
  const { postMortem } = useMeetingState();
  const factors = useFactors(postMortem.id);
  const { title, ask, none } = WORDS[kind];
  const shown = factors.data?.items.filter(
    (one) => one.state !== 'struck' && (one.role === 'limited-the-damage') === (kind === 'helped'),
  );
  return (
    <section className="stage-words" aria-labelledby="stage-title">
      <h2 id="stage-title">{title}</h2>
      <p className="meeting-lead">{ask}</p>
      {factors.error ? (
        <Failed error={factors.error} what={title.toLowerCase()} retry={() => void factors.refetch()} inline />
      ) : shown === undefined ? (
        <Bone height={80} />
      ) : shown.length === 0 ? (
        <p className="faint">{none}</p>
      ) : (
        <ul className="stage-factors">
          {shown.map((one) => (
            <li key={one.id}>
              <b className="words" dir="auto">
                {one.title}
              </b>
              {one.effect && <span dir="auto">{one.effect}</span>}
              {one.state === 'candidate' && <small>proposed, nobody has judged it</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
