import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { explain } from '../../data/api.ts';
import { type EffectCheck, effectKey } from '../../data/effects.ts';
import { useCreateFollowUp, useUpdateFollowUp } from '../../data/follow-ups.ts';
import { queryClient } from '../../data/query-client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';

/** It did not do what it should: take it up again, or plan something else against the same factors. */
export function Afterwards({ check }: { check: EffectCheck }) {
  const [isPlanning, setPlanning] = useState(false);
  const update = useUpdateFollowUp();
  const navigate = useNavigate();
  const { followUp } = check;
  if (!check.may.edit) return null;
  const reopen = () =>
    update.mutate(
      { id: followUp.id, status: 'open' },
      {
        onSuccess: () => {
          void queryClient.invalidateQueries({ queryKey: effectKey(followUp.reference) });
          say(`${followUp.reference} is open again`);
          void navigate({ to: '/follow-ups' });
        },
      },
    );
  if (isPlanning) return <PlanOther check={check} onDone={() => setPlanning(false)} />;
  return (
    <div className="ask-acts">
      <Button look="primary" onClick={() => setPlanning(true)}>
        Plan something else
      </Button>
      <Button busy={update.isPending} onClick={reopen}>
        Open it again
      </Button>
    </div>
  );
}

function PlanOther({ check: { followUp }, onDone }: { check: EffectCheck; onDone: () => void }) {
  const [title, setTitle] = useState('');
  const create = useCreateFollowUp();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      {
        title,
        postMortemId: followUp.postMortem?.id,
        factorIds: followUp.factors.map((one) => one.id),
        why: `${followUp.reference} did not do enough: ${followUp.title}`,
        ...(followUp.kind ? { kind: followUp.kind } : {}),
        ...(followUp.owner ? { ownerId: followUp.owner.id } : {}),
      },
      {
        onSuccess: (made) => {
          say(`Planned as ${made.reference}`);
          onDone();
        },
      },
    );
  };
  return (
    <form className="ask" onSubmit={submit}>
      <TextField
        label="What to do instead"
        hint="It addresses the same factors, and has the same owner until you say otherwise."
        value={title}
        required
        autoFocus
        maxLength={1000}
        error={create.error ? explain(create.error) : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="ask-acts">
        <Button type="submit" look="primary" busy={create.isPending} disabled={!title.trim()}>
          Plan it
        </Button>
        <Button look="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
