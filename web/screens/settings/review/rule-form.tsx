import { useState } from 'react';
import { type ReviewSettings, useSetReviewSettings } from '../../../data/reviews.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError } from '../../../ui/field.tsx';
import { say } from '../../../ui/toast-store.ts';
import { draftsOf, type RuleDraft, rulesOf } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';

const MOST_RULES = 50;

/** The rules in their order, saved as one. */
export function RuleForm({ settings }: { settings: ReviewSettings }) {
  const save = useSetReviewSettings();
  const [drafts, setDrafts] = useState(() => draftsOf(settings));
  const mayEdit = settings.may['settings.edit'] === true;
  const isSame = JSON.stringify(rulesOf(drafts)) === JSON.stringify(rulesOf(draftsOf(settings)));
  const change = (key: string, fields: Partial<RuleDraft>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...fields } : one)));
  const moveUp = (index: number) => setDrafts(drafts.with(index - 1, drafts[index]!).with(index, drafts[index - 1]!));
  const add = () =>
    setDrafts([...drafts, { key: crypto.randomUUID(), severities: '', services: '', people: [], approvals: 1 }]);
  return (
    <form
      aria-label="Rules of review"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ rules: rulesOf(drafts), seen: settings.changedAt }, { onSuccess: () => say('Saved.') });
      }}
    >
      {drafts.length === 0 && <p className="quiet">There is no rule.</p>}
      <ol className="review-rules">
        {drafts.map((draft, index) => (
          <li key={draft.key}>
            <RuleFields
              draft={draft}
              name={`Rule ${index + 1}`}
              mayEdit={mayEdit}
              onChange={(fields) => change(draft.key, fields)}
              onUp={index > 0 ? () => moveUp(index) : undefined}
              onRemove={() => setDrafts(drafts.filter((one) => one !== draft))}
            />
          </li>
        ))}
      </ol>
      <FormError error={save.error} />
      {mayEdit ? (
        <div className="review-rule-acts">
          <Button onClick={add} disabled={drafts.length >= MOST_RULES}>
            Add a rule
          </Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={isSame}>
            Save
          </Button>
        </div>
      ) : (
        <p className="small faint settings-note">Admins change these.</p>
      )}
      {settings.changedBy && <p className="small faint settings-note">Last changed by {settings.changedBy}.</p>}
    </form>
  );
}
