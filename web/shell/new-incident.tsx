import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreateIncident, useServices } from '../data/incidents.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, FormError, problemAt, TextField } from '../ui/field.tsx';
import { zoneCity } from '../ui/time-words.ts';
import { useZone } from '../ui/zone.ts';

const FIELDS = ['title', 'severity', 'services', 'startedAt'];

/** Opening an incident by hand: the title is enough, the rest can follow. */
export default function NewIncident({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const zone = useZone();
  const services = useServices().data?.items ?? [];
  const create = useCreateIncident();
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState('');
  const [serviceText, setServiceText] = useState('');
  const [startedAt, setStartedAt] = useState('');
  const [isPrivate, setPrivate] = useState(false);

  const submit = () =>
    create.mutate(
      {
        title,
        severity: severity || undefined,
        services: serviceText
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
        startedAt: startedAt || undefined,
        private: isPrivate || undefined,
        timeZone: zone,
      },
      {
        onSuccess: (incident) => {
          onClose();
          void navigate({ to: '/incidents/$ref', params: { ref: incident.reference } });
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title="New incident"
      description="The title is enough to begin. Everything else can be added later, and events can be sent to it at once."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={create.isPending} disabled={!title.trim()}>
            Open incident
          </Button>
        </>
      }
    >
      <TextField
        label="What is happening?"
        placeholder="Checkout errors after a config push"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={problemAt(create.error, 'title')}
        maxLength={1000}
        autoFocus
        required
      />
      <div className="field-row" style={{ marginTop: 14 }}>
        <TextField
          label="Severity"
          optional
          placeholder="SEV2"
          list="severities"
          value={severity}
          onChange={(event) => setSeverity(event.target.value)}
          error={problemAt(create.error, 'severity')}
        />
        <TextField
          label="Services"
          optional
          placeholder="checkout, payments"
          list="services"
          value={serviceText}
          onChange={(event) => setServiceText(event.target.value)}
          error={problemAt(create.error, 'services')}
        />
      </div>
      <TextField
        label="Began"
        optional
        type="datetime-local"
        value={startedAt}
        onChange={(event) => setStartedAt(event.target.value)}
        hint={`In your time zone (${zoneCity(zone)}). Empty means now.`}
        error={problemAt(create.error, 'startedAt')}
      />
      <CheckField
        label="Private"
        hint="Only its participants and admins see it, and everything made from it."
        checked={isPrivate}
        onChange={(event) => setPrivate(event.target.checked)}
      />
      <datalist id="severities">
        {['SEV1', 'SEV2', 'SEV3', 'SEV4'].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <datalist id="services">
        {services.map((one) => (
          <option key={one.name} value={one.name} />
        ))}
      </datalist>
      <FormError error={create.error} shown={FIELDS} />
    </Dialog>
  );
}
