import { useId } from 'react';
import type { StripModel } from '#shared/document/strip-model.ts';
import { clock, day, dayKey } from '../time-words.ts';
import { stripLabels } from './strip-labels.ts';

/** What the last stroke is called while the incident goes on. */
export const NOW = 'Now';

const TOP = 24;
const BAR = 36;
/** Where the strip's bar ends, in pixels from the top of the figure. */
export const BAR_END = TOP + BAR;
const HEIGHT = BAR_END + 24;
const DOTS = TOP + 26;

/** Rough width of interface text at 11.5 px, to decide whether words fit a span. */
const wordsWidth = (text: string) => text.length * 6.2 + 10;

/** What the time after a phase was spent on. */
function spanWords(phase: string, next: string | undefined, words: string): string {
  if (phase === 'impactStarted') return next === 'detected' ? `${words} unnoticed` : words;
  if (phase === 'mitigated') return `watching, ${words}`;
  if (next === 'mitigated') return `${words} to mitigate`;
  if (next === 'resolved') return `${words} to resolve`;
  if (next === 'acknowledged') return `${words} to respond`;
  return words;
}

type FigureProps = {
  model: StripModel;
  width: number;
  zone: string;
  /** Where what is pointed at stands, in pixels; null when nothing is. */
  chosen: number | null;
  pointer: number | null;
  /** Zoomed: where the part begins must then be said. */
  isPart: boolean;
};

export function StripFigure({ model, width, zone, chosen, pointer, isPart }: FigureProps) {
  // Two strips on one page are not equally wide.
  const clip = useId();
  const first = dayKey(model.strokes[0]?.at ?? model.from, zone);
  const timeOf = (at: number) => (dayKey(at, zone) === first ? clock(at, zone) : `${day(at, zone)} ${clock(at, zone)}`);
  const labels = stripLabels(model.strokes, width, timeOf);
  const last = model.strokes.at(-1);
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      <clipPath id={clip}>
        <rect x={0} y={TOP} width={width} height={BAR} rx={7} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect className="bar" x={0} y={TOP} width={width} height={BAR} />
        {model.spans.map((span, index) => {
          const isNow = index === model.spans.length - 1 && last?.label === NOW;
          const full = isNow
            ? `${span.words} so far`
            : spanWords(span.phase, model.spans[index + 1]?.phase ?? last?.phase, span.words);
          const text = [full, span.words].find((one) => wordsWidth(one) < span.width * width);
          return (
            <g key={span.phase}>
              <rect
                className={`span-${span.tone}`}
                x={span.x * width}
                y={TOP}
                width={span.width * width}
                height={BAR}
              />
              {text && (
                <text className="span-words" x={(span.x + span.width / 2) * width} y={TOP + 16} textAnchor="middle">
                  {text}
                </text>
              )}
            </g>
          );
        })}
      </g>
      {model.strokes.map((stroke) => (
        <path key={stroke.phase} className="stroke" d={`M${stroke.x * width} ${TOP - 4}V${BAR_END + 4}`} />
      ))}
      {labels.map((label) => (
        <g key={label.name} textAnchor="middle">
          <text className="name" x={label.centre} y={TOP - 10}>
            {label.name}
          </text>
          <text className="clock" x={label.centre} y={BAR_END + 18}>
            {label.time}
          </text>
        </g>
      ))}
      {isPart && !labels.some((label) => label.centre < 100) && (
        <text className="clock" x={0} y={BAR_END + 18}>
          {timeOf(model.from)}
        </text>
      )}
      {model.dots.map((dot) => (
        <circle key={dot.id} className={`dot dot-${dot.tone}`} cx={dot.x * width} cy={DOTS} r={3.4} />
      ))}
      {pointer !== null && chosen === null && <path className="cross" d={`M${pointer} ${TOP}V${BAR_END}`} />}
      {chosen !== null && <circle className="ring" cx={chosen} cy={DOTS} r={6.5} />}
    </svg>
  );
}
