import { useState } from 'react';
import { useSuggestNotes } from '../../../data/coach.ts';
import { usePostMortems } from '../../../data/post-mortems.ts';
import { useWord } from '../../../data/session.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError, SelectField } from '../../../ui/field.tsx';

const MOST_SHOWN = 3;

/** Asks the model about a real document, to see whether it answers and whether its questions are of use. */
export function TryModel() {
  const word = useWord();
  const list = usePostMortems({});
  const documents = list.data?.pages[0]?.items.filter((one) => !one.private) ?? [];
  const [chosen, setChosen] = useState('');
  const suggest = useSuggestNotes();
  const about = documents.find((one) => one.id === chosen) ?? documents[0];
  if (!about) return <p className="small faint">As soon as there is {word.aOne}, the model can be tried on it.</p>;
  return (
    <div className="coach-model-try">
      <div className="coach-model-ask">
        <SelectField
          label="Try it on"
          value={about.id}
          onChange={(event) => {
            suggest.reset();
            setChosen(event.target.value);
          }}
        >
          {documents.slice(0, 20).map(({ id, reference, title }) => (
            <option key={id} value={id}>
              {reference} {title}
            </option>
          ))}
        </SelectField>
        <Button busy={suggest.isPending} onClick={() => suggest.mutate({ id: about.id })}>
          {suggest.isPending ? 'Asking…' : 'Try it'}
        </Button>
      </div>
      <div role="status">
        <FormError error={suggest.error} />
        {suggest.data && <Answer {...suggest.data} />}
      </div>
    </div>
  );
}

type AnswerProps = NonNullable<ReturnType<typeof useSuggestNotes>['data']>;
function Answer({ model, notes, wordings, leftOut }: AnswerProps) {
  const proposals = notes.length + wordings.length;
  return (
    <>
      <p className="small">
        <bdi>{model}</bdi> answered with {proposals === 1 ? 'one proposal' : `${proposals} proposals`}
        {leftOut > 0 && `; ${leftOut} more were left out because they judged, or quoted what is not there`}.
      </p>
      {notes.length > 0 && (
        <ul className="coach-findings">
          {notes.slice(0, MOST_SHOWN).map((note) => (
            <li key={note.quote + note.question} className="is-ask">
              <q className="coach-quote" dir="auto">
                {note.quote}
              </q>
              <b dir="auto">{note.question}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
