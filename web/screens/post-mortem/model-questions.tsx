import { Sparkle } from 'lucide-react';
import { useState } from 'react';
import { putAwayKey } from '#shared/coach/put-away.ts';
import { explain } from '../../data/api.ts';
import { type ModelNotes, useSuggestNotes } from '../../data/coach.ts';
import { useDocument } from '../../document/document-context.ts';
import { AnswerField } from '../../editor/coach/answer-field.tsx';
import { coachStore, type OpenFinding, useCoach } from '../../editor/coach/coach-store.ts';
import { useCoachActions } from '../../editor/coach/use-coach-actions.ts';
import { Button, TextButton } from '../../ui/button.tsx';

type Note = ModelNotes['notes'][number];
type Wording = ModelNotes['wordings'][number];

/** What a model proposes when it is asked to: marked as the model's, never drawn into the text, and nothing depends on it. */
export function ModelQuestions({ name }: { name: string | null }) {
  const { postMortem } = useDocument();
  const ask = useSuggestNotes();
  const [put, setPut] = useState<ReadonlySet<Note | Wording>>(new Set());
  const putBy = (one: Note | Wording) => () => setPut(new Set([...put, one]));
  const notes = ask.data?.notes.filter((one) => !put.has(one)) ?? [];
  const { findings } = useCoach();
  const wordings = (ask.data?.wordings ?? []).flatMap((wording) => {
    const finding = findings.find((one) => keyOf(one) === putAwayKey(wording));
    return finding && !put.has(wording) ? [{ wording, finding }] : [];
  });
  const count = notes.length + wordings.length;
  return (
    <section className="coach-model" aria-label="Questions of the model">
      {count > 0 && (
        <>
          <h3 className="group-title">From {ask.data?.model ?? name}</h3>
          <ul>
            {notes.map((note) => (
              <ModelNote key={note.section + note.quote + note.question} note={note} onPut={putBy(note)} />
            ))}
            {wordings.map(({ wording, finding }) => (
              <ModelWording key={wording.text} wording={wording} finding={finding} onPut={putBy(wording)} />
            ))}
          </ul>
        </>
      )}
      {ask.isSuccess && count === 0 && <p className="rail-note">The model has nothing further to ask.</p>}
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

const keyOf = ({ rule, section, quote, sentenceText: sentence }: OpenFinding) =>
  putAwayKey({ rule, section, quote, sentence });

/** Another sentence for one the coach found something in. */
function ModelWording({ wording, finding, onPut }: { wording: Wording; finding: OpenFinding; onPut: () => void }) {
  const { postMortem } = useDocument();
  const actions = useCoachActions(postMortem.id);
  return (
    <li className="coach-note">
      <button type="button" className="coach-row" onClick={() => coachStore.read().editor?.show(finding.id)}>
        <q className="words clamp-2" dir="auto">
          {wording.sentence}
        </q>
        <span>{wording.text}</span>
      </button>
      <div className="coach-acts">
        <Button small onClick={() => actions.rewrite(finding, wording.text) && onPut()}>
          Use this sentence
        </Button>
        <TextButton quiet onClick={onPut}>
          Not here
        </TextButton>
      </div>
    </li>
  );
}
