import { Download } from 'lucide-react';
import { createElement, useId, useState } from 'react';
import { type Drawing, drawingSvg } from '#shared/document/figures/shapes.ts';
import { drawValue } from '#shared/document/figures/value-figure.ts';
import { FILE_PAINT, SCREEN_PAINT } from '#shared/document/figures/value-paint.ts';
import type { ValueFigure } from '#shared/rules/value/figures.ts';
import type { ValueScope } from '../../data/value.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { useNarrow } from '../../ui/use-narrow.ts';
import { FigureNumbers } from './figure-numbers.tsx';

const WIDE = 720;
const NARROW = 350;

/** One figure: what it says, the picture, and on demand what is counted and every number. */
type Props = { figure: ValueFigure; scope: string /** What the page was asked for. */; asked: ValueScope };

export function FigureCard({ figure, scope, asked }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const width = useNarrow(820) ? NARROW : WIDE;
  const drawing = drawValue(figure, width, SCREEN_PAINT);
  return (
    <section className="figure" aria-labelledby={`${id}-title`}>
      <div className="figure-head">
        <h2 id={`${id}-title`}>{figure.title}</h2>
        {drawing && (
          <Button small look="plain" onClick={() => saveSvg(figure)} aria-label={`${figure.title} as SVG`}>
            <Download size={13} aria-hidden />
            <span>SVG</span>
          </Button>
        )}
      </div>
      <p className="figure-says">{figure.says}</p>
      {drawing && <Drawn drawing={drawing} />}
      <TextButton quiet aria-expanded={isOpen} aria-controls={`${id}-more`} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Less' : 'What this counts, and the numbers'}
      </TextButton>
      <div id={`${id}-more`} className="figure-more" hidden={!isOpen}>
        <dl>
          {(
            [
              ['Counts', figure.definition],
              ['Scope', scope],
              ['Sample', figure.sample],
              ['Left out', figure.exclusions],
            ] as const
          ).map(([term, words]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <FigureNumbers figure={figure} asked={asked} />
      </div>
    </section>
  );
}

function Drawn({ drawing: { width, height, shapes, words } }: { drawing: Drawing }) {
  return (
    <svg
      className="figure-drawn"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words}
    >
      {shapes.map(({ tag, at, text }, index) => createElement(tag, { key: index, ...asProps(at) }, text))}
    </svg>
  );
}

/** "stroke-width" -> strokeWidth, as React names attributes. */
const asProps = (at: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(at).map(([name, value]) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

function saveSvg(figure: ValueFigure) {
  const drawing = drawValue(figure, WIDE, FILE_PAINT);
  if (!drawing) return;
  const url = URL.createObjectURL(new Blob([drawingSvg(drawing, FILE_PAINT.background)], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `value-${figure.key}.svg`;
  link.click();
  // The download has begun by then; until it has, the address must stay.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
