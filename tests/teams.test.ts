import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIncident } from '#shared/contracts/incidents.ts';
import { listRecord } from '#shared/contracts/record.ts';
import { createTeam, listTeams, removeTeam, updateTeam } from '#shared/contracts/teams.ts';
import { listServiceTeams, setServiceTeam } from '#shared/contracts/templates.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
const services = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana', email: 'ana@example.com', role: 'admin' });
  bo = await signUp(server, { name: 'Bo', email: 'bo@example.com' });
  await server.call(createIncident, {
    title: 'Slow',
    startedAt: '2026-03-04T10:00:00Z',
    services: ['ledger', 'checkout'],
  });
  for (const { id, service } of (await server.call(listServiceTeams, {})).items) services.set(service, id);
});
afterAll(() => server?.stop());

it('a team has a manager, members and services, and everybody may read of them', async () => {
  const made = await ana.call(createTeam, {
    name: 'Payments',
    managerId: ana.id,
    memberIds: [bo.id, ana.id, bo.id],
    serviceIds: [services.get('ledger')!],
  });
  expect(made).toMatchObject({
    name: 'Payments',
    manager: { name: 'Ana' },
    members: [{ name: 'Ana' }, { name: 'Bo' }],
    services: [{ name: 'ledger' }],
  });
  expect((await bo.call(listTeams, {})).items).toContainEqual(made);
  await expect(bo.call(updateTeam, { id: made.id, name: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' });
});

it('changes field by field, and each change is in the record', async () => {
  const { id } = await ana.call(createTeam, { name: 'Platform', memberIds: [bo.id], managerId: ana.id });
  await ana.call(updateTeam, { id, name: 'Core platform' });
  const changed = await ana.call(updateTeam, { id, managerId: null });
  expect(changed).toMatchObject({ name: 'Core platform', manager: null, members: [{ name: 'Bo' }] });
  const { items } = await ana.call(listRecord, {});
  expect(items[0]).toMatchObject({ action: 'team.changed', before: { manager: 'Ana' }, after: { manager: null } });
});

it('a service moves with its team, whichever screen says so', async () => {
  const { id } = await ana.call(createTeam, { name: 'Shop', serviceIds: [services.get('checkout')!] });
  await ana.call(setServiceTeam, { id: services.get('checkout')!, team: 'payments' });
  const teams = (await ana.call(listTeams, {})).items;
  expect(teams.find((one) => one.id === id)!.services).toEqual([]);
  expect(teams.filter((one) => one.name.toLowerCase() === 'payments')).toHaveLength(1);
  await ana.call(setServiceTeam, { id: services.get('checkout')!, team: null });
  expect((await ana.call(listServiceTeams, {})).items.find((one) => one.service === 'checkout')!.team).toBeNull();
});

it('two of one name, strangers and teams that are gone are refused in words', async () => {
  await ana.call(createTeam, { name: 'Data' });
  await expect(ana.call(createTeam, { name: ' data ' })).rejects.toMatchObject({ code: 'conflict' });
  const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
  await expect(ana.call(createTeam, { name: 'Other', memberIds: [nobody] })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await ana.call(listTeams, {})).items.map(({ name }) => name)).not.toContain('Other');
  await expect(ana.call(updateTeam, { id: nobody, name: 'X' })).rejects.toMatchObject({ code: 'not-found' });
});

it('a team that is taken away leaves its people and services', async () => {
  const team = await ana.call(createTeam, { name: 'Gone', memberIds: [bo.id], serviceIds: [services.get('ledger')!] });
  await ana.call(removeTeam, { id: team.id });
  await expect(ana.call(removeTeam, { id: team.id })).rejects.toMatchObject({ code: 'not-found' });
  expect((await ana.call(listServiceTeams, {})).items.map(({ service }) => service)).toContain('ledger');
});
