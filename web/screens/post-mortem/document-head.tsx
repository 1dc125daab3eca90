import { Link } from '@tanstack/react-router';
import { Lock, Pencil } from 'lucide-react';
import { useMemo, useState } from 'react';
import { toneOf } from '#shared/document/tones.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import { useUpdatePostMortem } from '../../data/post-mortems.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Severity } from '../../ui/chip.tsx';
import { Strip } from '../../ui/strip/strip.tsx';
import { minutesBetween } from '../../ui/time-words.ts';
import { Duration } from '../../ui/when.tsx';
import { DueDate } from './due-date.tsx';
import { Owner } from './owner/owner.tsx';
import { ReviewLine } from './review/review-line.tsx';

export function DocumentHead() {
  const { postMortem, numbers, show } = useDocument();
  const { times } = postMortem;
  const from = times.impactStarted ?? times.detected;
  const events = useMemo(
    () =>
      postMortem.keyEvents.map((event) => ({
        id: event.id,
        at: event.at,
        tone: toneOf(event.kind),
        label: event.text.slice(0, 300),
      })),
    [postMortem.keyEvents],
  );
  const phases = useMemo(
    () => Object.fromEntries(PHASES.map((phase) => [phase, times[phase]?.at ?? null])) as Record<Phase, string | null>,
    [times],
  );
  return (
    <header>
      <Title />
      <div className="document-meta">
        <Severity value={postMortem.severity} />
        {postMortem.services.map((service) => (
          <Chip key={service}>{service}</Chip>
        ))}
        {postMortem.incidents.map((incident) => (
          <Link key={incident.id} to="/incidents/$ref" params={{ ref: incident.reference }}>
            {incident.reference}
          </Link>
        ))}
        {from && times.resolved && (
          <Duration
            minutes={Math.max(0, minutesBetween(from.at, times.resolved.at))}
            of={`From ${times.impactStarted ? 'the start of the impact' : 'detection'} to resolved`}
          />
        )}
        <Owner />
        <DueDate />
        <ReadingTime />
        <ReviewLine />
        {postMortem.private && (
          <span data-tip="Only the participants of its incidents and admins see it">
            <Lock size={12} aria-hidden /> Private
          </span>
        )}
      </div>
      <Strip
        phases={phases}
        events={events}
        onPick={(id) => {
          const number = numbers.get(id);
          if (number !== undefined) show(number);
        }}
      />
    </header>
  );
}

function Title() {
  const { postMortem, mayEdit } = useDocument();
  const update = useUpdatePostMortem();
  const [text, setText] = useState<string | null>(null);
  const save = () => {
    const title = text?.trim();
    if (title && title !== postMortem.title) update.mutate({ id: postMortem.reference, title });
    setText(null);
  };
  if (text !== null) {
    return (
      <input
        className="input document-title-field"
        aria-label="Title"
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setText(null);
        }}
        // biome-ignore lint/a11y/noAutofocus: the field takes the place of the title that was pressed
        autoFocus
      />
    );
  }
  return (
    <div className="document-title">
      {mayEdit && (
        <Button look="plain" small icon aria-label="Change the title" onClick={() => setText(postMortem.title)}>
          <Pencil size={14} aria-hidden />
        </Button>
      )}
      <h1 className="words" dir="auto">
        {postMortem.title}
      </h1>
    </div>
  );
}

const WORDS_A_MINUTE = 220;
function ReadingTime() {
  const { postMortem } = useDocument();
  const words = postMortem.sections.reduce((sum, section) => sum + section.markdown.split(/\s+/).length, 0);
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  return <span data-tip={`${words.toLocaleString('en')} words at ${WORDS_A_MINUTE} a minute`}>{minutes} min read</span>;
}
