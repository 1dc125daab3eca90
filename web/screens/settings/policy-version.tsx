import type { Policy } from '../../data/policy.ts';
import { Ago } from '../../ui/when.tsx';

export function PolicyVersion({ policy, mayEdit }: { policy: Policy; mayEdit: boolean }) {
  return (
    <p className="small faint policy-version">
      {policy.changedAt ? (
        <>
          Version {policy.version}, since <Ago at={policy.changedAt} />
          {policy.changedBy && (
            <>
              , by <bdi>{policy.changedBy}</bdi>
            </>
          )}
          .
        </>
      ) : (
        'The policy as it comes: nobody has changed it here.'
      )}
      {!mayEdit && ' Admins change it, and see there what it would have decided.'}
    </p>
  );
}
