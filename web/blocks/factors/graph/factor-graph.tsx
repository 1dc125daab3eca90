import * as dagre from '@dagrejs/dagre';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Box, graphInput, layoutGraph } from '#shared/document/figures/factor-layout.ts';
import { graphSentences } from '#shared/document/figures/factor-sentences.ts';
import type { Factor } from '../../../data/factors.ts';
import type { FactorActions } from '../use-factor-actions.ts';
import { GraphEdges } from './graph-edges.tsx';
import { GraphNode } from './graph-node.tsx';
import { useGraphKeys } from './use-graph-keys.ts';
import { type LinkDrag, useLinkDrag } from './use-link-drag.ts';
import './factor-graph.css';

type GraphProps = {
  factors: Factor[];
  mayEdit: boolean;
  actions: FactorActions;
  /** Shows one as a card, to change its words. */
  onEdit: (id: string) => void;
};

/** What led to what, laid out by itself. Links are drawn from the edge of a factor, or with L. */
export default function FactorGraph({ factors, mayEdit, actions, onEdit }: GraphProps) {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const arrow = useId();
  const described = useId();
  const width = useWidth(box);
  const drawn = useMemo(() => {
    const input = graphInput(factors);
    const across = layoutGraph(input, dagre, 'across');
    const isAcross = width === 0 || across.width <= width;
    return { ...(isAcross ? across : layoutGraph(input, dagre, 'down')), isAcross };
  }, [factors, width]);
  const [at, setAt] = useState<string | null>(null);
  const here = factors.some((one) => one.id === at) ? at : (drawn.boxes[0]?.id ?? null);
  const focus = (id: string) => {
    setAt(id);
    svg.current?.querySelector<SVGElement>(`[data-node="${id}"]`)?.focus();
  };
  const { choosing, press, stop } = useGraphKeys({ factors, drawn, mayEdit, actions, focus, onEdit });
  const link = useLinkDrag(svg, factors, drawn.boxes, actions.link);
  const target = choosing?.choices[choosing.at] ?? link.drag?.over ?? null;
  const titleOf = (id: string | undefined) => factors.find((one) => one.id === id)?.title ?? '';
  const isLinked = drawn.edges.length > 0;
  return (
    <div ref={box} className="graph">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts one steps through */}
      <svg
        ref={svg}
        width={drawn.width}
        height={drawn.height}
        role="group"
        aria-label="What led to what. Arrows go from factor to factor."
        aria-describedby={described}
        // Focusable by script alone: the editor leaves to the block what can take the focus.
        tabIndex={-1}
        onPointerMove={link.move}
        onPointerUp={link.end}
        onPointerCancel={link.cancel}
      >
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0.5L7.5 4L0 7.5z" className="graph-arrow" />
          </marker>
        </defs>
        <GraphEdges
          edges={drawn.edges}
          arrow={arrow}
          mayEdit={mayEdit}
          chosen={choosing?.act === 'unlink' ? { from: choosing.from, to: target } : null}
          titleOf={titleOf}
          onRemove={(from, to) => {
            const factor = factors.find((one) => one.id === from);
            if (factor) actions.unlink(factor, to);
          }}
        />
        {drawn.boxes.map((place) => (
          <GraphNode
            key={place.id}
            place={place}
            factor={factors.find((one) => one.id === place.id)!}
            isAcross={drawn.isAcross}
            isHere={place.id === here}
            isTarget={place.id === target}
            mayEdit={mayEdit}
            onFocus={() => setAt(place.id)}
            onBlur={stop}
            onKeyDown={(event) => press(event, place.id)}
            onOpen={() => onEdit(place.id)}
            onDrag={(event) => link.start(event, place.id)}
            onEvent={(factor, eventId) => void actions.addEvidence(factor, eventId)}
          />
        ))}
        {link.drag && (
          <Pulled
            drag={link.drag}
            isAcross={drawn.isAcross}
            from={drawn.boxes.find((one) => one.id === link.drag!.from)!}
          />
        )}
      </svg>
      <p className="graph-hint live-control" aria-live="polite">
        {choosing
          ? `${titleOf(choosing.from)} ${choosing.act === 'link' ? 'led to' : 'did not lead to'} ${titleOf(target ?? undefined)}? Arrows choose, Enter keeps it, Escape leaves.`
          : mayEdit &&
            (isLinked
              ? 'Drag from the edge of a factor to what it led to, or press L on it. Delete takes a link away.'
              : 'Nothing is linked yet. Drag from the edge of a factor to what it led to, or press L on it.')}
      </p>
      <ul id={described} className="hidden-text">
        {graphSentences(factors).map((sentence, index) => (
          <li key={factors[index]!.id}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

type PulledProps = { drag: LinkDrag; from: Box; isAcross: boolean };
function Pulled({ drag, from, isAcross }: PulledProps) {
  const x = from.x + (isAcross ? from.width : from.width / 2);
  const y = from.y + (isAcross ? from.height / 2 : from.height);
  return <path className="graph-pulled" d={`M${x} ${y}L${drag.x} ${drag.y}`} />;
}

function useWidth(box: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
