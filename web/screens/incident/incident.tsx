import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useIncident } from '../../data/incidents.ts';
import { Crumbs } from '../../ui/crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { Bone, BoneRows, Failed } from '../../ui/states.tsx';
import { DecisionBox } from './decision-box.tsx';
import { EvidenceContext, numberEvidence } from './evidence.tsx';
import { IncidentActions } from './incident-actions.tsx';
import { IncidentHead } from './incident-head.tsx';
import { IncidentSide } from './incident-side.tsx';
import { IncidentStrip } from './incident-strip.tsx';
import { Timeline } from './timeline.tsx';
import './incident.css';

export default function Incident() {
  const { ref } = useParams({ from: '/inside/incidents/$ref' });
  const search = useSearch({ from: '/inside/incidents/$ref' });
  const query = useIncident(ref);
  const incident = query.data;
  const [focus, setFocus] = useState({ id: search.event ?? null, count: 0 });
  const evidence = useMemo(() => {
    const numbers = incident ? numberEvidence(incident) : new Map<string, number>();
    return { numbers, show: (id: string) => setFocus((old) => ({ id, count: old.count + 1 })) };
  }, [incident]);

  const crumbs = (
    <Crumbs
      trail={[
        <Link key="incidents" to="/incidents">
          Incidents
        </Link>,
      ]}
    >
      {incident?.reference ?? ref}
    </Crumbs>
  );
  if (!incident) {
    return (
      <Page title={ref} hasHeading={false} crumbs={crumbs}>
        {query.error ? (
          <Failed error={query.error} what="incident" retry={() => void query.refetch()} />
        ) : (
          <IncidentBones />
        )}
      </Page>
    );
  }
  return (
    <EvidenceContext value={evidence}>
      <Page
        title={`${incident.reference} ${incident.title}`}
        crumbs={crumbs}
        actions={<IncidentActions incident={incident} />}
      >
        <IncidentHead incident={incident} />
        <div className="incident-columns">
          <div className="incident-main">
            <IncidentStrip incident={incident} />
            <DecisionBox incident={incident} />
          </div>
          <IncidentSide incident={incident} />
          <div className="incident-timeline">
            <Timeline incident={incident} focus={focus} />
          </div>
        </div>
      </Page>
    </EvidenceContext>
  );
}

function IncidentBones() {
  return (
    <div role="status" aria-label="Loading">
      <Bone width="58%" height={26} />
      <div className="incident-columns" style={{ marginTop: 40 }}>
        <div>
          <Bone height={28} />
          <div style={{ height: 44 }} />
          <BoneRows rows={9} />
        </div>
        <div style={{ display: 'grid', gap: 14, alignContent: 'start' }}>
          {[70, 90, 60, 80, 50].map((width) => (
            <Bone key={width} width={`${width}%`} />
          ))}
        </div>
      </div>
    </div>
  );
}
