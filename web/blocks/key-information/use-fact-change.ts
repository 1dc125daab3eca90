import { useQueryClient } from '@tanstack/react-query';
import type { InputOf } from '#shared/contracts/contract.ts';
import type { updateIncident } from '#shared/contracts/incidents.ts';
import { type Incident, useUpdateIncident } from '../../data/incidents.ts';
import { say } from '../../ui/toast-store.ts';

type Fields = Omit<InputOf<typeof updateIncident>, 'id'>;

/** Changes facts of an incident and offers to take it back; the document's own facts follow. */
export function useFactChange(incident: Incident) {
  const client = useQueryClient();
  const update = useUpdateIncident(true);
  const send = async (fields: Fields) => {
    await update.mutateAsync({ id: incident.reference, ...fields });
    void client.invalidateQueries({ queryKey: ['post-mortem'] });
    void client.invalidateQueries({ queryKey: ['events'] });
  };
  return async (what: string, fields: Fields, before: Fields) => {
    await send(fields);
    const takeBack = () => {
      send(before).catch(() => say(`${what} could not be changed back. Try again in a moment.`, { tone: 'bad' }));
    };
    say(`${what} changed.`, { action: { label: 'Undo', run: takeBack } });
  };
}
export type FactChange = ReturnType<typeof useFactChange>;
