import { useId } from 'react';
import { useTakeable } from '../../../data/destinations.ts';
import { useTemplates } from '../../../data/templates.ts';

export type Limited = { templates: string[]; teamIds: string[]; serviceIds: string[] };

/** Of which templates, teams and services versions are taken; nothing ticked takes all. */
export function Limits({ limits, change }: { limits: Limited; change: (limits: Limited) => void }) {
  const { teams, services } = useTakeable();
  const templates = useTemplates().data?.items ?? [];
  const count = limits.templates.length + limits.teamIds.length + limits.serviceIds.length;
  return (
    <details className="limits" open={count > 0 || undefined}>
      <summary>
        {count === 0 ? 'Of every template, team and service' : 'Only of some templates, teams or services'}
      </summary>
      <Ticks
        label="Templates"
        all={templates.map(({ key, name }) => ({ id: key, name }))}
        ticked={limits.templates}
        keep={(next) => change({ ...limits, templates: next })}
      />
      <Ticks label="Teams" all={teams} ticked={limits.teamIds} keep={(teamIds) => change({ ...limits, teamIds })} />
      <Ticks
        label="Services"
        all={services.map(({ id, service }) => ({ id, name: service }))}
        ticked={limits.serviceIds}
        keep={(serviceIds) => change({ ...limits, serviceIds })}
      />
    </details>
  );
}

type TicksProps = {
  label: string;
  all: { id: string; name: string }[];
  ticked: string[];
  keep: (ticked: string[]) => void;
};
function Ticks({ label, all, ticked, keep }: TicksProps) {
  const id = useId();
  if (all.length === 0) return null;
  return (
    <fieldset className="limits-group">
      <legend>{label}</legend>
      {all.map((one) => (
        <label key={one.id} htmlFor={`${id}-${one.id}`}>
          <input
            id={`${id}-${one.id}`}
            type="checkbox"
            checked={ticked.includes(one.id)}
            onChange={(event) =>
              keep(event.target.checked ? [...ticked, one.id] : ticked.filter((other) => other !== one.id))
            }
          />
          <span dir="auto">{one.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
