import { useState } from 'react';
import type { Drawn } from '#shared/document/figures/factor-layout.ts';

type EdgesProps = {
  edges: Drawn['edges'];
  arrow: string;
  mayEdit: boolean;
  /** The link that is about to be taken away with the keyboard. */
  chosen: { from: string; to: string | null } | null;
  titleOf: (id: string) => string;
  onRemove: (from: string, to: string) => void;
};

/** The links: pressed, one shows how to take it away. */
export function GraphEdges({ edges, arrow, mayEdit, chosen, titleOf, onRemove }: EdgesProps) {
  const [picked, setPicked] = useState<string | null>(null);
  return edges.map(({ from, to, path, middle }) => {
    const key = `${from} ${to}`;
    const isPicked = picked === key;
    const isChosen = chosen?.from === from && chosen.to === to;
    return (
      <g key={key} className={`graph-edge ${isPicked || isChosen ? 'is-picked' : ''}`}>
        <path d={path} markerEnd={`url(#${arrow})`} />
        {mayEdit && (
          // biome-ignore lint/a11y/noStaticElementInteractions: L and Delete do the same from the keyboard
          <path
            d={path}
            className="graph-edge-hit"
            tabIndex={-1}
            onClick={() => setPicked(isPicked ? null : key)}
            onBlur={() => setPicked(null)}
            onKeyDown={(event) => {
              if (event.key !== 'Delete' && event.key !== 'Backspace') return;
              event.preventDefault();
              event.stopPropagation();
              onRemove(from, to);
            }}
          />
        )}
        {isPicked && (
          // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
          <g
            className="graph-off"
            role="button"
            tabIndex={-1}
            aria-label={`${titleOf(from)} did not lead to ${titleOf(to)}`}
            transform={`translate(${middle.x} ${middle.y})`}
            // Before the line loses the focus and with it this button.
            onPointerDown={(event) => {
              event.preventDefault();
              onRemove(from, to);
            }}
          >
            <circle r={9} />
            <path d="M-3 -3L3 3M3 -3L-3 3" />
          </g>
        )}
      </g>
    );
  });
}
