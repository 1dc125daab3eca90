import { useState } from 'react';
import { useCreatePostMortem } from '../../data/post-mortems.ts';
import { useWord } from '../../data/session.ts';
import { useTemplates } from '../../data/templates.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';

/** Begun by hand: about a near miss, or about several incidents at once. */
export function NewPostMortem({ onClose, onMade }: { onClose: () => void; onMade: (reference: string) => void }) {
  const word = useWord();
  const create = useCreatePostMortem();
  const [title, setTitle] = useState('');
  const [incidents, setIncidents] = useState('');
  const [template, setTemplate] = useState('');
  const templates = useTemplates().data?.items.filter((one) => !one.retired) ?? [];
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() =>
        create.mutate(
          { title, incidents: incidents.split(/[\s,]+/).filter(Boolean), template: template || undefined },
          { onSuccess: (made) => onMade(made.reference) },
        )
      }
      title={`New ${word.one}`}
      description="For a near miss, or for several incidents that belong together. For one incident, ask on its page: the draft then writes itself."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={create.isPending} disabled={!title.trim()}>
            Begin
          </Button>
        </>
      }
    >
      <TextField
        label="Title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={problemAt(create.error, 'title')}
        maxLength={1000}
        autoFocus
        required
      />
      <TextField
        label="Incidents"
        optional
        placeholder="INC-41, INC-44"
        value={incidents}
        onChange={(event) => setIncidents(event.target.value)}
        error={problemAt(create.error, 'incidents')}
        hint="References, separated by commas"
      />
      <SelectField label="Template" value={template} onChange={(event) => setTemplate(event.target.value)}>
        <option value="">As the rules say</option>
        {templates.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
      <FormError error={create.error} shown={['title', 'incidents']} />
    </Dialog>
  );
}
