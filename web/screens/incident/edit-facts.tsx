import { useState } from 'react';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import { type Incident, useUpdateIncident } from '../../data/incidents.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, TextArea, TextField } from '../../ui/field.tsx';
import { fromField, toField } from '../../ui/local-time.ts';
import { zoneCity } from '../../ui/time-words.ts';
import { useZone } from '../../ui/zone.ts';

const PHASE_LABELS: Record<Phase, string> = {
  impactStarted: 'Impact began',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};
const FIELDS = ['title', 'severity', 'services', 'lead', 'impact.text', 'impact.customers'];

export function EditFacts({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const zone = useZone();
  const update = useUpdateIncident(true);
  const [title, setTitle] = useState(incident.title);
  const [severity, setSeverity] = useState(incident.severity ?? '');
  const [services, setServices] = useState(incident.services.join(', '));
  const [impact, setImpact] = useState(incident.impact.text);
  const [customers, setCustomers] = useState(incident.impact.customers?.toString() ?? '');
  const [nearMiss, setNearMiss] = useState(incident.nearMiss);
  const before = Object.fromEntries(
    PHASES.map((phase) => [phase, incident.times[phase] ? toField(incident.times[phase].at, zone) : '']),
  ) as Record<Phase, string>;
  const [times, setTimes] = useState(before);

  const submit = () => {
    const changed = PHASES.filter((phase) => times[phase] !== before[phase]);
    update.mutate(
      {
        id: incident.reference,
        title,
        severity: severity || null,
        services: services
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
        impact: { text: impact, customers: customers === '' ? null : Number(customers) },
        nearMiss,
        ...(changed.length > 0 && {
          times: Object.fromEntries(changed.map((phase) => [phase, fromField(times[phase], zone) ?? null])),
        }),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={560}
      title="Facts and times"
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={update.isPending} disabled={!title.trim()}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={problemAt(update.error, 'title')}
        required
      />
      <div className="field-row" style={{ marginTop: 14 }}>
        <TextField label="Severity" value={severity} onChange={(event) => setSeverity(event.target.value)} />
        <TextField
          label="Services"
          value={services}
          onChange={(event) => setServices(event.target.value)}
          hint="Separated by commas"
        />
      </div>
      <TextArea
        label="Impact"
        rows={2}
        placeholder="4% of checkouts failed"
        value={impact}
        onChange={(event) => setImpact(event.target.value)}
        error={problemAt(update.error, 'impact.text')}
      />
      <div className="field-row" style={{ marginTop: 14 }}>
        <TextField
          label="Customers affected"
          type="number"
          min={0}
          value={customers}
          onChange={(event) => setCustomers(event.target.value)}
          error={problemAt(update.error, 'impact.customers')}
        />
        <div>
          <CheckField
            label="A near miss"
            hint="Nobody was harmed, but it was close."
            checked={nearMiss}
            onChange={(event) => setNearMiss(event.target.checked)}
          />
        </div>
      </div>
      <h3 style={{ margin: '20px 0 2px' }}>Times</h3>
      <p className="small faint" style={{ marginBottom: 10 }}>
        Read from the timeline. What you state here holds instead; empty takes it back. In {zoneCity(zone)}.
      </p>
      <div className="field-row">
        {PHASES.map((phase) => (
          <TextField
            key={phase}
            label={PHASE_LABELS[phase]}
            type="datetime-local"
            step={1}
            value={times[phase]}
            onChange={(event) => setTimes({ ...times, [phase]: event.target.value })}
            error={problemAt(update.error, `times.${phase}`)}
          />
        ))}
      </div>
      <FormError error={update.error} shown={FIELDS} />
    </Dialog>
  );
}
