import { Link } from '@tanstack/react-router';
import { useDocument } from '../document/document-context.ts';
import { OUTCOME_WORDS } from '../ui/chip.tsx';
import { BlockEmpty, BlockFrame } from './block-frame.tsx';
import { JudgeMenu } from './similar/judge-menu.tsx';
import './similar.css';

const daysWords = (days: number) =>
  days === 0 ? 'on the same day' : days === 1 ? '1 day earlier' : `${days.toLocaleString('en')} days earlier`;

/** Past incidents like this one, why they are alike, and what came of them. */
export function SimilarBlock() {
  const { postMortem, mayEdit } = useDocument();
  const { similar, incidents } = postMortem;
  // Of several incidents none can be told to be the one that is like it.
  const [incident] = incidents.length === 1 ? incidents : [];
  return (
    <BlockFrame label="Similar incidents">
      {similar.length === 0 ? (
        <BlockEmpty>
          Nothing like it in the year before. Incidents of the same services, alerts or words would stand here.
        </BlockEmpty>
      ) : (
        <ul className="live-rows">
          {similar.map((one) => (
            <li key={one.id} className="alike-row">
              <span className="alike-title">
                <Link to="/incidents/$ref" params={{ ref: one.reference }} className="words" dir="auto">
                  <span className="alike-ref num">{one.reference}</span> {one.title}
                </Link>
                <small className="words" dir="auto">
                  {one.alike.join(' · ')}
                </small>
              </span>
              <span className="alike-side">
                {daysWords(one.daysAgo)}
                {one.postMortemReference ? (
                  <Link to="/post-mortems/$ref" params={{ ref: one.postMortemReference }} className="link num">
                    {one.postMortemReference}
                  </Link>
                ) : (
                  one.outcome && <span>{OUTCOME_WORDS[one.outcome].toLowerCase()}</span>
                )}
                {mayEdit && incident && <JudgeMenu incidentId={incident.id} other={one} />}
              </span>
            </li>
          ))}
        </ul>
      )}
    </BlockFrame>
  );
}
