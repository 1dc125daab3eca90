import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import type { Call } from '#shared/client.ts';
import { updateCoachSettings } from '#shared/contracts/coach.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp, createPostMortem, listFollowUps, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const WEAK = 'Remind people to run the validator';
const STRONG = 'Reject a config push without a retry budget';

const BLANK = {
  post_mortem_id: null,
  reason: null,
  owner_id: null,
  priority: null,
  url: null,
  done_at: null,
  kind: null,
  drafted_as: null,
  created_by: null,
  updated_by: null,
  removed_at: null,
};
const dayOf = (index: number) => new Date(Date.UTC(2032, 0, 1 + index)).toISOString().slice(0, 10);

let server: TestServer;
let ana: Call;
let ben: Call;

beforeAll(async () => {
  server = await startTestServer();
  ana = await server.as('editor');
  ben = await server.as('editor');
});
afterAll(() => server?.stop());

async function begin(isPrivate = false): Promise<string> {
  const incident = await server.call(createIncident, { title: 'Till stood still', private: isPrivate });
  return (await server.call(createPostMortem, { title: 'Tills', incidents: [incident.reference] })).id;
}
const titlesOf = async (call: Call, strength: ('strong' | 'intermediate' | 'weak')[], limit = 50) =>
  (await call(listFollowUps, { strength, limit })).items.map((one) => one.title);

describe('the strength of a follow-up', () => {
  it('is told by its words, with the reason, what would be stronger, what it is for and how it could be worded', async () => {
    const made = await ana(createFollowUp, { title: WEAK });
    expect(made).toMatchObject({
      strength: { level: 'weak', by: 'words', why: expect.stringContaining('Remind') },
      proposedKind: 'prevent',
      wording: { actionable: true, bounded: false, notes: [expect.any(String)] },
      kind: null,
    });
    expect(made.strength.stronger).toMatch(/validator/);
    const reworded = await ana(updateFollowUp, { id: made.id, version: made.version, title: STRONG });
    expect(reworded.strength).toMatchObject({ level: 'strong', by: 'words', stronger: null });
  });

  it('is nobody’s guess where the words do not tell', async () => {
    const made = await ana(createFollowUp, { title: 'Grafana' });
    expect(made.strength).toMatchObject({ level: null, by: 'words', stronger: null });
    expect(made.proposedKind).toBeNull();
  });

  it('is what a person says it is, with their reason, also when the words change, until it is left to the words again', async () => {
    const own = { level: 'strong' as const, why: 'The hook refuses the commit' };
    const made = await ana(createFollowUp, { title: WEAK, strength: own });
    expect(made.strength).toEqual({ ...own, stronger: null, by: 'person' });
    const reworded = await ben(updateFollowUp, { id: made.id, title: 'Document the validator' });
    expect(reworded.strength).toMatchObject({ ...own, by: 'person' });
    const left = await ana(updateFollowUp, { id: made.id, strength: null });
    expect(left.strength).toMatchObject({ level: 'weak', by: 'words' });
    const bare = await ana(updateFollowUp, { id: made.id, strength: { level: 'intermediate' } });
    expect(bare.strength).toMatchObject({ level: 'intermediate', why: '', by: 'person' });
    expect(bare.strength.stronger).not.toBeNull();
  });

  it('set by two at once is kept as the first set it, level and reason together, and told to the second', async () => {
    const postMortemId = await begin();
    const { id, version } = await ana(createFollowUp, { title: WEAK, postMortemId });
    await ana(updateFollowUp, { id, version, strength: { level: 'strong' } });
    const change = { strength: { level: 'weak' as const, why: 'Nobody reads it' }, priority: 'high' as const };
    await expect(ben(updateFollowUp, { id, version, ...change })).rejects.toMatchObject({
      code: 'conflict',
      problems: [{ path: 'strength', conflict: { theirs: { level: 'strong', why: '' } } }],
    });
    const [stored] = (await ana(listFollowUps, { postMortem: postMortemId })).items;
    expect(stored).toMatchObject({ priority: 'high', strength: { level: 'strong', why: '', by: 'person' } });
  });

  it('set twice to the same is no conflict and no change', async () => {
    const { id, version } = await ana(createFollowUp, { title: WEAK });
    const strength = { level: 'intermediate' as const, why: 'A hook runs it' };
    const first = await ana(updateFollowUp, { id, version, strength });
    const second = await ben(updateFollowUp, { id, version, strength });
    expect(second.version).toBe(first.version);
  });

  it.each([{ level: 'best', why: '' }, { level: 'weak', why: 'x'.repeat(2001) }, 'weak'])(
    'is refused as %j',
    async (strength) => {
      const { id } = await ana(createFollowUp, { title: WEAK });
      await expect(ana(updateFollowUp, { id, strength: strength as never })).rejects.toMatchObject({
        code: 'bad-input',
      });
    },
  );
});

describe('follow-ups of one strength', () => {
  it('are found whoever told it, page by page, and none of a private post-mortem', async () => {
    const hidden = 'Delete the secret endpoint';
    await server.call(createFollowUp, { title: hidden, postMortemId: await begin(true) });
    for (let day = 1; day <= 6; day++)
      await ana(createFollowUp, { title: `Delete endpoint ${day}`, dueOn: `2031-01-0${day}` });
    await ana(createFollowUp, { title: 'Blank', dueOn: '2031-01-03', strength: { level: 'strong' } });
    await ana(createFollowUp, { title: 'Remind everybody', dueOn: '2031-01-04' });

    const strong = await titlesOf(ana, ['strong']);
    expect(strong.slice(0, 7).toSorted()).toEqual(
      ['Blank', ...[1, 2, 3, 4, 5, 6].map((day) => `Delete endpoint ${day}`)].toSorted(),
    );
    expect(strong).not.toContain('Remind everybody');
    expect(strong).not.toContain(hidden);
    expect(await titlesOf(server.call, ['strong'])).toContain(hidden);
    expect(await titlesOf(ana, ['strong', 'weak'])).toContain('Remind everybody');

    const first = await ana(listFollowUps, { strength: ['strong'], limit: 4 });
    expect(first.items.map((one) => one.title)).toEqual(strong.slice(0, 4));
    const second = await ana(listFollowUps, { strength: ['strong'], limit: 4, after: first.next ?? '' });
    expect(second.items.map((one) => one.title)).toEqual(strong.slice(4, 8));
  });

  it('are found behind hundreds of others', async () => {
    const { db } = server.database;
    const titles = [...Array.from({ length: 620 }, (_, index) => `Remind shift ${index}`), 'Delete the far endpoint'];
    await db
      .insertInto('follow_ups')
      .values(titles.map((title, index) => ({ ...BLANK, id: newId(), title, due_on: dayOf(index) })))
      .execute();
    const strong = await titlesOf(ana, ['strong'], 200);
    expect(strong).toContain('Delete the far endpoint');
    expect((await ana(listFollowUps, { strength: ['weak'], limit: 500 })).items).toHaveLength(500);
  });
});

describe('where documents are written in another language than English', () => {
  it('words tell no strength, and a person still does', async () => {
    await server.call(updateCoachSettings, { language: 'de' });
    const told = await ana(createFollowUp, { title: 'Alle an den Prüfschritt erinnern' });
    expect(told).toMatchObject({ strength: { level: null, by: 'words' }, proposedKind: null, wording: { notes: [] } });
    const own = await ana(updateFollowUp, { id: told.id, strength: { level: 'weak' } });
    expect(own.strength).toMatchObject({ level: 'weak', by: 'person' });
    await server.call(updateCoachSettings, { language: 'en' });
  });
});
