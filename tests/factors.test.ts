import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '#shared/client.ts';
import {
  createFactor,
  linkFactors,
  listFactors,
  orderFactors,
  removeFactor,
  restoreFactor,
  unlinkFactors,
  updateFactor,
} from '#shared/contracts/factors.ts';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, getPostMortem, publish, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: Call;
let ben: Call;

beforeAll(async () => {
  server = await startTestServer();
  ana = await server.as('editor');
  ben = await server.as('editor');
});
afterAll(() => server?.stop());

/** A post-mortem begun by hand about an incident with three events. */
async function begin() {
  const incident = await server.call(createIncident, { title: 'Checkout refused cards', services: ['checkout'] });
  const { ids } = await server.call(addEvents, {
    id: incident.id,
    events: [
      { at: '2026-03-04T10:00:00Z', text: 'Deployed checkout v412' },
      { at: '2026-03-04T10:05:00Z', text: 'Connection pool of payments exhausted' },
      { at: '2026-03-04T10:20:00Z', text: 'Rolled back to v411' },
    ],
  });
  const { id } = await server.call(createPostMortem, { title: 'Checkout', incidents: [incident.reference] });
  return { id, events: ids, incident };
}

const refusal = async (asked: Promise<unknown>): Promise<AppError> => {
  const error = await asked.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
};

describe('contributing factors', () => {
  it('are added, cited, changed, put in order, taken away and brought back', async () => {
    const { id, events } = await begin();
    const deploy = await ana(createFactor, {
      id,
      title: 'Deploy of v412',
      role: 'triggered',
      kind: 'process-and-change',
      evidence: [events[0]!],
    });
    expect(deploy).toMatchObject({ state: 'confirmed', origin: 'person', version: 1, createdBy: 'test editor' });
    const pool = await ana(createFactor, { id, title: 'Pool of 10', effect: 'Cards were refused' });
    const changed = await ben(updateFactor, {
      id: pool.id,
      version: 1,
      kind: 'capacity-and-load',
      addEvidence: [events[1]!],
    });
    expect(changed).toMatchObject({ kind: 'capacity-and-load', effect: 'Cards were refused', version: 2 });
    expect(changed.evidence).toEqual([events[1]]);
    const { citations } = await server.call(getPostMortem, { id });
    expect(citations.map((one) => [one.number, one.event.id])).toEqual([
      [1, events[0]],
      [2, events[1]],
    ]);
    const { items } = await ana(orderFactors, { id, ids: [pool.id] });
    expect(items.map((one) => one.title)).toEqual(['Pool of 10', 'Deploy of v412']);
    expect((await ana(removeFactor, { id: pool.id })).removedAt).not.toBeNull();
    expect((await ana(listFactors, { id })).items).toHaveLength(1);
    expect((await refusal(ben(updateFactor, { id: pool.id, version: 9, title: 'x' }))).code).toBe('conflict');
    expect(await ben(restoreFactor, { id: pool.id })).toMatchObject({ removedAt: null, title: 'Pool of 10' });
    expect((await ana(listFactors, { id })).items.map((one) => one.id)).toEqual([pool.id, deploy.id]);
  });

  it('changed by two at once: both win where they can, and are told where they cannot', async () => {
    const { id } = await begin();
    const { id: row } = await ana(createFactor, { id, title: 'Retries without backoff' });
    const both = await Promise.all([
      ana(updateFactor, { id: row, version: 1, title: 'Retries at once' }),
      ben(updateFactor, { id: row, version: 1, effect: 'Load doubled' }),
    ]);
    expect(both.map((one) => one.version).sort()).toEqual([2, 3]);
    const late = await refusal(ben(updateFactor, { id: row, version: 1, title: 'Eager retries', kind: 'design' }));
    expect(late.code).toBe('conflict');
    expect(late.problems).toMatchObject([
      { path: 'title', conflict: { theirs: 'Retries at once', by: 'test editor', at: expect.any(String) } },
    ]);
    const [now] = (await ana(listFactors, { id })).items;
    expect(now).toMatchObject({ title: 'Retries at once', effect: 'Load doubled', kind: 'design' });
    const seen = await ben(updateFactor, { id: row, version: now!.version, title: 'Eager retries' });
    expect(seen.title).toBe('Eager retries');
  });

  it('lead to each other, and never in a circle', async () => {
    const { id } = await begin();
    const [a, b, c] = await Promise.all(['Deploy', 'Pool', 'Retries'].map((title) => ana(createFactor, { id, title })));
    expect((await ana(linkFactors, { id: a!.id, toId: b!.id })).leadsTo).toEqual([b!.id]);
    await ana(linkFactors, { id: b!.id, toId: c!.id });
    const circle = await refusal(ben(linkFactors, { id: c!.id, toId: a!.id }));
    expect([circle.code, circle.message]).toEqual(['conflict', expect.stringContaining('leads to')]);
    expect((await refusal(ben(linkFactors, { id: a!.id, toId: a!.id }))).code).toBe('conflict');
    // Two who close a circle between them at once: one of them is refused.
    const [d, e] = await Promise.all(['Cache', 'Load'].map((title) => ana(createFactor, { id, title })));
    const raced = await Promise.allSettled([
      ana(linkFactors, { id: d!.id, toId: e!.id }),
      ben(linkFactors, { id: e!.id, toId: d!.id }),
    ]);
    expect(raced.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    // Links wait for what was taken away, but for those that would make a circle by then.
    await ana(removeFactor, { id: b!.id });
    expect((await ana(listFactors, { id })).items.find((one) => one.id === a!.id)?.leadsTo).toEqual([]);
    await ana(linkFactors, { id: c!.id, toId: a!.id });
    expect((await ana(restoreFactor, { id: b!.id })).leadsTo).toEqual([]);
    expect((await ana(listFactors, { id })).items.find((one) => one.id === a!.id)?.leadsTo).toEqual([b!.id]);
    expect((await ana(unlinkFactors, { id: a!.id, toId: b!.id })).leadsTo).toEqual([]);
  });

  it('of one post-mortem never touch another, and what is published does not change', async () => {
    const [one, other] = [await begin(), await begin()];
    const mine = await ana(createFactor, { id: one.id, title: 'Mine' });
    const theirs = await ana(createFactor, { id: other.id, title: 'Theirs' });
    expect((await refusal(ana(linkFactors, { id: mine.id, toId: theirs.id }))).code).toBe('not-found');
    expect((await refusal(ana(createFactor, { id: one.id, title: 'x', leadsTo: [theirs.id] }))).code).toBe('bad-input');
    const cites = ana(updateFactor, { id: mine.id, version: 1, addEvidence: [other.events[0]!] });
    expect((await refusal(cites)).code).toBe('bad-input');
    const { sections } = await server.call(getPostMortem, { id: one.id });
    for (const { key, version } of sections)
      await server.call(writeSection, { id: one.id, key, markdown: 'Written.', baseVersion: version });
    await server.call(submit, { id: one.id });
    await server.call(publish, { id: one.id });
    expect((await refusal(ana(updateFactor, { id: mine.id, version: 1, title: 'Late' }))).code).toBe('conflict');
    expect((await refusal(ana(createFactor, { id: one.id, title: 'Late' }))).code).toBe('conflict');
  });
});
