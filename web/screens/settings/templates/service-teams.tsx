import { useState } from 'react';
import { type ServiceTeam, useServiceTeams, useSetServiceTeam } from '../../../data/templates.ts';

/** Which team each service belongs to, so that a rule can ask for a team. */
export function ServiceTeams() {
  const teams = useServiceTeams();
  const items = teams.data?.items ?? [];
  if (items.length === 0) return null;
  const known = [...new Set(items.flatMap(({ team }) => team ?? []))];
  const count = items.filter(({ team }) => team !== null).length;
  return (
    <details className="folded service-teams">
      <summary>
        Teams of services: {count} of {items.length} set
      </summary>
      <p className="small quiet">Rules that ask for a team look here. Services come from your incidents.</p>
      <datalist id="known-teams">
        {known.map((team) => (
          <option key={team} value={team} />
        ))}
      </datalist>
      <div className="service-team-list">
        {items.map((one) => (
          <TeamField key={one.id} service={one} />
        ))}
      </div>
    </details>
  );
}

function TeamField({ service }: { service: ServiceTeam }) {
  const set = useSetServiceTeam();
  const [team, setTeam] = useState(service.team ?? '');
  const save = () => {
    const next = team.trim() || null;
    if (next !== service.team) set.mutate({ id: service.id, team: next });
  };
  return (
    <label className="service-team">
      <span className="words" dir="auto">
        {service.service}
      </span>
      <input
        className="input"
        list="known-teams"
        placeholder="No team"
        maxLength={200}
        value={team}
        onChange={(event) => setTeam(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </label>
  );
}
