import type { InputOf } from '#shared/contracts/contract.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { eventually, type TestServer } from './server.ts';

const START = '2026-03-04T10:02:00Z';
const EVENTS: InputOf<typeof addEvents>['events'] = [
  { at: '2026-03-04T10:05:12Z', kind: 'alert', text: 'ledger error rate above 5%' },
  { at: '2026-03-04T10:38:00Z', kind: 'action', text: 'Rolled back to build 87', actor: 'Sam Okafor' },
  { at: '2026-03-04T10:41:00Z', text: 'errors are back to normal', actor: 'Ana Ruiz' },
];

/** A resolved incident with a few events, and the post-mortem that was drafted of it. */
export async function draftedIncident(
  server: TestServer,
  fields: Partial<InputOf<typeof createIncident>> = {},
): Promise<{ incidentId: string; id: string }> {
  const { id: incidentId } = await server.call(createIncident, {
    title: 'Ledger rejects payments',
    severity: 'SEV1',
    services: ['ledger'],
    lead: 'Ana Ruiz',
    startedAt: START,
    ...fields,
  });
  await server.call(addEvents, { id: incidentId, events: EVENTS });
  await server.call(updateIncident, { id: incidentId, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  const id = await eventually(async () => (await server.call(getIncident, { id: incidentId })).postMortemId);
  return { incidentId, id };
}
