import { Check, ChevronDown, MoreHorizontal, X } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, memo, useRef, useState } from 'react';
import { ROLE_TONES } from '#shared/document/tones.ts';
import {
  CANDIDATE_ROLE_LABELS,
  FACTOR_KIND_LABELS,
  FACTOR_KINDS,
  FACTOR_ROLE_LABELS,
  FACTOR_ROLES,
} from '#shared/rules/factor-words.ts';
import type { Factor } from '../../data/factors.ts';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { droppedEvent, isEventDrag } from '../event-drag.ts';
import { EvidenceField } from '../evidence-field.tsx';
import { InPlace } from '../in-place.tsx';
import { AddLink, LedTo } from './led-to.tsx';
import type { FactorActions } from './use-factor-actions.ts';

type CardProps = {
  factor: Factor;
  all: readonly Factor[];
  mayEdit: boolean;
  actions: FactorActions;
  onMove: (factor: Factor, by: -1 | 1) => void;
  onShow: (id: string) => void;
};

/** One factor: Y confirms it, X strikes it, Enter edits it, the arrows go on. An event dropped on it becomes its evidence. */
export const FactorCard = memo(function FactorCard(props: CardProps) {
  const { factor, mayEdit, actions } = props;
  const box = useRef<HTMLLIElement>(null);
  const [isOver, setOver] = useState(false);
  const isCandidate = factor.state === 'candidate';
  const press = (event: KeyboardEvent) => {
    if (event.target !== box.current || event.metaKey || event.ctrlKey || event.altKey) return;
    const run = keysOf(props, box.current)[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!isEventDrag(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'link';
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const id = droppedEvent(event.dataTransfer);
      if (!id) return;
      event.preventDefault();
      event.stopPropagation();
      void actions.addEvidence(factor, id);
    },
  };
  return (
    <li
      ref={box}
      id={`factor-${factor.id}`}
      className={`factor ${isCandidate ? 'is-candidate' : ''} ${isOver ? 'is-over' : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one confirms and strikes without the mouse
      tabIndex={0}
      aria-label={`${isCandidate ? CANDIDATE_ROLE_LABELS[factor.role] : FACTOR_ROLE_LABELS[factor.role]}: ${factor.title}`}
      onKeyDown={press}
      {...(mayEdit ? drop : {})}
    >
      <CardHead {...props} />
      <div className="factor-title">
        <InPlace
          label="Factor"
          value={factor.title}
          placeholder="What was it?"
          isLong
          required
          mayEdit={mayEdit}
          writtenBy={factor.updatedBy}
          onSave={(title) => actions.save(factor, { title })}
        />
      </div>
      {factor.effect && (
        <div className="factor-effect">
          <Effect {...props} />
        </div>
      )}
      {factor.why && (
        <p className="factor-why words" dir="auto">
          {factor.why}
        </p>
      )}
      <LedTo {...props} />
      <div className="factor-foot">
        <EvidenceField
          ids={factor.evidence}
          about={factor.title}
          mayEdit={mayEdit}
          onAdd={(eventId) => void actions.addEvidence(factor, eventId)}
          onRemove={(eventId) => void actions.removeEvidence(factor, eventId)}
        />
        {mayEdit && !factor.effect && <Effect {...props} />}
        {mayEdit && <AddLink factor={factor} all={props.all} actions={actions} />}
        {(factor.acceptedBecause || (mayEdit && isUnanswered(factor))) && <Accepted {...props} />}
        {factor.followUpIds.length > 0 && (
          <span className="factor-count">
            {factor.followUpIds.length} {factor.followUpIds.length === 1 ? 'follow-up' : 'follow-ups'}
          </span>
        )}
      </div>
    </li>
  );
});

/** What came of it; where nobody has said, a word at the foot of the card asks. */
function Effect({ factor, mayEdit, actions }: CardProps) {
  return (
    <InPlace
      label="Effect"
      className={factor.effect ? '' : 'evidence-add live-control'}
      value={factor.effect}
      placeholder="+ effect"
      isLong
      mayEdit={mayEdit}
      writtenBy={factor.updatedBy}
      onSave={(effect) => actions.save(factor, { effect })}
    />
  );
}

/** Confirmed, nothing addresses it, and it is not what helped. */
const isUnanswered = ({ state, role, followUpIds }: Factor) =>
  state === 'confirmed' && role !== 'limited-the-damage' && followUpIds.length === 0;

/** Leaving a factor as it is can be the right answer: with its reason it is one. */
function Accepted({ factor, mayEdit, actions }: CardProps) {
  const { acceptedBecause } = factor;
  return (
    <InPlace
      label="Accepted because"
      className={acceptedBecause ? 'factor-accepted' : 'evidence-add live-control'}
      value={acceptedBecause ?? ''}
      placeholder="+ accept it because …"
      isLong
      mayEdit={mayEdit}
      writtenBy={factor.updatedBy}
      onSave={(words) => actions.save(factor, { acceptedBecause: words || null })}
    >
      {acceptedBecause && `Accepted: ${acceptedBecause}`}
    </InPlace>
  );
}

function keysOf({ factor, mayEdit, actions }: CardProps, card: HTMLElement): Record<string, () => void> {
  const step = (by: 'nextElementSibling' | 'previousElementSibling') => (card[by] as HTMLElement | null)?.focus();
  const moves = {
    ArrowDown: () => step('nextElementSibling'),
    ArrowRight: () => step('nextElementSibling'),
    ArrowUp: () => step('previousElementSibling'),
    ArrowLeft: () => step('previousElementSibling'),
  };
  if (!mayEdit) return moves;
  return {
    ...moves,
    y: () => void (factor.state === 'candidate' && actions.state(factor, 'confirmed')),
    x: () => void actions.state(factor, 'struck'),
    Enter: () => card.querySelector<HTMLElement>('.factor-title .in-place')?.click(),
  };
}

function CardHead({ factor, mayEdit, actions, onMove }: CardProps) {
  const labels = factor.state === 'candidate' ? CANDIDATE_ROLE_LABELS : FACTOR_ROLE_LABELS;
  const role = <span className={`factor-role tone-${ROLE_TONES[factor.role]}`}>{labels[factor.role]}</span>;
  const kind = FACTOR_KIND_LABELS[factor.kind];
  if (!mayEdit) {
    return (
      <div className="factor-head">
        {role}
        {factor.kind !== 'unknown' && <span className="factor-kind">{kind}</span>}
      </div>
    );
  }
  return (
    <div className="factor-head">
      <Menu align="start" trigger={<Choice label={`Role: ${labels[factor.role]}`}>{role}</Choice>}>
        {FACTOR_ROLES.map((one) => (
          <MenuCheck
            key={one}
            closes
            checked={one === factor.role}
            onChange={() => void actions.set(factor, { role: one }, { what: 'role' })}
          >
            {FACTOR_ROLE_LABELS[one]}
          </MenuCheck>
        ))}
      </Menu>
      <Menu
        align="start"
        trigger={
          <Choice label={`Kind: ${kind}`}>
            <span className={`factor-kind ${factor.kind === 'unknown' ? 'is-unset' : ''}`}>
              {factor.kind === 'unknown' ? 'what kind?' : kind}
            </span>
          </Choice>
        }
      >
        {FACTOR_KINDS.map((one) => (
          <MenuCheck
            key={one}
            closes
            checked={one === factor.kind}
            onChange={() => void actions.set(factor, { kind: one }, { what: 'kind' })}
          >
            {FACTOR_KIND_LABELS[one]}
          </MenuCheck>
        ))}
      </Menu>
      <span className="factor-acts live-control">
        {factor.state === 'candidate' && (
          <>
            <CardAct label="Confirm" keyName="Y" onClick={() => void actions.state(factor, 'confirmed')}>
              <Check size={14} aria-hidden />
            </CardAct>
            <CardAct label="Strike" keyName="X" onClick={() => void actions.state(factor, 'struck')}>
              <X size={14} aria-hidden />
            </CardAct>
          </>
        )}
        <Menu
          trigger={
            <button type="button" className="row-act" aria-label="More">
              <MoreHorizontal size={14} aria-hidden />
            </button>
          }
        >
          {factor.state === 'confirmed' && (
            <MenuItem note="X" onSelect={() => void actions.state(factor, 'struck')}>
              Strike
            </MenuItem>
          )}
          <MenuItem onSelect={() => onMove(factor, -1)}>Move up</MenuItem>
          <MenuItem onSelect={() => onMove(factor, 1)}>Move down</MenuItem>
          <MenuLine />
          <MenuItem danger onSelect={() => actions.remove(factor)}>
            Take away
          </MenuItem>
        </Menu>
      </span>
    </div>
  );
}

type ActProps = { label: string; keyName: string; onClick: () => void; children: React.ReactNode };
function CardAct({ label, keyName, onClick, children }: ActProps) {
  return (
    <button type="button" className="row-act" aria-label={label} data-tip={`${label}  ${keyName}`} onClick={onClick}>
      {children}
    </button>
  );
}

/** A word that opens a menu of others; the menu gives it the rest of its attributes. */
function Choice({ label, children, ...menu }: { label: string; children: React.ReactNode }) {
  return (
    <button type="button" className="choice" aria-label={`${label}. Change`} {...menu}>
      {children}
      <ChevronDown size={11} aria-hidden className="choice-mark" />
    </button>
  );
}
