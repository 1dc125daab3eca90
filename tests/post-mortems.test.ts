import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  addEvents,
  createIncident,
  getIncident,
  listEvents,
  requestDraft,
  updateEvent,
  updateIncident,
} from '#shared/contracts/incidents.ts';
import {
  answerProposal,
  approve,
  cite,
  createFollowUp,
  createPostMortem,
  exportPostMortem,
  getPostMortem,
  listFollowUps,
  listPostMortems,
  listSectionVersions,
  publish,
  reopen,
  requestChanges,
  setOwner,
  submit,
  updateFollowUp,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const EVENTS = [
  {
    at: '2026-03-04T10:01:10Z',
    kind: 'deploy' as const,
    text: 'Search index build 88 rolled out',
    actor: 'Sam Okafor',
    externalId: 'a',
  },
  { at: '2026-03-04T10:05:12Z', kind: 'alert' as const, text: 'search latency p99 above 4 s', externalId: 'b' },
  { at: '2026-03-04T10:15:00Z', text: 'maybe the cache is cold?', actor: 'Ana Ruiz', externalId: 'c' },
  {
    at: '2026-03-04T10:38:00Z',
    kind: 'action' as const,
    text: 'Rolled back to build 87',
    actor: 'Sam Okafor',
    externalId: 'd',
  },
  { at: '2026-03-04T10:41:00Z', text: 'latency is back to normal', actor: 'Ana Ruiz', externalId: 'e' },
];

async function drafted(title = 'Search slow after index build'): Promise<{ incidentId: string; id: string }> {
  const { id: incidentId } = await server.call(createIncident, {
    title,
    severity: 'SEV1',
    services: ['search'],
    lead: 'Ana Ruiz',
    startedAt: '2026-03-04T10:02:00Z',
  });
  await server.call(addEvents, { id: incidentId, events: EVENTS });
  await server.call(updateIncident, { id: incidentId, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  const id = await eventually(async () => (await server.call(getIncident, { id: incidentId })).postMortemId);
  return { incidentId, id };
}
const sectionOf = (view: OutputOf<typeof getPostMortem>, key: string) =>
  view.sections.find((section) => section.key === key);

describe('a draft', () => {
  it('has the eight sections of the standard template, and cites an event for every sentence of the summary', async () => {
    const { incidentId, id } = await drafted();
    const view = await server.call(getPostMortem, { id });
    expect(view.sections.map((section) => section.key)).toEqual([
      'key-information',
      'summary',
      'timeline',
      'contributing-factors',
      'mitigators',
      'learnings-and-risks',
      'follow-ups',
      'debrief-notes',
    ]);
    const summary = sectionOf(view, 'summary');
    const sentences = summary?.markdown.split(/(?<=\])\s+(?=[A-Z0-9])/) ?? [];
    expect(sentences.length).toBeGreaterThan(2);
    for (const sentence of sentences) expect(sentence).toMatch(/\[\^\d+\]$/);
    const known = new Set(
      (await server.call(listEvents, { id: incidentId, limit: 100 })).items.map((event) => event.id),
    );
    for (const section of view.sections) for (const eventId of section.evidence) expect(known).toContain(eventId);
    expect(view.owner.person?.name).toBe('Ana Ruiz');
    expect(view.owner.accepted).toBe(false);
    expect(view.owner.reasons.length).toBeGreaterThan(0);
    expect(Date.parse(view.dueAt ?? '')).toBeGreaterThan(Date.parse(view.earliestAt ?? ''));
    expect(view.openQuestions.length).toBeGreaterThan(0);
  });

  it('follows the record where nobody wrote, and offers a difference where somebody did', async () => {
    const { incidentId, id } = await drafted('Search drafted twice');
    const before = await server.call(getPostMortem, { id });
    const mine = 'We learned that a cold cache looks like a bad build.';
    await server.call(writeSection, {
      id,
      key: 'mitigators',
      markdown: mine,
      baseVersion: sectionOf(before, 'mitigators')?.version ?? 0,
    });
    await server.call(addEvents, {
      id: incidentId,
      events: [
        {
          at: '2026-03-04T10:39:00Z',
          kind: 'action',
          text: 'Scaled search to 12 replicas',
          actor: 'Kim Vale',
          externalId: 'late',
        },
      ],
    });
    const answer = await server.call(requestDraft, { id: incidentId });
    expect(answer.postMortemId).toBe(id);
    const after = await server.call(getPostMortem, { id });
    const mitigators = sectionOf(after, 'mitigators');
    expect(mitigators?.markdown).toBe(mine);
    expect(mitigators?.proposal?.markdown).toContain('12 replicas');
    expect(sectionOf(after, 'timeline')?.markdown).toContain('12 replicas');
    expect(sectionOf(after, 'contributing-factors')?.proposal).toBeNull();
    const taken = await server.call(answerProposal, { id, proposalId: mitigators?.proposal?.id ?? '', take: true });
    expect(sectionOf(taken, 'mitigators')?.markdown).toContain('12 replicas');
    const { items } = await server.call(listSectionVersions, { id, key: 'mitigators' });
    expect(items.map((version) => version.markdown)).toContain(mine);
    // Drafting again without news offers nothing.
    expect((await server.call(requestDraft, { id: incidentId })).proposals).toBe(0);
  });

  it("keeps a person's choice of key events when it is drafted again", async () => {
    const { incidentId } = await drafted('Search keyed');
    const events = (await server.call(listEvents, { id: incidentId, limit: 100 })).items;
    const out = events.find((event) => event.key && event.keyReason !== null && event.externalId === 'd');
    expect(out?.key).toBe(true);
    await server.call(updateEvent, { id: incidentId, eventId: out?.id ?? '', key: false });
    await server.call(requestDraft, { id: incidentId });
    expect(
      (await server.call(listEvents, { id: incidentId, limit: 100 })).items.find((event) => event.id === out?.id)?.key,
    ).toBe(false);
  });

  it('two drafts asked for at once make one document', async () => {
    const { id: incidentId } = await server.call(createIncident, { title: 'Draft race' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => server.call(requestDraft, { id: incidentId })));
    expect(new Set(answers.map((one) => one.postMortemId)).size).toBe(1);
  });
});

describe('writing a section', () => {
  it('refuses a stale base and loses nothing', async () => {
    const { id } = await drafted('Search written');
    const { version } = sectionOf(await server.call(getPostMortem, { id }), 'summary') ?? { version: 0 };
    await server.call(writeSection, { id, key: 'summary', markdown: 'First.', baseVersion: version });
    await expect(
      server.call(writeSection, { id, key: 'summary', markdown: 'Second.', baseVersion: version }),
    ).rejects.toMatchObject({ code: 'stale' });
    expect(sectionOf(await server.call(getPostMortem, { id }), 'summary')?.markdown).toBe('First.');
  });

  it('of two at the same instant one wins and one is told', async () => {
    const { id } = await drafted('Search raced');
    const { version } = sectionOf(await server.call(getPostMortem, { id }), 'summary') ?? { version: 0 };
    const results = await Promise.allSettled(
      ['A.', 'B.'].map((markdown) => server.call(writeSection, { id, key: 'summary', markdown, baseVersion: version })),
    );
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps its live blocks: what was generated is not stored, and follows the rows', async () => {
    const { incidentId, id } = await drafted('Search blocks');
    const timeline = sectionOf(await server.call(getPostMortem, { id }), 'timeline');
    const written = await server.call(writeSection, {
      id,
      key: 'timeline',
      markdown: `Read this first.\n\n${timeline?.markdown}`,
      baseVersion: timeline?.version ?? 0,
    });
    expect(written.markdown).toContain('Rolled back to build 87');
    const event = (await server.call(listEvents, { id: incidentId, limit: 100 })).items.find(
      (one) => one.externalId === 'd',
    );
    await server.call(updateEvent, { id: incidentId, eventId: event?.id ?? '', text: 'Rolled back to build 86' });
    const after = sectionOf(await server.call(getPostMortem, { id }), 'timeline')?.markdown ?? '';
    expect(after).toContain('Read this first.');
    expect(after).toContain('build 86');
    expect(after).not.toContain('Rolled back to build 87');
    const { items } = await server.call(listSectionVersions, { id, key: 'timeline' });
    expect(items[0]?.markdown).not.toContain('build 87');
  });

  it('cites an event by a number of its own, the same one again', async () => {
    const { incidentId, id } = await drafted('Search cited');
    const { ids } = await server.call(addEvents, { id: incidentId, events: [{ text: 'late find' }] });
    const first = await server.call(cite, { id, eventId: ids[0] ?? '' });
    expect(await server.call(cite, { id, eventId: ids[0] ?? '' })).toMatchObject({ number: first.number });
    const section = sectionOf(await server.call(getPostMortem, { id }), 'debrief-notes');
    const written = await server.call(writeSection, {
      id,
      key: 'debrief-notes',
      markdown: `Found late.[^${first.number}]`,
      baseVersion: section?.version ?? 0,
    });
    expect(written.evidence).toEqual([ids[0]]);
    await expect(
      server.call(writeSection, {
        id,
        key: 'debrief-notes',
        markdown: 'Made up.[^9999]',
        baseVersion: written.version,
      }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('the way to publication', () => {
  it('goes draft, review, published, and back with reopen; each wrong step is refused with a sentence', async () => {
    const { id } = await drafted('Search published');
    await expect(server.call(publish, { id })).rejects.toMatchObject({ code: 'conflict' });
    expect((await server.call(submit, { id })).status).toBe('in-review');
    expect((await server.call(requestChanges, { id, note: 'Say how it was noticed' })).status).toBe('draft');
    await server.call(submit, { id });
    expect((await server.call(approve, { id })).status).toBe('in-review');
    const published = await server.call(publish, { id });
    expect(published.status).toBe('published');
    await expect(
      server.call(writeSection, { id, key: 'summary', markdown: 'x', baseVersion: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await server.call(reopen, { id })).status).toBe('draft');
  });

  it('says what is missing', async () => {
    const { id } = await server.call(createPostMortem, { title: 'Near miss: a certificate with two days left' });
    await expect(server.call(submit, { id })).rejects.toMatchObject({
      code: 'incomplete',
      problems: expect.arrayContaining([expect.objectContaining({ path: 'sections.summary' })]),
    });
  });
});

describe('owner, title, due date', () => {
  it('are changed, and the owner can be taken away', async () => {
    const { id } = await drafted('Search owned');
    const view = await server.call(getPostMortem, { id });
    const other = view.suggestions.find((one) => one.person.name === 'Sam Okafor');
    expect((await server.call(setOwner, { id, personId: other?.person.id ?? '' })).owner).toMatchObject({
      person: { name: 'Sam Okafor' },
      accepted: true,
    });
    expect((await server.call(setOwner, { id, personId: null })).owner.person).toBeNull();
    expect(
      await server.call(updatePostMortem, { id, title: 'Search slowed by a cold cache', dueAt: null }),
    ).toMatchObject({ title: 'Search slowed by a cold cache', dueAt: null });
  });
});

describe('out', () => {
  it('as Markdown, self-contained HTML and JSON', async () => {
    const { id } = await drafted('Search <script>alert(1)</script>');
    const md = await server.call(exportPostMortem, { id, format: 'md' });
    expect(md).toContain('Rolled back to build 87');
    expect(md).toMatch(/^\[\^1\]: /m);
    const html = await server.call(exportPostMortem, { id, format: 'html' });
    expect(html).toContain('<!doctype html>');
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/(?:src|href)="(?!#|https?:|mailto:|data:)/);
    expect(html).toContain('<svg');
    const json = JSON.parse(await server.call(exportPostMortem, { id, format: 'json' })) as { sections: unknown[] };
    expect(json.sections).toHaveLength(8);
    const response = await server.request(`/api/v1/post-mortems/${id}/export?format=exe`);
    expect(response.status).toBe(400);
  });
});

describe('follow-ups', () => {
  it("are made, listed soonest first, and won't do needs a reason", async () => {
    const { id } = await drafted('Search followed up');
    const late = await server.call(createFollowUp, {
      title: 'Warm the cache before a build',
      postMortemId: id,
      dueOn: '2026-05-01',
    });
    const soon = await server.call(createFollowUp, {
      title: 'Alert on cold cache',
      postMortemId: id,
      dueOn: '2026-04-01',
    });
    expect((await server.call(listFollowUps, { postMortem: id })).items.map((one) => one.id)).toEqual([
      soon.id,
      late.id,
    ]);
    await expect(server.call(updateFollowUp, { id: late.id, status: 'wont-do' })).rejects.toMatchObject({
      code: 'incomplete',
    });
    expect(
      await server.call(updateFollowUp, { id: late.id, status: 'wont-do', reason: 'The cache goes away' }),
    ).toMatchObject({ status: 'wont-do', reason: 'The cache goes away' });
    expect((await server.call(updateFollowUp, { id: soon.id, status: 'done' })).doneAt).not.toBeNull();
  });

  it('tells what was finished lately from what was finished long ago', async () => {
    const { id } = await drafted('Search finished');
    const [open, declined, old] = await Promise.all(
      ['Open', 'Declined', 'Old'].map((title) => server.call(createFollowUp, { title, postMortemId: id })),
    );
    await server.call(updateFollowUp, { id: declined!.id, status: 'wont-do', reason: 'Not worth it' });
    await server.call(updateFollowUp, { id: old!.id, status: 'done' });
    await server.database.pool.query("update follow_ups set done_at = '2026-01-01T10:00:00Z' where id = $1", [old!.id]);
    const since = (finishedSince: string) =>
      server.call(listFollowUps, { postMortem: id, finishedSince }).then(({ items }) => items.map((one) => one.id));
    expect(await since('2026-01-02T00:00:00Z')).toEqual([declined!.id]);
    expect((await since('2026-01-01T00:00:00Z')).toSorted()).toEqual([declined!.id, old!.id].toSorted());
    expect(await since('2026-01-01T00:00:00Z')).not.toContain(open!.id);
  });
});

describe('the library', () => {
  it('finds by words of the text, and pages', async () => {
    const { id } = await drafted('Search library');
    const section = sectionOf(await server.call(getPostMortem, { id }), 'debrief-notes');
    await server.call(writeSection, {
      id,
      key: 'debrief-notes',
      markdown: 'The wombat query planner was at fault.',
      baseVersion: section?.version ?? 0,
    });
    const found = await server.call(listPostMortems, { q: 'wombat planners' });
    expect(found.items.map((one) => one.id)).toEqual([id]);
    const first = await server.call(listPostMortems, { limit: 2 });
    const second = await server.call(listPostMortems, { limit: 2, after: first.next ?? '' });
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(4);
  });
});
