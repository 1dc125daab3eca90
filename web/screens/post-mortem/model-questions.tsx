import { Sparkle } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../../data/api.ts';
import { type ModelNotes, useSuggestNotes } from '../../data/coach.ts';
import { useDocument } from '../../document/document-context.ts';
import { AnswerField } from '../../editor/coach/answer-field.tsx';
import { coachStore } from '../../editor/coach/coach-store.ts';
import { Button, TextButton } from '../../ui/button.tsx';

type Note = ModelNotes['notes'][number];

/** Questions a model proposes when it is asked to. Only questions, marked as the model's, and nothing depends on them. */
export function ModelQuestions({ name }: { name: string | null }) {
  const { postMortem } = useDocument();
  const ask = useSuggestNotes();
  const [put, setPut] = useState<ReadonlySet<Note>>(new Set());
  const notes = ask.data?.notes.filter((one) => !put.has(one)) ?? [];
  return (
    <section className="coach-model" aria-label="Questions of the model">
      {notes.length > 0 && (
        <>
          <h3 className="group-title">Asked by {ask.data?.model ?? name}</h3>
          <ul>
            {notes.map((note) => (
              <ModelNote
                key={note.section + note.quote + note.question}
                note={note}
                onPut={() => setPut(new Set([...put, note]))}
              />
            ))}
          </ul>
        </>
      )}
      {ask.isSuccess && notes.length === 0 && <p className="rail-note">The model has no further question.</p>}
      {ask.error && (
        <p className="rail-note" role="alert">
          {explain(ask.error)} Nothing has changed.
        </p>
      )}
      <Button small busy={ask.isPending} onClick={() => ask.mutate({ id: postMortem.id })}>
        <Sparkle size={13} aria-hidden />
        {ask.isPending ? 'The model is reading' : 'Ask the model for more questions'}
      </Button>
    </section>
  );
}

function ModelNote({ note, onPut }: { note: Note; onPut: () => void }) {
  const { section, quote, question, why } = note;
  const editor = () => coachStore.read().editor;
  return (
    <li className="coach-note">
      <button type="button" className="coach-row" onClick={() => editor()?.showQuote(section, quote)}>
        <q className="words clamp-2" dir="auto">
          {quote}
        </q>
        <span>{question}</span>
      </button>
      <p className="coach-why">{why}</p>
      <AnswerField
        about={`model ${section} ${quote} ${question}`}
        label={question}
        placeholder="In a sentence, written behind this one"
        verb="Answer"
        onAnswer={(text) => {
          if (editor()?.answerQuote(section, quote, text)) onPut();
        }}
      />
      <div className="coach-acts">
        <TextButton quiet onClick={onPut}>
          Not here
        </TextButton>
      </div>
    </li>
  );
}
