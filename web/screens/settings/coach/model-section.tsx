import { useState } from 'react';
import { type CoachSettings, useUpdateCoachSettings } from '../../../data/coach.ts';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast-store.ts';
import { Confirm } from '../confirm.tsx';
import { ModelForm } from './model-form.tsx';
import { TryModel } from './try-model.tsx';

/** An outside model that may propose further questions. None is asked unless an admin sets one up. */
export function ModelSection({ settings }: { settings: CoachSettings }) {
  const { model } = settings;
  const [isOpen, setOpen] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const remove = useUpdateCoachSettings();
  return (
    <section className="coach-model">
      <h2>Model</h2>
      <p className="quiet">
        {model
          ? 'Writers may ask it for further questions and other words. What it proposes is marked as its own, and it never underlines anything.'
          : 'None is set up, and none is needed: every rule works without one. A model that answers as OpenAI does, a local one too, can propose further questions and other words when a writer asks for them.'}
      </p>
      {(model || isOpen) && (
        // What is stored anew is a new form.
        <ModelForm key={JSON.stringify(model)} model={model} onClose={model ? undefined : () => setOpen(false)} />
      )}
      {!model && !isOpen && (
        <Button className="coach-model-add" onClick={() => setOpen(true)}>
          Set up a model
        </Button>
      )}
      {model && (
        <>
          <TryModel />
          <Button look="danger" small onClick={() => setRemoving(true)}>
            Take the model away
          </Button>
        </>
      )}
      {isRemoving && (
        <Confirm
          title="Take the model away?"
          verb="Take it away"
          run={remove}
          onClose={() => setRemoving(false)}
          onConfirm={() =>
            remove.mutate(
              { model: null },
              {
                onSuccess: () => {
                  setRemoving(false);
                  setOpen(false);
                  say('No model is asked any more.');
                },
              },
            )
          }
        >
          Its address and its key are forgotten. The coach goes on as before, without its proposals.
        </Confirm>
      )}
    </section>
  );
}
