import { useState } from 'react';
import type { PostMortem } from '../../data/post-mortems.ts';
import { type PlannedMove, useMovePreview, useMoveToTemplate, type useTemplateOf } from '../../data/templates.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, SelectField } from '../../ui/field.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';

type Current = NonNullable<ReturnType<typeof useTemplateOf>['data']>;
type Props = { postMortem: PostMortem; current: Current; onClose: () => void };

/** Moves the document to another version or template, after showing what becomes of each section. */
export function MoveTemplate({ postMortem, current, onClose }: Props) {
  const { id } = postMortem;
  const choices = [
    ...(current.version < current.newest ? [{ ...current, version: current.newest }] : []),
    ...current.others,
  ];
  const [chosen, setChosen] = useState(choices[0]?.key ?? '');
  const target = choices.find((one) => one.key === chosen);
  const preview = useMovePreview(id, target ? { template: target.key, version: target.version } : null);
  const move = useMoveToTemplate();
  const submit = () => {
    if (!target) return;
    move.mutate(
      { id, template: target.key, version: target.version },
      {
        onSuccess: ({ from, to }) => {
          onClose();
          say(`It has the template ${to.name}, version ${to.version}, now.`, {
            action: { label: 'Undo', run: () => move.mutate({ id, template: from.key, version: from.version }) },
          });
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={520}
      title="Move to another template"
      description={`Now: ${current.name}, version ${current.version}. Every text stays; you can move back.`}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={move.isPending} disabled={!preview.data}>
            Move
          </Button>
        </>
      }
    >
      <SelectField label="To" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {choices.map(({ key, name, version }) => (
          <option key={key} value={key}>
            {name}, version {version}
          </option>
        ))}
      </SelectField>
      {preview.error ? (
        <Failed error={preview.error} what="preview" retry={() => void preview.refetch()} inline />
      ) : preview.data ? (
        <Plan plan={preview.data} />
      ) : (
        <BoneRows rows={5} />
      )}
      <FormError error={move.error} />
    </Dialog>
  );
}

const BECOMES = { new: 'new', stays: '', moves: 'moves here', 'kept-at-end': 'kept at the end' } as const;

function Plan({ plan }: { plan: PlannedMove }) {
  return (
    <ul className="move-plan" aria-label="Sections afterwards">
      {plan.sections.map(({ key, title, formerTitle, becomes, hasWords }) => (
        <li key={key} className={`move-${becomes}`}>
          <span className="words" dir="auto">
            {title}
            {formerTitle && <small> was “{formerTitle}”</small>}
          </span>
          <small>{[BECOMES[becomes], hasWords && 'keeps its text'].filter(Boolean).join(', ')}</small>
        </li>
      ))}
      {plan.goes.map(({ key, title }) => (
        <li key={key} className="move-goes">
          <del className="words" dir="auto">
            {title}
          </del>
          <small>goes, nobody wrote in it</small>
        </li>
      ))}
    </ul>
  );
}
