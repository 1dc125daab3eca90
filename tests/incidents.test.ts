import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  addEvents,
  createIncident,
  getIncident,
  listEventEdits,
  listEvents,
  listIncidents,
  overrideDecision,
  removeParticipant,
  requestDraft,
  setParticipant,
  updateEvent,
  updateIncident,
} from '#shared/contracts/incidents.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const open = (fields: Partial<Parameters<TestServer['call']>[1]> & { title: string }) =>
  server.call(createIncident, fields);
const allEvents = async (id: string): Promise<OutputOf<typeof listEvents>['items']> => {
  const items: OutputOf<typeof listEvents>['items'] = [];
  for (let after: string | undefined; ; ) {
    const page = await server.call(listEvents, { id, limit: 3, after });
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
};

describe('opening', () => {
  it('answers 201, and the same externalId 200 with the same incident', async () => {
    const send = () =>
      server.request('/api/v1/incidents', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ title: 'Login slow', externalId: 'ext-1', services: ['login'] }),
      });
    const first = await send();
    const again = await send();
    expect([first.status, again.status]).toEqual([201, 200]);
    const [a, b] = (await Promise.all([first.json(), again.json()])) as OutputOf<typeof createIncident>[];
    expect(b?.id).toBe(a?.id);
    expect(a?.reference).toMatch(/^INC-\d+$/);
    expect(b?.services).toEqual(['login']);
  });

  it('twenty at once with one externalId make one incident', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => open({ title: 'Race', externalId: 'race' } as never)),
    );
    expect(new Set(answers.map((one) => one.id)).size).toBe(1);
  });

  it('refuses an impossible date and says which field', async () => {
    await expect(open({ title: 'x', startedAt: '2026-02-30T10:00:00Z' } as never)).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ path: 'startedAt' }],
    });
  });
});

describe('events', () => {
  it('takes one or many, and rejects rows one by one with the reason', async () => {
    const { id } = await open({ title: 'Batch' });
    expect(await server.call(addEvents, { id, events: { text: 'just one' } })).toMatchObject({
      accepted: 1,
      rejected: [],
    });
    const answer = await server.call(addEvents, {
      id,
      events: [
        { at: '2026-03-04T10:00:00Z', text: 'good' },
        { at: '2026-13-04T10:00:00Z', text: 'no such month' },
        { at: '2026-03-04T10:00:00Z' },
        7,
        { text: '  ' },
        { at: '2026-03-04T10:01:00Z', kind: 'party', text: 'no such kind' },
      ],
    });
    expect(answer.accepted).toBe(1);
    expect(answer.rejected.map((row) => row.index)).toEqual([1, 2, 3, 4, 5]);
    for (const { why } of answer.rejected) expect(why.length).toBeGreaterThan(10);
  });

  it('the same event again is a duplicate; with other words it is an edit that keeps what it said', async () => {
    const { id } = await open({ title: 'Edits' });
    const event = { at: '2026-03-04T10:00:00Z', text: 'disk at 91 %', externalId: 'e-1' };
    expect(await server.call(addEvents, { id, events: [event] })).toMatchObject({ accepted: 1, duplicates: 0 });
    expect(await server.call(addEvents, { id, events: [event] })).toMatchObject({
      accepted: 0,
      duplicates: 1,
      edited: 0,
    });
    expect(await server.call(addEvents, { id, events: [{ ...event, text: 'disk at 97 %' }] })).toMatchObject({
      accepted: 0,
      duplicates: 0,
      edited: 1,
    });
    const [stored] = (await allEvents(id)).filter((one) => one.externalId === 'e-1');
    expect(stored).toMatchObject({ text: 'disk at 97 %' });
    const edits = await server.call(listEventEdits, { id, eventId: stored?.id ?? '' });
    expect(edits.items.map((edit) => edit.text)).toEqual(['disk at 91 %']);
  });

  it('what a person edited is not edited back by its source', async () => {
    const { id } = await open({ title: 'Person first' });
    await server.call(addEvents, { id, events: [{ at: '2026-03-04T10:00:00Z', text: 'wrong host', externalId: 'e' }] });
    const [event] = (await allEvents(id)).filter((one) => one.externalId === 'e');
    await server.call(updateEvent, { id, eventId: event?.id ?? '', text: 'db-2, not db-1' });
    expect(
      await server.call(addEvents, {
        id,
        events: [{ at: '2026-03-04T10:00:00Z', text: 'wrong host again', externalId: 'e' }],
      }),
    ).toMatchObject({ edited: 0, duplicates: 1 });
    expect((await allEvents(id)).find((one) => one.externalId === 'e')?.text).toBe('db-2, not db-1');
  });

  it('pages in order of time whatever the order of arrival, each event once', async () => {
    const { id } = await open({ title: 'Order', startedAt: '2026-03-04T09:00:00Z' } as never);
    const minutes = [7, 3, 9, 3, 1, 8, 2, 6, 3, 5];
    for (const minute of minutes)
      await server.call(addEvents, { id, events: { at: `2026-03-04T10:0${minute}:00Z`, text: `minute ${minute}` } });
    const events = await allEvents(id);
    expect(events.map((one) => one.at)).toEqual(events.map((one) => one.at).toSorted());
    expect(new Set(events.map((one) => one.id)).size).toBe(events.length);
    expect(events.length).toBe(minutes.length + 1);
  });

  it("reads a time without a zone in the incident's zone, and remembers that it was assumed", async () => {
    const { id } = await open({ title: 'Zones', timeZone: 'Europe/Madrid' } as never);
    await server.call(addEvents, {
      id,
      events: [
        { at: '2026-03-04 11:05', text: 'no zone' },
        { at: '2026-03-04T11:05:00+05:30', text: 'with one' },
      ],
    });
    const events = await allEvents(id);
    expect(events.find((one) => one.text === 'no zone')).toMatchObject({
      at: '2026-03-04T10:05:00.000Z',
      zoneKnown: false,
    });
    expect(events.find((one) => one.text === 'with one')).toMatchObject({
      at: '2026-03-04T05:35:00.000Z',
      zoneKnown: true,
    });
  });

  it('stores and gives back hostile text unharmed', async () => {
    const { id } = await open({ title: '<img src=x onerror=alert(1)> \u202Eevil' });
    const texts = ['<script>alert(1)</script>', 'شكرا على المساعدة', '🧯🔥', 'x'.repeat(100_000), 'nul \u0000 here'];
    const answer = await server.call(addEvents, {
      id,
      events: texts.map((text) => ({ at: '2026-03-04T10:00:00Z', text })),
    });
    expect(answer).toMatchObject({ accepted: 5, rejected: [] });
    const stored = (await allEvents(id)).map((one) => one.text);
    for (const text of texts.slice(0, 4)) expect(stored).toContain(text);
    expect(stored).toContain('nul \uFFFD here');
  });

  it('ten thousand in one request, and one more is refused whole', async () => {
    const { id } = await open({ title: 'Many' });
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      at: new Date(Date.UTC(2026, 2, 4, 10, 0, index)).toISOString(),
      text: `event ${index}`,
      externalId: `n${index}`,
    }));
    expect(await server.call(addEvents, { id, events: rows })).toMatchObject({ accepted: 10_000, ids: [] });
    await expect(server.call(addEvents, { id, events: [...rows, ...rows.slice(0, 1)] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect((await server.call(getIncident, { id })).eventCount).toBe(10_001);
  });

  it('the same event from two requests at once is stored once', async () => {
    const { id } = await open({ title: 'Twice' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        server.call(addEvents, {
          id,
          events: [{ at: '2026-03-04T10:00:00Z', text: 'once', externalId: 'same', actor: 'Noa Lind' }],
        }),
      ),
    );
    expect(answers.reduce((sum, one) => sum + one.accepted, 0)).toBe(1);
    const { participants } = await server.call(getIncident, { id });
    expect(participants.filter((one) => one.person.name === 'Noa Lind')).toHaveLength(1);
  });

  it('is removed and brought back, keyed and unkeyed', async () => {
    const { id } = await open({ title: 'Undo' });
    const { ids } = await server.call(addEvents, { id, events: { text: 'oops' } });
    const eventId = ids[0] ?? '';
    await server.call(updateEvent, { id, eventId, removed: true });
    expect((await allEvents(id)).map((one) => one.id)).not.toContain(eventId);
    expect(await server.call(updateEvent, { id, eventId, removed: false, key: true })).toMatchObject({
      key: true,
      removedAt: null,
    });
    expect((await server.call(getIncident, { id })).keyEventCount).toBe(1);
  });
});

describe('from resolved to drafted', () => {
  const story = [
    { at: '2026-03-04T10:01:10Z', kind: 'deploy' as const, text: 'Checkout config v412 pushed', actor: 'Sam Okafor' },
    { at: '2026-03-04T10:05:12Z', kind: 'alert' as const, text: '5xx rate on checkout above 2%' },
    { at: '2026-03-04T10:15:00Z', text: 'I think it is the payment gateway timing out', actor: 'Ana Ruiz' },
    { at: '2026-03-04T10:38:00Z', kind: 'action' as const, text: 'Rolled back to v411', actor: 'Sam Okafor' },
    { at: '2026-03-04T10:41:00Z', text: 'error rate is back to normal', actor: 'Ana Ruiz' },
  ];

  it('decides with reasons, drafts with evidence, proposes an owner', async () => {
    const { id } = await open({
      title: 'Checkout errors',
      severity: 'SEV1',
      services: ['checkout'],
      lead: 'Ana Ruiz',
      startedAt: '2026-03-04T10:02:00Z',
      impact: { text: '4% of checkouts failed', customers: 1840 },
    } as never);
    await server.call(addEvents, { id, events: story });
    await server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
    const incident = await eventually(async () => {
      const one = await server.call(getIncident, { id });
      return one.postMortemId ? one : undefined;
    });
    expect(incident.decision?.outcome).toBe('required');
    expect(incident.decision?.reasons.map((reason) => reason.text).join('\n')).toContain('1,840');
    expect(incident.durationMinutes).toBe(78);
    expect(incident.times.mitigated).toMatchObject({ at: '2026-03-04T10:41:00.000Z' });
    const known = new Set((await allEvents(id)).map((event) => event.id));
    for (const time of Object.values(incident.times))
      for (const eventId of time?.evidence ?? []) expect(known).toContain(eventId);
    expect(incident.participants.find((one) => one.person.name === 'Ana Ruiz')?.role).toBe('lead');
  });

  it('a small one is not needed, with reasons, and gets no draft until somebody asks', async () => {
    const { id } = await open({
      title: 'Cron late',
      severity: 'SEV5',
      services: ['reports'],
      startedAt: '2026-03-05T10:00:00Z',
    } as never);
    await server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-05T10:03:00Z' });
    const decided = await eventually(async () => (await server.call(getIncident, { id })).decision);
    expect(decided.outcome).toBe('not-needed');
    expect(decided.reasons.length).toBeGreaterThan(0);
    expect((await server.call(getIncident, { id })).postMortemId).toBeNull();
    const { postMortemId } = await server.call(requestDraft, { id });
    expect((await server.call(getIncident, { id })).postMortemId).toBe(postMortemId);
  });

  it('an override needs a reason, holds when the incident is resolved again, and can be taken back', async () => {
    const { id } = await open({ title: 'Override', severity: 'SEV5', startedAt: '2026-03-06T10:00:00Z' } as never);
    await server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-06T10:03:00Z' });
    await eventually(async () => (await server.call(getIncident, { id })).decision);
    await expect(server.call(overrideDecision, { id, outcome: 'required', reason: ' ' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await server.call(overrideDecision, { id, outcome: 'required', reason: 'A customer asked for one' });
    await eventually(async () => (await server.call(getIncident, { id })).postMortemId);
    await server.call(updateIncident, { id, status: 'open' });
    await server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-06T11:03:00Z' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await server.call(getIncident, { id })).decision).toMatchObject({
      outcome: 'required',
      override: { reason: 'A customer asked for one' },
    });
    expect(
      (await server.call(overrideDecision, { id, outcome: null, reason: 'Agreed that it is not' })).override,
    ).toBeNull();
  });

  it('steps that cannot be are refused with a sentence', async () => {
    const { id } = await open({ title: 'Steps', startedAt: '2026-03-07T10:00:00Z' } as never);
    await expect(
      server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-07T09:00:00Z' }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await server.call(updateIncident, { id, status: 'closed', resolvedAt: '2026-03-07T11:00:00Z' });
    await expect(server.call(updateIncident, { id, status: 'mitigated' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await server.call(updateIncident, { id, status: 'open' })).resolvedAt).toBeNull();
  });
});

describe('people', () => {
  it('a stated role stays, somebody taken off stays off', async () => {
    const { id } = await open({ title: 'Roles' });
    await server.call(addEvents, {
      id,
      events: [
        { text: 'restarted the pods', actor: 'Kim Vale' },
        { text: 'hello', actor: 'Passer By' },
      ],
    });
    const find = async (name: string) =>
      (await server.call(getIncident, { id })).participants.find((one) => one.person.name === name);
    const kim = await find('Kim Vale');
    await server.call(setParticipant, { id, personId: kim?.person.id ?? '', role: 'lead' });
    await server.call(removeParticipant, { id, personId: (await find('Passer By'))?.person.id ?? '' });
    await server.call(addEvents, { id, events: [{ text: 'hello again', actor: 'Passer By' }] });
    expect(await find('Passer By')).toBeUndefined();
    expect(await find('Kim Vale')).toMatchObject({ role: 'lead', basis: 'stated' });
    expect((await server.call(getIncident, { id })).lead?.name).toBe('Kim Vale');
  });
});

describe('the list', () => {
  it('filters by status, severity, service and words, and pages without gap or repetition', async () => {
    for (let index = 0; index < 7; index++)
      await open({
        title: `Zebra stripe ${index}`,
        severity: index % 2 ? 'SEV2' : 'sev3',
        services: ['zoo'],
        startedAt: `2026-01-0${index + 1}T00:00:00Z`,
      } as never);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await server.call(listIncidents, { service: ['zoo'], limit: 2, after });
      seen.push(...page.items.map((one) => one.title));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Zebra stripe ${index}`));
    expect((await server.call(listIncidents, { severity: ['SEV3'], service: ['zoo'] })).items).toHaveLength(4);
    expect((await server.call(listIncidents, { q: 'zebra str' })).items).toHaveLength(7);
    expect((await server.call(listIncidents, { q: "o'neil & | ! (" })).items).toHaveLength(0);
    await expect(server.call(listIncidents, { after: 'nonsense' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
