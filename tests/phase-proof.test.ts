import { afterAll, beforeAll, expect, it } from 'vitest';
import { addEvents, createIncident, updateEvent, updateIncident } from '#shared/contracts/incidents.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

async function begin() {
  const { id } = await server.call(createIncident, { title: 'Checkout errors', startedAt: '2026-03-04T10:02:00Z' });
  const { ids } = await server.call(addEvents, {
    id,
    events: [
      { at: '2026-03-04T10:05:00Z', kind: 'alert', text: '5xx rate above 2%' },
      { at: '2026-03-04T10:09:30Z', kind: 'message', text: 'A customer called about it', actor: 'Sam Okafor' },
    ],
  });
  return { id, alert: ids[0]!, call: ids[1]! };
}

it('a phase time is proved by the event that somebody names, until they take it back', async () => {
  const { id, call } = await begin();
  const stated = await server.call(updateIncident, {
    id,
    times: { detected: '2026-03-04T10:09:30Z' },
    proof: { detected: call },
  });
  expect(stated.times.detected).toMatchObject({ basis: 'stated', at: '2026-03-04T10:09:30.000Z' });
  expect(stated.times.detected?.evidence[0]).toBe(call);
  const derived = await server.call(updateIncident, { id, times: { detected: null } });
  expect(derived.times.detected).toMatchObject({ basis: 'derived', at: '2026-03-04T10:05:00.000Z' });
});

it('refuses as proof what is of another incident or was removed', async () => {
  const { id, call } = await begin();
  const other = await begin();
  const prove = (eventId: string) =>
    server.call(updateIncident, { id, times: { detected: '2026-03-04T10:09:30Z' }, proof: { detected: eventId } });
  await expect(prove(other.alert)).rejects.toMatchObject({ code: 'bad-input' });
  await server.call(updateEvent, { id, eventId: call, removed: true });
  await expect(prove(call)).rejects.toMatchObject({ code: 'bad-input' });
});
