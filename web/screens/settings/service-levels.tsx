import { X } from 'lucide-react';
import { useState } from 'react';
import { MOST_LEVELS } from '#shared/contracts/follow-ups.ts';
import { PRIORITIES, type Priority } from '#shared/rules/follow-up-work.ts';
import { nameSeverityRank, type SeverityRank } from '#shared/rules/severity.ts';
import { type ServiceLevels, useServiceLevels, useSetServiceLevels } from '../../data/coverage.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/field.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { SettingsHead } from './settings-head.tsx';
import './service-levels.css';

/** In how many working days follow-ups are to be done. */
export default function ServiceLevelsPage() {
  const levels = useServiceLevels();
  return (
    <>
      <SettingsHead title="Follow-ups">
        In how many working days a follow-up is to be done, by its priority and by the severity of the worst incident
        behind it. The line that fits most closely holds: it proposes the date of what is planned without one, and shows
        on the board what does not keep to it.
      </SettingsHead>
      {levels.error && !levels.data ? (
        <Failed error={levels.error} what="service levels" retry={() => void levels.refetch()} inline />
      ) : levels.data ? (
        <LevelForm key={levels.data.changedAt ?? ''} settings={levels.data} />
      ) : (
        <Bone width="min(560px, 100%)" height={160} />
      )}
    </>
  );
}

type Draft = { key: string; priority: Priority | ''; severity: string; days: string };
const RANKS: SeverityRank[] = [1, 2, 3, 4, 5];

const draftsOf = ({ levels }: ServiceLevels): Draft[] =>
  levels.map(({ priority, severity, days }, index) => ({
    key: String(index),
    priority: priority ?? '',
    severity: severity === null ? '' : String(severity),
    days: String(days),
  }));
const levelsOf = (drafts: readonly Draft[]) =>
  drafts.map(({ priority, severity, days }) => ({
    priority: priority || null,
    severity: severity === '' ? null : Number(severity),
    days: Number(days),
  }));

function LevelForm({ settings }: { settings: ServiceLevels }) {
  const save = useSetServiceLevels();
  const [drafts, setDrafts] = useState(() => draftsOf(settings));
  const mayEdit = settings.may['settings.edit'] === true;
  const isSame = JSON.stringify(levelsOf(drafts)) === JSON.stringify(levelsOf(draftsOf(settings)));
  const change = (key: string, fields: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...fields } : one)));
  return (
    <form
      aria-label="Service levels"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ levels: levelsOf(drafts), seen: settings.changedAt }, { onSuccess: () => say('Saved.') });
      }}
    >
      {drafts.length === 0 && <p className="quiet">There is none: dates are what people set.</p>}
      <ul className="levels">
        {drafts.map((draft, index) => (
          <li key={draft.key}>
            <LevelFields
              draft={draft}
              name={`Line ${index + 1}`}
              mayEdit={mayEdit}
              onChange={(fields) => change(draft.key, fields)}
              onRemove={() => setDrafts(drafts.filter((one) => one !== draft))}
            />
          </li>
        ))}
      </ul>
      <FormError error={save.error} />
      {mayEdit ? (
        <div className="levels-acts">
          <Button
            disabled={drafts.length >= MOST_LEVELS}
            onClick={() => setDrafts([...drafts, { key: crypto.randomUUID(), priority: '', severity: '', days: '20' }])}
          >
            Add a line
          </Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={isSame}>
            Save
          </Button>
        </div>
      ) : (
        <p className="small faint settings-note">Admins change these.</p>
      )}
      {settings.changedBy && <p className="small faint settings-note">Last changed by {settings.changedBy}.</p>}
    </form>
  );
}

type FieldsProps = {
  draft: Draft;
  name: string;
  mayEdit: boolean;
  onChange: (fields: Partial<Draft>) => void;
  onRemove: () => void;
};
/** A sentence with three blanks: "High priority after any severity: 15 working days". */
function LevelFields({ draft, name, mayEdit, onChange, onRemove }: FieldsProps) {
  return (
    <fieldset className="level" aria-label={name} disabled={!mayEdit}>
      <select
        className="input"
        aria-label="Priority"
        value={draft.priority}
        onChange={(event) => onChange({ priority: event.target.value as Priority | '' })}
      >
        <option value="">Any priority</option>
        {PRIORITIES.map((one) => (
          <option key={one} value={one}>
            {one[0]!.toUpperCase() + one.slice(1)} priority
          </option>
        ))}
      </select>
      <span>after</span>
      <select
        className="input"
        aria-label="Severity"
        value={draft.severity}
        onChange={(event) => onChange({ severity: event.target.value })}
      >
        <option value="">any severity</option>
        {RANKS.map((rank) => (
          <option key={rank} value={rank}>
            {nameSeverityRank(rank)}
          </option>
        ))}
      </select>
      <input
        className="input level-days"
        type="number"
        aria-label="Working days"
        min={1}
        max={520}
        required
        value={draft.days}
        onChange={(event) => onChange({ days: event.target.value })}
      />
      <span>working days</span>
      {mayEdit && (
        <Button look="plain" icon small aria-label={`Take ${name.toLowerCase()} away`} onClick={onRemove}>
          <X size={15} aria-hidden />
        </Button>
      )}
    </fieldset>
  );
}
