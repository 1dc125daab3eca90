import { type DragEvent, useState } from 'react';
import { LEVELS, type Level, RISK_STATE_LABELS, RISK_STATES } from '#shared/rules/factor-words.ts';
import type { Risk } from '../../data/risks.ts';
import { Menu, MenuCheck, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { droppedEvent, isEventDrag } from '../event-drag.ts';
import { EvidenceField } from '../evidence-field.tsx';
import { InPlace } from '../in-place.tsx';
import { JudgeButtons } from '../judge-buttons.tsx';
import { AddressedBy } from './addressed-by.tsx';
import type { RiskActions } from './use-risk-actions.ts';

type RowProps = { risk: Risk; mayEdit: boolean; actions: RiskActions };

export function RiskRow({ risk, mayEdit, actions }: RowProps) {
  const [isOver, setOver] = useState(false);
  const isCandidate = risk.state === 'candidate';
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!isEventDrag(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const id = droppedEvent(event.dataTransfer);
      if (!id) return;
      event.preventDefault();
      event.stopPropagation();
      void actions.addEvidence(risk, id);
    },
  };
  return (
    // Focusable by script alone: the editor leaves to the block what can take the focus.
    <li
      data-row={risk.id}
      className={`risk is-${risk.state} ${isOver ? 'is-over' : ''}`}
      tabIndex={-1}
      {...(mayEdit ? drop : {})}
    >
      <div className="risk-words">
        <InPlace
          label="Risk"
          value={risk.text}
          placeholder="What could still happen?"
          isLong
          required
          mayEdit={mayEdit}
          writtenBy={risk.updatedBy}
          onSave={(text) => actions.save(risk, { text })}
        />
        <EvidenceField
          ids={risk.evidence}
          about={risk.text.slice(0, 120)}
          mayEdit={mayEdit}
          onAdd={(eventId) => void actions.addEvidence(risk, eventId)}
          onRemove={(eventId) => void actions.removeEvidence(risk, eventId)}
        />
        <AddressedBy
          ids={risk.followUpIds}
          mayEdit={mayEdit}
          onChange={(followUpIds) => void actions.set(risk, { followUpIds }, { what: 'follow-ups' })}
        />
      </div>
      <div className="risk-side">
        <LevelChoice
          word="likelihood"
          value={risk.likelihood}
          mayEdit={mayEdit}
          onChange={(likelihood) => void actions.set(risk, { likelihood }, { what: 'likelihood' })}
        />
        <LevelChoice
          word="impact"
          value={risk.impact}
          mayEdit={mayEdit}
          onChange={(impact) => void actions.set(risk, { impact }, { what: 'impact' })}
        />
        {!isCandidate && <StateChoice risk={risk} mayEdit={mayEdit} actions={actions} />}
      </div>
      {mayEdit && isCandidate && (
        <JudgeButtons
          confirm="Confirm"
          className="risk-acts"
          onConfirm={() => void actions.state(risk, 'open')}
          onStrike={() => void actions.state(risk, 'struck')}
        />
      )}
    </li>
  );
}

type LevelProps = {
  word: 'likelihood' | 'impact';
  value: Level | null;
  mayEdit: boolean;
  onChange: (value: Level | null) => void;
};
function LevelChoice({ word, value, mayEdit, onChange }: LevelProps) {
  const shown = value && `${word} ${value}`;
  const looks = value === 'high' ? 'warn-word' : '';
  if (!mayEdit) return <span className={looks}>{shown}</span>;
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={`choice ${looks} ${shown ? '' : 'live-control risk-unset'}`}
          aria-label={`${shown ?? `${word}: not set`}. Change`}
        >
          {shown ?? word}
        </button>
      }
    >
      {LEVELS.map((one) => (
        <MenuCheck key={one} closes checked={one === value} onChange={(isOn) => onChange(isOn ? one : null)}>
          {`${word} ${one}`}
        </MenuCheck>
      ))}
    </Menu>
  );
}

function StateChoice({ risk, mayEdit, actions }: RowProps) {
  const words = RISK_STATE_LABELS[risk.state].toLowerCase();
  if (!mayEdit) return <span>{words}</span>;
  return (
    <Menu
      trigger={
        <button type="button" className="choice" aria-label={`State: ${words}. Change`}>
          {words}
        </button>
      }
    >
      {RISK_STATES.filter((one) => one !== 'candidate').map((one) => (
        <MenuCheck
          key={one}
          closes
          checked={one === risk.state}
          onChange={() => one !== risk.state && void actions.state(risk, one)}
        >
          {RISK_STATE_LABELS[one]}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem danger onSelect={() => actions.remove(risk)}>
        Take away
      </MenuItem>
    </Menu>
  );
}
