import { Link } from '@tanstack/react-router';
import type { Decision } from '../../data/incidents.ts';
import { usePolicy } from '../../data/policy.ts';
import { useWord } from '../../data/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';

/** The policy behind a decision: what it weighs, with the thresholds in force. */
export function WhyTheseRules({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const word = useWord();
  const policy = usePolicy();
  return (
    <Dialog
      open
      onClose={onClose}
      width={580}
      title="Why these rules?"
      description={`Severity alone is a poor rule. Repeats, near misses, surprises and hard responses teach more, so each of them counts towards ${word.aOne}.`}
      foot={
        <Link to="/settings/policy" className="link" onClick={onClose}>
          {policy.data?.may['policy.edit'] ? 'Change the policy' : 'See the whole policy'}
        </Link>
      }
    >
      {policy.error ? (
        <Failed error={policy.error} what="policy" retry={() => void policy.refetch()} inline />
      ) : policy.data ? (
        <>
          {policy.data.version !== decision.policyVersion && (
            <p className="small faint">
              Decided under version {decision.policyVersion} of the policy; this is version {policy.data.version}.
            </p>
          )}
          <table className="rules-table">
            <tbody>
              {policy.data.fields.map((field) => (
                <tr key={field.name}>
                  <td>
                    <span className="strong">{field.label}</span>
                    <br />
                    <span className="small quiet">{field.explanation}</span>
                  </td>
                  <td>
                    {field.value} <span className="faint">{field.unit}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <BoneRows rows={6} />
      )}
    </Dialog>
  );
}
