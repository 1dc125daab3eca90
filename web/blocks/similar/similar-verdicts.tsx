import { type FormEvent, useState } from 'react';
import { explain } from '../../data/api.ts';
import { type LikenessVerdict, useJudgeSimilar, useUndoSimilar, useVerdicts } from '../../data/similar.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Ago } from '../../ui/when.tsx';
import './similar-verdicts.css';

/** What people said of likenesses, and the way to say more: an incident that Debrief did not find. */
export function SimilarVerdicts({ incidentId, mayEdit }: { incidentId: string; mayEdit: boolean }) {
  const [isAdding, setAdding] = useState(false);
  const holding = useVerdicts(incidentId).data?.verdicts.filter((one) => one.undone === null) ?? [];
  if (holding.length === 0 && !mayEdit) return null;
  return (
    <div className="likeness">
      {holding.map((one) => (
        <Verdict key={one.incident.id} incidentId={incidentId} one={one} mayEdit={mayEdit} />
      ))}
      {mayEdit &&
        (isAdding ? (
          <AddSame incidentId={incidentId} onDone={() => setAdding(false)} />
        ) : (
          <TextButton quiet onClick={() => setAdding(true)}>
            Link one that is the same
          </TextButton>
        ))}
    </div>
  );
}

function Verdict({ incidentId, one, mayEdit }: { incidentId: string; one: LikenessVerdict; mayEdit: boolean }) {
  const undo = useUndoSimilar();
  return (
    <p className="likeness-said">
      <span>
        {one.verdict === 'same' ? 'The same as ' : 'Not the same as '}
        <b data-tip={one.incident.title}>{one.incident.reference}</b>, says {one.by}, <Ago at={one.at} />
        {one.note && <span className="words"> · {one.note}</span>}
      </span>
      {mayEdit && (
        <TextButton
          quiet
          disabled={undo.isPending}
          onClick={() => undo.mutate({ id: incidentId, other: one.incident.id })}
          aria-label={`Take back what is said of ${one.incident.reference}`}
        >
          Undo
        </TextButton>
      )}
    </p>
  );
}

function AddSame({ incidentId, onDone }: { incidentId: string; onDone: () => void }) {
  const [other, setOther] = useState('');
  const judge = useJudgeSimilar(true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    judge.mutate({ id: incidentId, other: other.trim(), verdict: 'same' }, { onSuccess: onDone });
  };
  return (
    <form className="likeness-add" onSubmit={submit}>
      <TextField
        label="The same as"
        placeholder="INC-42"
        value={other}
        autoFocus
        required
        error={judge.error ? explain(judge.error) : undefined}
        onChange={(event) => setOther(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      />
      <div className="likeness-acts">
        <Button type="submit" small look="primary" busy={judge.isPending}>
          Link
        </Button>
        <Button small look="plain" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
