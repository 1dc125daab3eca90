import { usePolicy } from '../../data/policy.ts';
import { useWord } from '../../data/session.ts';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { PolicyForm } from './policy-form.tsx';
import { SettingsHead } from './settings-head.tsx';
import './policy.css';

export default function PolicyPage() {
  const word = useWord();
  const policy = usePolicy();
  return (
    <>
      <SettingsHead title="Decision policy">
        When an incident is resolved, points for and against {word.aOne} are added up from what was recorded, and the
        sum is held against the thresholds on top. A weight of 0 switches a rule off. Decisions already made stay.
      </SettingsHead>
      {policy.error && !policy.data ? (
        <Failed error={policy.error} what="policy" retry={() => void policy.refetch()} inline />
      ) : policy.data ? (
        // A new version on the server, saved here or elsewhere, is a new form.
        <PolicyForm key={policy.data.version} policy={policy.data} />
      ) : (
        <BoneRows rows={8} />
      )}
    </>
  );
}
