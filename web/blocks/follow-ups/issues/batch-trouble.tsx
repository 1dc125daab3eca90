import { Link } from '@tanstack/react-router';
import type { FollowedIssue } from '../../../data/trackers.ts';
import { Clock } from '../../../ui/when.tsx';
import { isForAdmins } from './batch-words.ts';

type Fault = NonNullable<FollowedIssue['fault']>;

/** What is the same for several is said once. */
export function sharedFault(issues: readonly (FollowedIssue | undefined)[]): Fault | null {
  const faults = issues.flatMap((one) => one?.fault ?? []);
  const [first] = faults;
  return first && faults.length > 1 && faults.every(({ why }) => why === first.why) ? first : null;
}

/** What stands in the way, who can mend it, and when it is tried again by itself. */
export function BatchTrouble({ fault }: { fault: Fault }) {
  return (
    <>
      <span className="words">{fault.why}</span>{' '}
      {isForAdmins(fault.code) && (
        <>
          An admin can mend that in <Link to="/settings/trackers">Settings → Trackers</Link>.{' '}
        </>
      )}
      {fault.until ? (
        <>
          Tried again at <Clock at={fault.until} />, and nothing is lost meanwhile.
        </>
      ) : (
        'It is tried again by itself; nothing is lost meanwhile.'
      )}
    </>
  );
}
