import { ArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import { sayDuration } from '#shared/drafting/local-time.ts';
import { explain } from '../../data/api.ts';
import type { Figure } from '../../data/figures.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { Popover } from '../../ui/popover.tsx';
import { clock, dayAndClock, dayKey, zoneCity } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';
import { InPlace } from '../in-place.tsx';
import { windowModel } from './time-window.ts';
import type { useFigureActions } from './use-figure-actions.ts';

type FootProps = { figure: Figure; editable: boolean; actions: ReturnType<typeof useFigureActions> };

/** Under the picture: the time it shows on the scale of the incident, what it shows in words, and where it lives. */
export function MetricFoot({ figure, editable, actions }: FootProps) {
  return (
    <div className="metric-foot">
      <WindowBar figure={figure} />
      <div className="metric-facts">
        <WindowChoice figure={figure} editable={editable} actions={actions} />
        <InPlace
          label="What the picture shows"
          className={`metric-alt ${figure.alt ? '' : 'is-wanted'}`}
          value={figure.alt}
          placeholder="Say what it shows, for who cannot see it"
          isLong
          mayEdit={editable}
          writtenBy={figure.updatedBy}
          onSave={(alt) => actions.save(figure, { alt })}
        />
        {figure.url && /^https?:\/\//i.test(figure.url) && (
          <a href={figure.url} target="_blank" rel="noreferrer noopener" className="link">
            Live chart <ArrowUpRight size={12} aria-hidden />
          </a>
        )}
        {editable && figure.fileId && (
          <TextButton
            quiet
            className="live-control"
            onClick={() => void actions.set(figure, { fileId: null }, takenOut(figure))}
          >
            Another picture
          </TextButton>
        )}
      </div>
    </div>
  );
}

const takenOut = (figure: Figure) => ({
  what: 'picture',
  done: 'Picture taken out.',
  before: { fileId: figure.fileId },
});

/** Where the window lies in the incident; the words beside it say the same. */
function WindowBar({ figure }: { figure: Figure }) {
  const { times } = useDocument().postMortem;
  const model = windowModel(times, figure.from, figure.to);
  if (!model) return null;
  const percent = (fraction: number) => `${fraction * 100}%`;
  return (
    <svg className="metric-window" width="100%" height="14" aria-hidden="true">
      <rect className="bar" x="0" y="4" width="100%" height="6" rx="3" />
      {model.spans.map((span) => (
        <rect
          key={span.phase}
          className={`span-${span.tone}`}
          x={percent(span.x)}
          y="4"
          width={percent(span.width)}
          height="6"
        />
      ))}
      <rect
        className="window"
        x={percent(model.window.x)}
        y="1"
        width={percent(model.window.width)}
        height="12"
        rx="3"
      />
    </svg>
  );
}

function windowWords(figure: Figure, zone: string): string {
  const { from, to } = figure;
  if (!from || !to) return from ? `from ${dayAndClock(from, zone)}` : to ? `until ${dayAndClock(to, zone)}` : '';
  const end = dayKey(from, zone) === dayKey(to, zone) ? clock(to, zone) : dayAndClock(to, zone);
  return `${dayAndClock(from, zone)}–${end}, ${sayDuration(Date.parse(from), Date.parse(to))}`;
}

function WindowChoice({ figure, editable, actions }: FootProps) {
  const zone = useZone();
  const [isOpen, setOpen] = useState(false);
  const words = windowWords(figure, zone);
  if (!editable) return words && <span className="num">{words}</span>;
  return (
    <Popover
      label="The time it shows"
      width={340}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={`choice num ${words ? '' : 'faint'}`}
          aria-label={`Time shown: ${words || 'not set'}. Change`}
        >
          {words || 'Which time does it show?'}
        </button>
      }
    >
      <WindowForm figure={figure} actions={actions} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function WindowForm({ figure, actions, onDone }: Omit<FootProps, 'editable'> & { onDone: () => void }) {
  const zone = useZone();
  const { times } = useDocument().postMortem;
  const start = figure.from ?? times.impactStarted?.at ?? times.detected?.at;
  const finish = figure.to ?? times.resolved?.at ?? times.mitigated?.at;
  const [from, setFrom] = useState(start ? toField(start, zone) : '');
  const [to, setTo] = useState(finish ? toField(finish, zone) : '');
  const [error, setError] = useState<string | undefined>();
  const submit = async () => {
    const [begin, end] = [fromField(from, zone) ?? null, fromField(to, zone) ?? null];
    if (begin && end && Date.parse(end) <= Date.parse(begin)) return setError('It ends before it begins.');
    try {
      await actions.save(figure, { from: begin, to: end });
      onDone();
    } catch (failure) {
      setError(explain(failure));
    }
  };
  return (
    <form
      className="metric-form"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void submit();
      }}
    >
      <TextField
        label={`From, in ${zoneCity(zone)}`}
        type="datetime-local"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        label="To"
        type="datetime-local"
        value={to}
        error={error}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" look="primary">
        Set
      </Button>
    </form>
  );
}
