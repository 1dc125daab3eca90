import { ArrowUpRight, Check } from 'lucide-react';
import type { FollowedIssue, PlannedIssue } from '../../../data/trackers.ts';
import { BatchTrouble, sharedFault } from './batch-trouble.tsx';
import type { Asked } from './use-issue-batch.ts';

type Props = {
  plan: readonly PlannedIssue[];
  asked: ReadonlyMap<string, Asked>;
  issues: ReadonlyMap<string, FollowedIssue>;
};

/** Of each: made, on its way, or what stands in the way and what to do. */
export function BatchResults({ plan, asked, issues }: Props) {
  const shared = sharedFault([...issues.values()]);
  return (
    <>
      {shared && (
        <p className="batch-trouble" role="alert">
          <BatchTrouble fault={shared} />
        </p>
      )}
      <ul className="batch" aria-label="Issues">
        {plan.flatMap((one) => {
          const how = asked.get(one.followUpId);
          return how === undefined
            ? []
            : [
                <li key={one.followUpId} className="batch-row">
                  <span className="num faint">{one.reference}</span>
                  <span className="batch-said">
                    <span className="words" dir="auto">
                      {one.title}
                    </span>
                    <Result how={how} issue={issues.get(one.followUpId)} isSaid={shared !== null} />
                  </span>
                </li>,
              ];
        })}
      </ul>
    </>
  );
}

type ResultProps = { how: Asked; issue: FollowedIssue | undefined; isSaid: boolean };
function Result({ how, issue, isSaid }: ResultProps) {
  if (typeof how === 'object') return <span className="small batch-bad words">{how.refused}</span>;
  if (how === 'sending' || !issue) return <span className="small faint">being asked for…</span>;
  if (issue.fault)
    return (
      <span className="small batch-bad words">{isSaid ? 'not made yet' : <BatchTrouble fault={issue.fault} />}</span>
    );
  if (issue.state === 'waiting') return <span className="small faint">on its way to {issue.tracker.name}…</span>;
  return (
    <span className="small batch-ok">
      <Check size={13} aria-hidden />
      {issue.url ? (
        <a href={issue.url} target="_blank" rel="noreferrer" className="issue-key">
          {issue.key}
          <ArrowUpRight size={12} aria-hidden />
        </a>
      ) : (
        issue.key
      )}
    </span>
  );
}
