import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIncident } from '#shared/contracts/incidents.ts';
import { listPeople } from '#shared/contracts/people.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.call(createIncident, { title: 'a', lead: 'José Łukasz Ñandú' });
  await server.call(createIncident, { title: 'b', lead: 'Jo Seward' });
});
afterAll(() => server?.stop());

const found = async (q: string) => (await server.call(listPeople, { q })).items.map(({ name }) => name);

it('people are found without their accents, and with them', async () => {
  expect(await found('jose luk')).toEqual(['José Łukasz Ñandú']);
  expect(await found('JOSÉ')).toEqual(['José Łukasz Ñandú']);
  expect(await found('nandu')).toEqual(['José Łukasz Ñandú']);
  expect(await found('jo')).toEqual(['Jo Seward', 'José Łukasz Ñandú']);
  expect(await found('%')).toEqual([]);
});
