import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { Box } from '#shared/document/figures/factor-layout.ts';
import { ROLE_TONES } from '#shared/document/tones.ts';
import { CANDIDATE_ROLE_LABELS, FACTOR_ROLE_LABELS } from '#shared/rules/factor-words.ts';
import type { Factor } from '../../../data/factors.ts';
import { droppedEvent, isEventDrag } from '../../event-drag.ts';

type NodeProps = {
  place: Box;
  factor: Factor;
  isAcross: boolean;
  isHere: boolean;
  isTarget: boolean;
  mayEdit: boolean;
  onFocus: () => void;
  onBlur: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: () => void;
  onDrag: (event: PointerEvent) => void;
  onEvent: (factor: Factor, eventId: string) => void;
};

export function GraphNode(props: NodeProps) {
  const { place, factor, isAcross, isHere, isTarget, mayEdit } = props;
  const [isOver, setOver] = useState(false);
  const isCandidate = factor.state === 'candidate';
  const role = (isCandidate ? CANDIDATE_ROLE_LABELS : FACTOR_ROLE_LABELS)[factor.role];
  const grip = isAcross ? { x: place.width, y: place.height / 2 } : { x: place.width / 2, y: place.height };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className={`graph-node tone-${ROLE_TONES[factor.role]} ${isCandidate ? 'is-candidate' : ''} ${isTarget || isOver ? 'is-target' : ''}`}
      data-node={factor.id}
      role="button"
      tabIndex={isHere ? 0 : -1}
      aria-label={`${role}: ${factor.title}`}
      transform={`translate(${place.x} ${place.y})`}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onKeyDown={props.onKeyDown}
      onDoubleClick={props.onOpen}
      onDragOver={(event) => {
        if (!mayEdit || !isEventDrag(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const id = mayEdit ? droppedEvent(event.dataTransfer) : undefined;
        if (!id) return;
        event.preventDefault();
        event.stopPropagation();
        props.onEvent(factor, id);
      }}
    >
      <rect width={place.width} height={place.height} rx={9} />
      <foreignObject width={place.width} height={place.height}>
        <div className="graph-words">
          <span className={`factor-role tone-${ROLE_TONES[factor.role]}`}>{role}</span>
          <span className="graph-title words" dir="auto">
            {factor.title}
          </span>
        </div>
      </foreignObject>
      {mayEdit && (
        <g className="graph-grip" transform={`translate(${grip.x} ${grip.y})`} onPointerDown={props.onDrag}>
          <circle r={14} className="graph-grip-hit" />
          <circle r={5} />
        </g>
      )}
    </g>
  );
}
