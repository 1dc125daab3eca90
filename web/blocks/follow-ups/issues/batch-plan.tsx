import type { PlannedIssue } from '../../../data/trackers.ts';
import { CheckField } from '../../../ui/field.tsx';
import { followUpCount, LEFT_OUT } from './batch-words.ts';

type Props = {
  plan: PlannedIssue[];
  /** How many were chosen: what the reader may see no longer is in no plan. */
  count: number;
  skipped: ReadonlySet<string>;
  onSkip: (id: string, isSkipped: boolean) => void;
  isPrivateToo: boolean;
  onPrivate: (isToo: boolean) => void;
};

/** Which get an issue, under which title, and which do not and why. */
export function BatchPlan({ plan, count, skipped, onSkip, isPrivateToo, onPrivate }: Props) {
  const ready = plan.filter(({ standing }) => standing === 'ready');
  const hidden = plan.filter(({ standing }) => standing === 'private');
  const left = plan.filter(({ standing }) => standing !== 'ready' && standing !== 'private');
  const unseen = count - plan.length;
  return (
    <>
      {ready.length > 0 && (
        <fieldset className="batch">
          <legend className="field-label">Title of each issue</legend>
          {ready.map((one) => (
            <label key={one.followUpId} className="batch-row">
              <input
                type="checkbox"
                checked={!skipped.has(one.followUpId)}
                onChange={(event) => onSkip(one.followUpId, !event.target.checked)}
              />
              <span className="num faint">{one.reference}</span>
              <span className="words" dir="auto">
                {one.title}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {hidden.length > 0 && (
        <div className="batch-private">
          <CheckField
            label={`Also make issues of ${followUpCount(hidden.length)} that ${hidden.length === 1 ? 'is' : 'are'} private`}
            hint={`Everybody who reads the tracker will read “${hidden[0]!.title}” and a link that opens only for those who may see it; neither why, nor owner, nor date. (${hidden.map(({ reference }) => reference).join(', ')})`}
            checked={isPrivateToo}
            onChange={(event) => onPrivate(event.target.checked)}
          />
        </div>
      )}
      {(left.length > 0 || unseen > 0) && (
        <section aria-label="Left out" className="batch-left">
          <h3 className="field-label">Left out</h3>
          <ul className="batch">
            {left.map((one) => (
              <LeftOut key={one.followUpId} one={one} />
            ))}
            {unseen > 0 && (
              <li className="batch-row small">{followUpCount(unseen)} that you can see no longer, or that are gone</li>
            )}
          </ul>
        </section>
      )}
    </>
  );
}

function LeftOut({ one }: { one: PlannedIssue }) {
  const { standing, issue, reference } = one;
  if (standing === 'ready' || standing === 'private') return null;
  return (
    <li className="batch-row small">
      <span className="num faint">{reference}</span>
      <span className="words quiet">
        {LEFT_OUT[standing]}
        {issue?.url && issue.key && (
          <>
            {': '}
            <a href={issue.url} target="_blank" rel="noreferrer">
              {issue.key}
            </a>
          </>
        )}
      </span>
    </li>
  );
}
