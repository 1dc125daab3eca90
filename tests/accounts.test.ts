import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askForAccounts,
  closeAccounts,
  declineAccount,
  listAccounts,
  renewAccountLink,
  showAccountByLink,
  showMyAccount,
  withdrawAccountRequest,
  writeAccountByLink,
  writeMyAccount,
} from '#shared/contracts/accounts.ts';
import { addEvents, createIncident, listEvents, setParticipant } from '#shared/contracts/incidents.ts';
import { listNotifications } from '#shared/contracts/notifications.ts';
import { listPeople } from '#shared/contracts/people.ts';
import { createPostMortem, setOwner } from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let eve: TestMember;
/** Took part, and cannot sign in. */
let guest: { id: string; name: string };
let incident: string;
let id: string;

const NOTICED = { question: 'noticed' as const, text: 'The pager said p99 above 2 s.', at: '2026-03-02T10:04:00.000Z' };
const SURPRISED = { question: 'surprised' as const, text: 'The dialog showed the staging cluster.', at: null };

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', role: 'viewer' });
  eve = await signUp(server, { name: 'Eve Stone', email: 'eve@example.com' });
});
afterAll(() => server?.stop());

beforeEach(async () => {
  const made = await server.call(createIncident, {
    title: 'Queue of doom',
    startedAt: '2026-03-02T10:00:00Z',
    lead: 'Ana Ruiz',
  });
  incident = made.id;
  await server.call(addEvents, {
    id: incident,
    events: [
      { at: '2026-03-02T10:03:00Z', kind: 'alert', text: 'p99 above 2 s' },
      { at: '2026-03-02T10:06:00Z', kind: 'message', text: 'I look at it', actor: 'Bo Lund' },
      { at: '2026-03-02T10:08:00Z', kind: 'message', text: 'Restarted the broker', actor: 'Gil Outside' },
    ],
  });
  await server.call(setParticipant, { id: incident, personId: bo.id, role: 'responder' });
  guest = (await server.call(listPeople, { q: 'Gil Outside' })).items[0]!;
  id = (await ana.call(createPostMortem, { title: 'Queue of doom', incidents: [incident] })).id;
});

const ask = (...people: { id: string }[]) => ana.call(askForAccounts, { id, personIds: people.map((one) => one.id) });
const recalled = async () =>
  (await ana.call(listEvents, { id: incident })).items.filter((event) => event.basis === 'recalled');
const seenBy = async (member: TestMember) => (await member.call(listAccounts, { id })).items;

describe('asking', () => {
  it('tells members, and makes a link for whoever cannot sign in', async () => {
    const { asked, links } = await ask(bo, guest);
    expect(asked).toBe(2);
    expect(links).toMatchObject([{ person: { name: 'Gil Outside' }, link: expect.stringContaining('/account/') }]);
    await eventually(async () => {
      const { items } = await bo.call(listNotifications, {});
      return items.find((one) => one.kind === 'account' && one.postMortem?.id === id);
    });
    const { items, others } = await ana.call(listAccounts, { id });
    expect(items.map(({ person, state, byLink }) => [person?.name, state, byLink])).toEqual([
      ['Bo Lund', 'asked', false],
      ['Gil Outside', 'asked', true],
    ]);
    expect(others.map((one) => one.name)).toEqual(['Ana Ruiz']);
  });

  it('is refused for whoever took no part, and to viewers', async () => {
    await expect(ask(eve)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(bo.call(askForAccounts, { id, personIds: [ana.id] })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('writing', () => {
  it('begins with one’s own part of the timeline and nobody else’s words', async () => {
    await ask(bo);
    const { timeline, askedBy } = await bo.call(showMyAccount, { id });
    expect(askedBy).toBe('Ana Ruiz');
    expect(timeline.filter((one) => one.isMine).map((one) => one.text)).toEqual(['I look at it']);
    expect(timeline.map((one) => one.text)).toContain('p99 above 2 s');
    expect(timeline.map((one) => one.text)).not.toContain('Restarted the broker');
  });

  it('is kept before it is sent, by a viewer too, and nothing can be sent empty', async () => {
    await ask(bo);
    await bo.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'named' });
    expect(await bo.call(showMyAccount, { id })).toMatchObject({ answers: [NOTICED], sentAt: null });
    expect((await seenBy(ana))[0]).toMatchObject({ state: 'asked', answers: [] });
    await expect(
      bo.call(writeMyAccount, { id, answers: [{ ...NOTICED, text: ' ' }], sharing: 'named', send: true }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(eve.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'named' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('reading', () => {
  it('comes after one’s own, for the owner too', async () => {
    await ana.call(setOwner, { id, personId: ana.id });
    await ask(ana, bo);
    await bo.call(writeMyAccount, { id, answers: [NOTICED, SURPRISED], sharing: 'named', send: true });
    const before = (await seenBy(ana)).find((one) => one.person?.id === bo.id);
    expect(before).toMatchObject({ state: 'sent', sight: 'after-yours', answers: [] });
    expect((await seenBy(eve)).find((one) => one.person?.id === bo.id)?.answers).toEqual([NOTICED, SURPRISED]);
    await ana.call(declineAccount, { id });
    expect((await seenBy(ana)).find((one) => one.person?.id === bo.id)?.answers).toEqual([NOTICED, SURPRISED]);
  });

  it('is without the name, or for the owner alone, where its author says so', async () => {
    await ana.call(setOwner, { id, personId: ana.id });
    await ask(bo);
    await bo.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'role', send: true });
    for (const reader of [ana, eve]) {
      const rows = await seenBy(reader);
      expect(rows).toMatchObject([{ person: null, role: 'responder', answers: [NOTICED], sentAt: null }]);
      expect(JSON.stringify(rows)).not.toContain('Bo Lund');
    }
    await bo.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'owner', send: true });
    expect((await seenBy(eve))[0]).toMatchObject({ sight: 'hidden', answers: [] });
    expect((await seenBy(ana))[0]).toMatchObject({ sight: 'named', answers: [NOTICED] });
  });

  it('is as private as the incident', async () => {
    const secret = await server.call(createIncident, { title: 'Kestrel', private: true });
    await server.call(setParticipant, { id: secret.id, personId: bo.id, role: 'responder' });
    const hidden = await server.call(createPostMortem, { title: 'Kestrel', incidents: [secret.id] });
    await server.call(askForAccounts, { id: hidden.id, personIds: [bo.id] });
    await expect(eve.call(listAccounts, { id: hidden.id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await bo.call(showMyAccount, { id: hidden.id })).title).toBe('Kestrel');
  });
});

describe('the timeline', () => {
  it('gets what has a time once nobody is waited for, as recalled events, and only as its author allows', async () => {
    await ask(ana, bo);
    await bo.call(writeMyAccount, { id, answers: [NOTICED, SURPRISED], sharing: 'named', send: true });
    expect(await recalled()).toEqual([]);
    await ana.call(declineAccount, { id });
    expect(await recalled()).toMatchObject([
      { text: NOTICED.text, kind: 'observation', at: NOTICED.at, actor: 'Bo Lund' },
    ]);

    await bo.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'role', send: true });
    const nameless = await recalled();
    expect(nameless).toMatchObject([{ text: `A responder: ${NOTICED.text}` }]);
    expect(JSON.stringify(nameless)).not.toContain('Bo Lund');

    await bo.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'owner', send: true });
    expect(await recalled()).toEqual([]);
  });

  it('gets it when the owner stops waiting, and the same again changes nothing', async () => {
    await ask(ana, bo, guest);
    await bo.call(writeMyAccount, { id, answers: [NOTICED], sharing: 'named', send: true });
    const waiting = (await seenBy(eve)).find((one) => one.person?.id === guest.id)!;
    await ana.call(withdrawAccountRequest, { id: waiting.id });
    expect(await recalled()).toEqual([]);
    await ana.call(closeAccounts, { id });
    await ana.call(closeAccounts, { id });
    expect(await recalled()).toHaveLength(1);
    expect((await seenBy(eve)).map((one) => one.state)).toEqual(['sent']);
  });
});

describe('a link', () => {
  const linkOf = async () => (await ask(guest)).links[0]!.link.split('/').at(-1)!;
  const anyone = () => server.call;

  it('opens one account, is spent by sending it, and cannot be guessed', async () => {
    const token = await linkOf();
    const form = await anyone()(showAccountByLink, { token });
    expect(form).toMatchObject({ person: { name: 'Gil Outside' }, title: 'Queue of doom' });
    expect(form.timeline.map((one) => one.text)).not.toContain('I look at it');
    await anyone()(writeAccountByLink, { token, answers: [NOTICED], sharing: 'named' });
    await anyone()(writeAccountByLink, { token, answers: [NOTICED], sharing: 'named', send: true });
    await expect(anyone()(showAccountByLink, { token })).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      anyone()(writeAccountByLink, { token, answers: [SURPRISED], sharing: 'named', send: true }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(anyone()(showAccountByLink, { token: `${token.slice(0, -1)}_` })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await seenBy(ana))[0]).toMatchObject({ state: 'sent', answers: [NOTICED] });
  });

  it('needs no session, and two who send at once send once', async () => {
    const token = await linkOf();
    const send = () =>
      fetch(`${server.url}/api/v1/account-links/${token}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ answers: [NOTICED], sharing: 'named', send: true }),
      }).then((answer) => answer.status);
    expect((await Promise.all([send(), send()])).sort()).toEqual([200, 404]);
  });

  it('ends after a week, and a new one ends the one before', async () => {
    const first = await linkOf();
    const { items } = await ana.call(listAccounts, { id });
    const { link } = await ana.call(renewAccountLink, { id: items[0]!.id });
    await expect(anyone()(showAccountByLink, { token: first })).rejects.toMatchObject({ code: 'not-found' });
    const { ctx } = server.app;
    const { now } = ctx;
    ctx.now = () => new Date(Date.now() + 8 * 86_400_000);
    try {
      await expect(anyone()(showAccountByLink, { token: link.split('/').at(-1)! })).rejects.toMatchObject({
        code: 'not-found',
      });
    } finally {
      ctx.now = now;
    }
  });

  it('is for whoever cannot sign in alone', async () => {
    await ask(bo);
    const { items } = await ana.call(listAccounts, { id });
    await expect(ana.call(renewAccountLink, { id: items[0]!.id })).rejects.toMatchObject({ code: 'conflict' });
  });
});
