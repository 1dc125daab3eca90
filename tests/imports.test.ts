import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getIncident, listEvents, requestDraft, updateIncident } from '#shared/contracts/incidents.ts';
import { importMarkdown, importRecord } from '#shared/contracts/installation.ts';
import { listPeople } from '#shared/contracts/people.ts';
import { getPostMortem, listFollowUps } from '#shared/contracts/post-mortems.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const eventsOf = async (id: string) => (await server.call(listEvents, { id, limit: 500 })).items;

/** Until every reaction to what has been stored so far is done. */
const untilQuiet = () =>
  eventually(async () => {
    const { rowCount } = await server.database.pool.query(
      "select 1 from pgboss.job where state in ('created', 'retry', 'active') and (name like 'incident-%' or name like 'draft-%')",
    );
    return rowCount === 0 ? true : undefined;
  });

const RECORD = {
  format: 'debrief.incident/v1',
  title: 'Checkout errors after config push',
  externalId: 'shop-881',
  severity: 'SEV1',
  type: 'production',
  services: ['checkout', 'Checkout', 'payments'],
  status: 'resolved',
  timeZone: 'Europe/Madrid',
  summary: 'Cards were refused.',
  impact: { text: '4% of checkouts failed', customers: 1840 },
  times: { impactStarted: '2026-03-04T10:02:00Z', mitigated: '2026-03-04T10:41:00Z', resolved: '2026-03-04T11:20:00Z' },
  people: [
    { id: 'u1', name: 'Sara Okoye', handles: ['@sara', 'sara.okoye'], role: 'lead' },
    { id: 'u2', name: 'Lars Winther' },
  ],
  events: [
    { id: 'e1', at: '2026-03-04T10:05:12Z', kind: 'alert', text: '5xx rate above 2%', source: 'alertmanager' },
    { id: 'e2', at: '2026-03-04 11:10', kind: 'message', text: 'looking', actor: 'sara.okoye', key: true },
    { id: 'e3', at: '2026-03-04T10:30:00Z', text: 'rolling back', actor: 'u2', thread: 'e2' },
    { id: 'e4', at: '2026-03-04T11:20:00Z', kind: 'status-change', text: 'Resolved: rates are normal', actor: '@sara' },
  ],
};

describe('an incident record', () => {
  it('becomes an incident with its times, people and events, and is decided on and drafted', async () => {
    const imported = await server.call(importRecord, { record: RECORD });
    expect(imported).toMatchObject({ created: true, events: 4, duplicates: 0, problems: [] });
    const incident = await server.call(getIncident, { id: imported.incidentId });
    expect(incident).toMatchObject({
      title: RECORD.title,
      status: 'resolved',
      services: ['Checkout', 'payments'],
      lead: { name: 'Sara Okoye' },
      startedAt: '2026-03-04T10:02:00.000Z',
      resolvedAt: '2026-03-04T11:20:00.000Z',
      timeZone: 'Europe/Madrid',
      impact: { text: '4% of checkouts failed', customers: 1840 },
      externalId: 'shop-881',
    });
    expect(incident.times.mitigated?.at).toBe('2026-03-04T10:41:00.000Z');
    expect(incident.participants.map(({ person, role }) => [person.name, role])).toEqual([
      ['Sara Okoye', 'lead'],
      ['Lars Winther', 'responder'],
    ]);
    const events = await eventsOf(imported.incidentId);
    const looking = events.find(({ text }) => text === 'looking');
    expect(looking).toMatchObject({ at: '2026-03-04T10:10:00.000Z', actor: 'Sara Okoye', key: true });
    expect(events.find(({ text }) => text === 'rolling back')).toMatchObject({ thread: looking?.externalId });
    // The record tells of the end itself: no second event says so.
    const resolved = events.filter(({ at }) => at === '2026-03-04T11:20:00.000Z');
    expect(resolved.map(({ text }) => text)).toEqual(['Resolved: rates are normal']);
    expect(incident.times.resolved?.evidence).toEqual([resolved[0]?.id]);
    const postMortemId = await eventually(
      async () => (await server.call(getIncident, { id: imported.incidentId })).postMortemId,
    );
    expect((await server.call(getPostMortem, { id: postMortemId })).status).toBe('draft');
  });

  it('twice, also at once, is imported once; what is new in it is added', async () => {
    const record = { ...RECORD, externalId: 'shop-882' };
    const answers = await Promise.all([0, 1, 2].map(() => server.call(importRecord, { record })));
    expect(new Set(answers.map(({ incidentId }) => incidentId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    const more = [...RECORD.events, { id: 'e5', at: '2026-03-04T11:40:00Z', text: 'we should add a canary' }];
    const again = await server.call(importRecord, { record: { ...record, events: more } });
    expect(again).toMatchObject({ created: false, events: 1, duplicates: 4 });
    const { externalId: _, ...nameless } = RECORD;
    const first = await server.call(importRecord, { record: nameless });
    const second = await server.call(importRecord, { record: nameless });
    expect(second).toMatchObject({ incidentId: first.incidentId, created: false, events: 0 });
  });

  it('does not undo what people have changed since, and moves its status forward only', async () => {
    const record = { ...RECORD, externalId: 'shop-883', status: 'open', times: {} };
    const { incidentId: id } = await server.call(importRecord, { record });
    await server.call(updateIncident, { id, title: 'What it really was', status: 'resolved' });
    await server.call(importRecord, { record });
    expect(await server.call(getIncident, { id })).toMatchObject({ title: 'What it really was', status: 'resolved' });
  });

  it('may be nearly empty, and nothing is made up for it', async () => {
    const imported = await server.call(importRecord, {
      record: { format: 'debrief.incident/v1', title: 'Only a title', status: 'resolved' },
    });
    expect(imported.problems.join()).toContain('no time at all');
    const incident = await server.call(getIncident, { id: imported.incidentId });
    expect(incident).toMatchObject({ status: 'resolved', resolvedAt: null });
    expect(incident.times.resolved).toBeNull();
    expect(await eventsOf(imported.incidentId)).toEqual([]);
    await untilQuiet();
    expect((await server.call(getIncident, { id: imported.incidentId })).decision).not.toBeNull();
  });

  it('keeps events whose times cannot be read, and says where they are', async () => {
    const imported = await server.call(importRecord, {
      record: {
        format: 'debrief.incident/v1',
        title: 'Times gone wrong',
        timeZone: 'Mars/Base',
        times: { detected: 'when the phone rang' },
        events: [
          { id: 'a', text: 'no time' },
          { id: 'b', at: '2026-03-04T10:00:00Z', text: 'a time' },
          { id: 'c', at: '2026-02-30T10:00:00Z', text: 'no such day' },
          { id: 'c', at: '2026-03-04T10:05:00Z', text: 'same id' },
          { id: 'd', at: '2026-03-04T10:06:00Z', text: '   ' },
        ],
      },
    });
    expect(imported.problems.map((problem) => problem.split(':')[0])).toEqual([
      'timeZone',
      'times.detected',
      'events.0.at',
      'events.2.at',
      'events.3.id',
      'events.4.text',
    ]);
    expect((await eventsOf(imported.incidentId)).map(({ text, at, basis }) => [text, at, basis])).toEqual([
      ['no time', '2026-03-04T10:00:00.000Z', 'inferred'],
      ['a time', '2026-03-04T10:00:00.000Z', 'recorded'],
      ['same id', '2026-03-04T10:05:00.000Z', 'recorded'],
    ]);
  });

  it.each([
    ['a list', [], ''],
    ['another format', { format: 'other/v1', title: 'x' }, 'format'],
    ['no title', { format: 'debrief.incident/v1' }, 'title'],
    ['an empty title', { format: 'debrief.incident/v1', title: ' \n' }, 'title'],
    [
      'a wrong event',
      {
        format: 'debrief.incident/v1',
        title: 'x',
        events: [
          { id: '1', text: 'ok' },
          { id: '2', text: 7 },
        ],
      },
      'events.1.text',
    ],
    [
      'negative customers',
      { format: 'debrief.incident/v1', title: 'x', impact: { customers: -1 } },
      'impact.customers',
    ],
  ])('that is %s is refused with the place of the fault', async (_, record, path) => {
    const refusal = await server.call(importRecord, { record }).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'bad-input' });
    if (path) expect(refusal.problems[0]?.path).toBe(path);
  });

  it('that is malformed JSON is refused, hostile text is stored as text', async () => {
    const broken = await server.request('/api/v1/import/incident-record', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"format": "debrief.incident/v1", "title": ',
    });
    expect(broken.status).toBe(400);
    const imported = await server.call(importRecord, {
      record: {
        format: 'debrief.incident/v1',
        title: '<script>\u0000</script>',
        services: ['\u0000', ' '],
        impact: { customers: 1e300 },
        people: [{ name: '\u202Enimda', handles: ['\u0000'] }, { name: '' }],
        events: [{ id: '\u0000', at: '2026-03-04T10:00:00Z', text: '\uD800\u0000', actor: '\u0000' }],
      },
    });
    expect((await server.call(getIncident, { id: imported.incidentId })).title).toContain('<script>');
  });

  it('may be private, and then neither it nor its id shows to others', async () => {
    const record = { ...RECORD, externalId: 'hidden-77', title: 'Hidden matter' };
    const imported = await server.call(importRecord, { record, private: 'true' });
    expect((await server.call(getIncident, { id: imported.incidentId })).private).toBe(true);
    const editor = await server.as('editor');
    await expect(editor(importRecord, { record: { ...record, title: 'Mine' } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.not.stringContaining('Hidden'),
    });
  });

  it('of fifty thousand events is stored within seconds', async () => {
    const events = Array.from({ length: 50_000 }, (_, index) => ({
      id: `e${index}`,
      at: new Date(Date.UTC(2026, 2, 4, 10) + index * 1000).toISOString(),
      text: `line ${index}`,
      actor: `person ${index % 40}`,
    }));
    const started = performance.now();
    const imported = await server.call(importRecord, {
      record: { format: 'debrief.incident/v1', title: 'Long', events },
    });
    expect(imported.events).toBe(50_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 40_000);
});

const MARKDOWN = `# Parcel routing stopped

Date: 2026-03-04
Severity: SEV2
Services: routing, labels

## Summary

Parcels were not routed for 40 minutes.[^1]

[^1]: As seen on the dashboard.

## Timeline (all times UTC)

- 10:02 first alert: queue depth above 50k
- 10:10 @ines declares an incident
- 10:42 rolled back the routing table

## What made it possible: root causes

The table was pushed by hand.

### Why by hand

The pipeline was broken.

## Customer letters

We wrote to 14 customers.

## Action items

- [ ] Repair the pipeline @tomas
- [x] Add an alarm on queue depth
`;

describe('a post-mortem in Markdown', () => {
  it('is taken over as written, with its incident, timeline and follow-ups', async () => {
    const imported = await server.call(importMarkdown, { name: 'routing/2026-03-04.md', markdown: MARKDOWN });
    expect(imported).toMatchObject({
      created: true,
      title: 'Parcel routing stopped',
      timelineRows: 3,
      followUps: 2,
      problems: [],
    });
    const postMortem = await server.call(getPostMortem, { id: imported.postMortemId });
    expect(postMortem.status).toBe('published');
    expect(postMortem.sections.map(({ key, title }) => [key, title])).toEqual([
      ['key-information', 'Key information'],
      ['summary', 'Summary'],
      ['timeline', 'Timeline (all times UTC)'],
      ['contributing-factors', 'What made it possible: root causes'],
      ['customer-letters', 'Customer letters'],
      ['follow-ups', 'Action items'],
    ]);
    const textOf = (key: string) => postMortem.sections.find((section) => section.key === key)?.markdown;
    expect(textOf('contributing-factors')).toBe(
      'The table was pushed by hand.\n\n### Why by hand\n\nThe pipeline was broken.',
    );
    expect(textOf('summary')).toContain('40 minutes.[^note-1]');
    const incident = await server.call(getIncident, { id: imported.incidentId });
    expect(incident).toMatchObject({
      status: 'resolved',
      severity: 'SEV2',
      services: ['labels', 'routing'],
      startedAt: '2026-03-04T10:02:00.000Z',
      decision: null,
    });
    expect((await eventsOf(incident.id)).map(({ at, key, basis, source }) => [at, key, basis, source])).toEqual([
      ['2026-03-04T10:02:00.000Z', true, 'recorded', 'import'],
      ['2026-03-04T10:10:00.000Z', true, 'recorded', 'import'],
      ['2026-03-04T10:42:00.000Z', true, 'recorded', 'import'],
    ]);
    const followUps = (await server.call(listFollowUps, { postMortem: imported.postMortemId })).items;
    expect(followUps.map(({ title, status, owner }) => [title.split(' @')[0], status, owner?.name])).toEqual(
      expect.arrayContaining([
        ['Repair the pipeline', 'open', 'tomas'],
        ['Add an alarm on queue depth', 'done', undefined],
      ]),
    );
  });

  it('under the same name again, also at once, changes nothing', async () => {
    const name = 'twice.md';
    const answers = await Promise.all([0, 1, 2].map(() => server.call(importMarkdown, { name, markdown: MARKDOWN })));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    const before = await server.call(getPostMortem, { id: answers[0]?.postMortemId as string });
    const again = await server.call(importMarkdown, { name, markdown: `${MARKDOWN}\n## More\n\ntext` });
    expect(again).toMatchObject({ created: false, postMortemId: before.id });
    expect(await server.call(getPostMortem, { id: before.id })).toEqual(before);
  });

  it('is never drafted over, not even on request', async () => {
    const imported = await server.call(importMarkdown, {
      name: 'kept.md',
      markdown: MARKDOWN.replace('Severity', 'Status: Draft\nSeverity'),
    });
    await untilQuiet();
    const before = await server.call(getPostMortem, { id: imported.postMortemId });
    expect(before.status).toBe('draft');
    expect((await server.call(getIncident, { id: imported.incidentId })).decision).toBeNull();
    await server.call(requestDraft, { id: imported.incidentId });
    await untilQuiet();
    const after = await server.call(getPostMortem, { id: imported.postMortemId });
    expect(after.sections.map(({ markdown }) => markdown)).toEqual(before.sections.map(({ markdown }) => markdown));
  });

  it('without any structure is one section', async () => {
    const imported = await server.call(importMarkdown, { name: 'plain.txt', markdown: 'It broke. We fixed it.' });
    const postMortem = await server.call(getPostMortem, { id: imported.postMortemId });
    expect(postMortem.sections.map(({ key, markdown }) => [key, markdown])).toEqual([
      ['summary', 'It broke. We fixed it.'],
    ]);
    await expect(server.call(importMarkdown, { name: 'empty.md', markdown: ' \n' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('that is hostile is stored harmlessly', async () => {
    const markdown = `# <img src=x onerror=alert(1)>\u0000\n\n<script>alert(1)</script>\n\n## Timeline\n\n- 2026-03-04 25:99 no such time\n- 2026-03-04 10:00 \uD800 half\n- 10:05 [x](javascript:alert(1))\n\n## Timeline\n\nagain`;
    const imported = await server.call(importMarkdown, { name: '../../etc/passwd', markdown });
    const postMortem = await server.call(getPostMortem, { id: imported.postMortemId });
    expect(postMortem.sections.map(({ key }) => key)).toEqual(['summary', 'timeline', 'timeline-2']);
    const html = await server.request(`/api/v1/post-mortems/${imported.postMortemId}/export?format=html`);
    expect(html.status).toBe(200);
    expect(await html.text()).not.toMatch(/<script>alert|<img src=x|href="javascript:/);
  });

  it('of megabytes does not hold up the server', async () => {
    for (const [index, part] of ['- 10:00 x\n', '# a\n', '|', '**', '[', '10:00 ', '> ', '<a '].entries()) {
      const markdown = part.repeat(Math.floor(200_000 / part.length));
      const started = performance.now();
      await server.call(importMarkdown, { name: `large-${index}.md`, markdown });
      expect(performance.now() - started, part).toBeLessThan(8000);
    }
  }, 90_000);

  it('names people once', async () => {
    const people = (await server.call(listPeople, { limit: 500 })).items.filter(({ name }) => name === 'Sara Okoye');
    expect(people).toHaveLength(1);
  });
});
