import { useReviewSettings } from '../../../data/reviews.ts';
import { useWord } from '../../../data/session.ts';
import { Bone, Failed } from '../../../ui/states.tsx';
import { SettingsHead } from '../settings-head.tsx';
import { RuleForm } from './rule-form.tsx';
import './review.css';

export default function ReviewPage() {
  const word = useWord();
  const settings = useReviewSettings();
  return (
    <>
      <SettingsHead title="Review">
        Who is asked when {word.aOne} is first submitted, and how many approvals it needs before it can be published.
        The first rule that fits holds. Where none fits, one approval is better and none is needed.
      </SettingsHead>
      {settings.error && !settings.data ? (
        <Failed error={settings.error} what="rules of review" retry={() => void settings.refetch()} inline />
      ) : settings.data ? (
        // Rules saved here or elsewhere are a new form.
        <RuleForm key={settings.data.changedAt ?? ''} settings={settings.data} />
      ) : (
        <Bone width="min(560px, 100%)" height={180} />
      )}
    </>
  );
}
