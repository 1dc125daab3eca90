import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import {
  AUDIENCE_WORDS,
  type Audience,
  type PlanChoice,
  type PublicationList,
  type PublicationPlan,
  usePlanChoice,
  usePreview,
} from '../../data/publications.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/field.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { PaperFrame } from './paper-frame.tsx';
import { PlanChoices } from './plan-choices.tsx';
import { PlanRedactions } from './plan-redactions.tsx';
import { PlanSections } from './plan-sections.tsx';
import { PublishDialog } from './publish-dialog.tsx';

/** Milliseconds of rest after which the preview is made anew. */
const REST = 400;

type EditorProps = { reference: string; audience: Audience; list: PublicationList };

/** A new version: what goes in on one side, on the other what that audience will read. */
export function PlanEditor({ reference, audience, list }: EditorProps) {
  const choice = usePlanChoice(reference, audience);
  if (choice.error) return <Failed error={choice.error} what="document" retry={() => void choice.refetch()} />;
  if (list.notYet) return <State title="Not yet">{list.notYet}</State>;
  if (!choice.data) return <BoneRows rows={6} />;
  return <Panes reference={reference} audience={audience} list={list} choice={choice.data} />;
}

function Panes({ reference, audience, list, choice }: EditorProps & { choice: PlanChoice }) {
  const navigate = useNavigate();
  const [plan, setPlan] = useState<PublicationPlan>(choice.plan);
  const [pane, setPane] = useState<'plan' | 'preview'>('plan');
  const [isAsking, setAsking] = useState(false);
  const settled = useRested(plan, REST);
  const preview = usePreview({ id: reference, audience, plan: settled });
  const change = (part: Partial<PublicationPlan>) => setPlan((old) => ({ ...old, ...part }));
  const isCurrent = settled === plan && preview.isSuccess && !preview.isPlaceholderData;
  const words = AUDIENCE_WORDS[audience];
  return (
    <div className="plan" data-pane={pane}>
      <fieldset className="plan-tabs" aria-label="What to show">
        <Button look="plain" aria-pressed={pane === 'plan'} onClick={() => setPane('plan')}>
          What goes in
        </Button>
        <Button look="plain" aria-pressed={pane === 'preview'} onClick={() => setPane('preview')}>
          Preview
        </Button>
      </fieldset>
      <section className="plan-side" aria-label="What goes in" tabIndex={-1}>
        <PlanSections plan={plan} choice={choice} change={change} />
        <PlanRedactions plan={plan} choice={choice} redacted={preview.data?.redacted ?? []} change={change} />
        <PlanChoices plan={plan} choice={choice} change={change} />
      </section>
      <section className="plan-preview" aria-label="Preview">
        {preview.error ? (
          <FormError error={preview.error} />
        ) : preview.data ? (
          <PaperFrame html={preview.data.html} title={`As ${words} will read it`} isBusy={!isCurrent} />
        ) : (
          <BoneRows rows={6} />
        )}
      </section>
      <div className="plan-foot">
        <span className="small faint" role="status">
          {preview.error
            ? 'This plan cannot be followed'
            : isCurrent
              ? `As ${words} will read it`
              : 'Making the preview…'}
        </span>
        <Button look="primary" disabled={!isCurrent} onClick={() => setAsking(true)}>
          Publish…
        </Button>
      </div>
      {isAsking && preview.data && (
        <PublishDialog
          input={{ id: reference, audience, plan: settled, digest: preview.data.digest }}
          leftovers={preview.data.leftovers}
          isPrivate={list.private}
          onClose={() => {
            setAsking(false);
            void preview.refetch();
          }}
          onPublished={() => void navigate({ to: '/post-mortems/$ref/publications', params: { ref: reference } })}
        />
      )}
    </div>
  );
}

/** The value once it has not changed for a while. */
function useRested<T>(value: T, rest: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return rested;
}
