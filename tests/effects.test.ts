import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askEffects } from '#server/features/effects/index.ts';
import { answerEffect, listEffects, showEffect } from '#shared/contracts/effects.ts';
import { changeFollowUps } from '#shared/contracts/follow-ups.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { home } from '#shared/contracts/installation.ts';
import { listNotifications } from '#shared/contracts/notifications.ts';
import { createFollowUp, getPostMortem, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { judgeSimilar } from '#shared/contracts/similar.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let owner: TestMember;
beforeAll(async () => {
  server = await startTestServer();
  owner = await signUp(server, { name: 'Lena Fisk', email: 'lena@example.org' });
});
afterAll(() => server.stop());

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** The chore, as if it ran that much later. */
const askLater = (ms: number) => askEffects({ ...server.app.ctx, now: () => new Date(Date.now() + ms) });
/** The chore passes over a check that is being planned at that moment and asks about it the next time. */
const untilAsked = (id: string, ms: number) =>
  eventually(async () => {
    await askLater(ms);
    return (await asks()).includes(id) || null;
  });

async function happen(title: string, at: number, service: string, more: { private?: boolean } = {}) {
  const startedAt = new Date(at).toISOString();
  const made = await server.call(createIncident, { title, startedAt, severity: 'SEV1', services: [service], ...more });
  await server.call(addEvents, {
    id: made.id,
    events: [{ at: startedAt, kind: 'alert', text: `${service}Down: no answer`, source: 'alertmanager' }],
  });
  const resolvedAt = new Date(at + 30 * 60_000).toISOString();
  await server.call(updateIncident, { id: made.id, status: 'resolved', resolvedAt });
  return made;
}

/** An incident two weeks ago, its post-mortem, and a follow-up that is done now. */
async function finished(service: string, more: { private?: boolean } = {}) {
  const incident = await happen(`${service} does not answer`, Date.now() - 2 * WEEK, service, more);
  const postMortemId = await eventually(async () => (await server.call(getIncident, { id: incident.id })).postMortemId);
  const followUp = await server.call(createFollowUp, {
    title: `Give ${service} a second instance`,
    postMortemId,
    ownerId: owner.id,
    kind: 'prevent',
  });
  await server.call(updateFollowUp, { id: followUp.id, status: 'done' });
  return { incident, postMortemId, followUp };
}
const asks = async () => (await owner.call(listEffects, { owner: 'me' })).items.map(({ followUp }) => followUp.id);

describe('did it work?', () => {
  test('many that are done at once are each looked at in their time', async () => {
    const made = await Promise.all(
      ['Lay a second cable', 'Buy a second pump', 'Hire a second crane'].map((title) =>
        server.call(createFollowUp, { title, ownerId: owner.id, kind: 'prevent' }),
      ),
    );
    await owner.call(changeFollowUps, { ids: made.map(({ id }) => id), status: 'done' });
    for (const { id } of made)
      await eventually(async () => (await server.call(showEffect, { id })).state === 'waiting' || null);
  });

  test('of a follow-up that belongs to no post-mortem its owner is told too', async () => {
    const made = await server.call(createFollowUp, {
      title: 'Paint the third mast',
      ownerId: owner.id,
      kind: 'prevent',
    });
    await owner.call(updateFollowUp, { id: made.id, status: 'done' });
    await eventually(async () => (await server.call(showEffect, { id: made.id })).state === 'waiting' || null);
    await untilAsked(made.id, 6 * WEEK + 60_000);
    const told = await eventually(async () => {
      const { items } = await owner.call(listNotifications, {});
      return items.find(({ kind, followUp }) => kind === 'effect' && followUp?.id === made.id);
    });
    expect(told).toMatchObject({ postMortem: null, path: `/follow-ups/${made.reference}/effect` });
    expect(told.line).toBe(`Debrief asks about the effect of ${made.reference} Paint the third mast`);
  });

  test('asked when its effect has had time, once, with the numbers in front, and answered', async () => {
    const { incident, followUp } = await finished('Kiosk');
    const before = await happen('Kiosk does not answer again', Date.now() - 5 * DAY, 'Kiosk');
    await askLater(0);
    expect(await asks()).not.toContain(followUp.id);
    expect(await server.call(showEffect, { id: followUp.id })).toMatchObject({
      state: 'waiting',
      because: '6 weeks is what work to prevent is given',
    });

    await untilAsked(followUp.id, 6 * WEEK + DAY);
    expect(await askLater(6 * WEEK + DAY)).toBe(0);
    const { groups } = await owner.call(home, {});
    expect(groups[0]?.items.find(({ reference }) => reference === followUp.reference)).toMatchObject({
      path: `/follow-ups/${followUp.reference}/effect`,
      whenWord: 'did it work?',
    });
    const told = await eventually(async () => {
      const { items } = await owner.call(listNotifications, {});
      return items.find(({ kind }) => kind === 'effect');
    });
    expect(told.path).toBe(`/follow-ups/${followUp.reference}/effect`);

    const shown = await owner.call(showEffect, { id: followUp.reference });
    expect(shown.numbers?.counts[0]).toMatchObject({ measure: 'like-it', before: 1, after: 0 });
    expect(shown.numbers?.counts[0]?.words).toContain('A small sample: 1 incident in all.');
    expect(shown.numbers?.incidents).toMatchObject([
      { reference: before.reference, side: 'before', minutesToResolve: 30 },
    ]);
    expect(shown.numbers?.leftOut).toContain(incident.reference);

    const answered = await owner.call(answerEffect, { id: followUp.id, answer: 'worked', note: 'Two weeks of quiet' });
    expect(answered).toMatchObject({ state: 'answered', answers: [{ answer: 'worked', by: 'Lena Fisk' }] });
    expect(await asks()).not.toContain(followUp.id);
    const changed = await owner.call(answerEffect, { id: followUp.id, answer: 'cannot-tell' });
    expect(changed.answers.map(({ answer }) => answer)).toEqual(['cannot-tell', 'worked']);
    expect(changed.answers[1]?.numbers?.counts[0]).toMatchObject({ before: 1, after: 0 });
  });

  test('the same again asks again, and the new draft names the earlier one and what became of its follow-ups', async () => {
    const { incident, followUp, postMortemId } = await finished('Pump');
    await owner.call(answerEffect, { id: followUp.id, answer: 'worked' });
    const again = await happen('Pump does not answer', Date.now() + DAY, 'Pump');
    const contradicted = await eventually(async () => {
      const shown = await owner.call(showEffect, { id: followUp.id });
      return shown.recurrences.length > 0 ? shown : null;
    });
    expect(contradicted).toMatchObject({
      state: 'asked',
      recurrences: [{ incident: { reference: again.reference }, sinceAnswer: true }],
    });
    expect(await asks()).toContain(followUp.id);
    const newer = await eventually(async () => (await server.call(getIncident, { id: again.id })).postMortemId);
    const [old, drafted] = await Promise.all([postMortemId, newer].map((id) => server.call(getPostMortem, { id })));
    const text = drafted?.sections.find(({ key }) => key === 'learnings-and-risks')?.markdown ?? '';
    expect(text).toContain(incident.reference);
    expect(text).toContain(old?.reference);
    expect(text).toContain(`${followUp.reference}, “Give Pump a second instance”, was done on`);
    expect(text).toContain('said to have worked');
    const { decision } = await server.call(getIncident, { id: again.id });
    expect(decision?.reasons.find(({ rule }) => rule === 'repeat')?.text).toContain(
      `${followUp.reference} was done on`,
    );

    await server.call(judgeSimilar, { id: again.id, other: incident.id, verdict: 'not-same' });
    await eventually(async () => {
      const { recurrences, state } = await owner.call(showEffect, { id: followUp.id });
      return recurrences.length === 0 && state === 'answered' ? true : null;
    });
  });

  test('opened again it is asked about no more; done again it is another question', async () => {
    const { followUp } = await finished('Crane');
    await untilAsked(followUp.id, 7 * WEEK);
    await server.call(updateFollowUp, { id: followUp.id, status: 'open' });
    await askLater(7 * WEEK);
    expect(await asks()).not.toContain(followUp.id);
    await expect(owner.call(answerEffect, { id: followUp.id, answer: 'worked' })).rejects.toThrow('is not done');
    expect(await owner.call(showEffect, { id: followUp.id })).toMatchObject({ state: 'not-done', numbers: null });
    await server.call(updateFollowUp, { id: followUp.id, status: 'done' });
    await untilAsked(followUp.id, 7 * WEEK);
  });

  test('numbers count public incidents alone; what is private is found by nobody who took no part', async () => {
    const { followUp } = await finished('Valve');
    await happen('Valve does not answer, quietly', Date.now() - 3 * DAY, 'Valve', { private: true });
    const shown = await server.call(showEffect, { id: followUp.id });
    expect(shown.numbers?.counts.map(({ before, after }) => before + after)).toEqual([0, 0, 0]);

    const hidden = await finished('Vault', { private: true });
    await expect(owner.call(showEffect, { id: hidden.followUp.reference })).rejects.toThrow('There is no follow-up');
    await expect(owner.call(answerEffect, { id: hidden.followUp.id, answer: 'worked' })).rejects.toThrow(
      'There is no follow-up',
    );
    await askLater(7 * WEEK);
    expect(await asks()).not.toContain(hidden.followUp.id);
    const viewer = await server.as('viewer');
    await expect(viewer(answerEffect, { id: followUp.id, answer: 'worked' })).rejects.toThrow('role');
  });

  test('numbers kept with an answer go when an incident that they counted is made private, and come back with it', async () => {
    const { followUp } = await finished('Lathe');
    const counted = await happen('Lathe does not answer again', Date.now() - 5 * DAY, 'Lathe');
    await owner.call(answerEffect, { id: followUp.id, answer: 'worked', note: 'Quiet since' });
    const kept = async () => (await owner.call(showEffect, { id: followUp.id })).answers[0];
    expect(await kept()).toMatchObject({ withheld: false, numbers: { counts: [{ before: 1 }, { before: 1 }, {}] } });

    await server.call(updateIncident, { id: counted.id, private: true });
    expect(await kept()).toMatchObject({ answer: 'worked', note: 'Quiet since', withheld: true, numbers: null });
    await server.call(updateIncident, { id: counted.id, private: false });
    expect(await kept()).toMatchObject({ withheld: false, numbers: { counts: [{ before: 1 }, {}, {}] } });

    // Of an answer from before it was kept what was counted, no private incident may have begun in its spans.
    await server.app.ctx.db.updateTable('effect_answers').set({ counted_ids: null }).execute();
    await server.call(updateIncident, { id: counted.id, private: true });
    expect(await kept()).toMatchObject({ withheld: true, numbers: null });
  });

  test('nonsense is refused in words', async () => {
    const { followUp } = await finished('Winch');
    await expect(owner.call(answerEffect, { id: followUp.id, answer: 'perhaps' as 'worked' })).rejects.toThrow(
      'must be one of worked, partly, did-not, cannot-tell',
    );
    await expect(owner.call(showEffect, { id: 'FU-999999' })).rejects.toThrow('There is no follow-up');
    await expect(owner.call(listEffects, { after: 'x' })).rejects.toThrow('after must be');
  });
});
