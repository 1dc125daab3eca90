import { type FormEvent, useRef, useState } from 'react';
import { type Risk, useCreateRisk, useRisks } from '../../data/risks.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { FormError } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { BlockBones, BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { RiskRow } from './risk-row.tsx';
import { inRiskOrder, riskCount } from './risk-words.ts';
import { useRiskActions } from './use-risk-actions.ts';
import './risks.css';

/** What the incident exposed that could still happen. */
export function RisksBlock({ editable }: { editable: boolean }) {
  const { postMortem } = useDocument();
  const query = useRisks(postMortem.id);
  const actions = useRiskActions();
  const [isAdding, setAdding] = useState(false);
  const all: Risk[] | undefined = query.data?.items;
  const risks = inRiskOrder(all ?? []);
  const struck = all?.filter((one) => one.state === 'struck') ?? [];
  return (
    <BlockFrame
      label="Risks"
      summary={all && riskCount(risks)}
      acts={
        editable && risks.length > 0 && !isAdding && <TextButton onClick={() => setAdding(true)}>Add a risk</TextButton>
      }
    >
      {query.error && !all ? (
        <Failed error={query.error} what="risks" retry={() => void query.refetch()} inline />
      ) : !all ? (
        <BlockBones rows={2} height={44} />
      ) : risks.length > 0 ? (
        <ul className="live-rows">
          {risks.map((risk) => (
            <RiskRow key={risk.id} risk={risk} mayEdit={editable} actions={actions} />
          ))}
        </ul>
      ) : (
        !isAdding && (
          <BlockEmpty
            action={
              editable && (
                <Button small onClick={() => setAdding(true)}>
                  Name the first risk
                </Button>
              )
            }
          >
            Nothing yet. A risk is what this incident showed that could still happen, fixed cause or not.
          </BlockEmpty>
        )
      )}
      {isAdding && editable && <NewRisk onClose={() => setAdding(false)} />}
      {editable && struck.length > 0 && (
        <details className="struck live-control">
          <summary>{struck.length} struck</summary>
          <ul className="live-rows">
            {struck.map((risk) => (
              <li key={risk.id}>
                <span className="words" dir="auto">
                  {risk.text}
                </span>
                <TextButton quiet onClick={() => void actions.state(risk, 'open')}>
                  Bring back
                </TextButton>
              </li>
            ))}
          </ul>
        </details>
      )}
    </BlockFrame>
  );
}

function NewRisk({ onClose }: { onClose: () => void }) {
  const { postMortem } = useDocument();
  const create = useCreateRisk();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!text.trim() || create.isPending) return;
    create.mutate(
      { id: postMortem.id, text },
      {
        onSuccess: () => {
          setText('');
          field.current?.focus();
        },
      },
    );
  };
  return (
    <form
      className="new-row live-control"
      aria-label="New risk"
      onSubmit={submit}
      onKeyDown={(press) => {
        press.stopPropagation();
        if (press.key === 'Escape') onClose();
      }}
    >
      <input
        ref={field}
        className="input new-row-words"
        aria-label="Risk"
        placeholder="What could still happen?"
        dir="auto"
        maxLength={10_000}
        value={text}
        onChange={(input) => setText(input.target.value)}
        // biome-ignore lint/a11y/noAutofocus: pressing Add asked for this field
        autoFocus
      />
      <span className="new-row-acts">
        <Button type="submit" small look="primary" busy={create.isPending} disabled={!text.trim()}>
          Add
        </Button>
        <Button small look="plain" onClick={onClose}>
          Close
        </Button>
      </span>
      <FormError error={create.error} />
    </form>
  );
}
