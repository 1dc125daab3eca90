import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAwayOfGap } from '#shared/coach/put-away.ts';
import {
  dismissFinding,
  getDocumentCoach,
  settleQuestion,
  takeFinding,
  undoDismissal,
} from '#shared/contracts/coach.ts';
import { createFactor } from '#shared/contracts/factors.ts';
import { requestDraft, updateIncident } from '#shared/contracts/incidents.ts';
import { home } from '#shared/contracts/installation.ts';
import { updateMember } from '#shared/contracts/people.ts';
import {
  createPostMortem,
  exportPostMortem,
  getPostMortem,
  listPostMortems,
  publish,
  setOwner,
  submit,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { draftedIncident } from './support/incident.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let ben: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  ben = await signUp(server, { name: 'Ben Ito', email: 'ben@example.com' });
});
afterAll(() => server?.stop());

const FINDING = {
  rule: 'agent-harm' as const,
  section: 'summary',
  quote: 'broke the build',
  sentence: 'Sam broke the build.',
};
const WRONG = { ...FINDING, reason: 'wrong-here' as const };
const begin = async () => (await ana.call(createPostMortem, { title: 'Build broken' })).id;
const coachOf = (id: string) => ana.call(getDocumentCoach, { id });
const write = async (id: string, key: string, markdown: string) => {
  const { sections } = await server.call(getPostMortem, { id });
  const { version } = sections.find((one) => one.key === key)!;
  await server.call(writeSection, { id, key, markdown, baseVersion: version });
};
const gapRules = async (id: string) => (await coachOf(id)).gaps.map(({ rule }) => rule);

describe('what the coach knows of a post-mortem', () => {
  it('is who took part with their role, who owns it, who is mentioned, and the members; the nearest first', async () => {
    const { id } = await draftedIncident(server);
    await write(id, 'debrief-notes', `Thanks to [@Ben Ito](debrief:person/${ben.id}).`);
    const { roster, services, names, language } = await coachOf(id);
    expect(roster[0]).toMatchObject({ name: 'Ana Ruiz', role: 'incident lead' });
    expect(roster.find(({ name }) => name === 'Sam Okafor')?.role).toBe('responder');
    expect(roster.find(({ name }) => name === 'Ben Ito')).toMatchObject({ role: null });
    expect(roster.map(({ name }) => name)).toHaveLength(new Set(roster.map(({ name }) => name)).size);
    expect({ first: services[0], names, language }).toEqual({ first: 'ledger', names: 'allowed', language: 'en' });
  });

  it('leaves out people who have nothing to do with it', async () => {
    const stranger = 'Wim de Groot';
    await draftedIncident(server, { title: 'Another one', lead: stranger });
    const { roster } = await coachOf(await begin());
    expect(roster.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ana Ruiz', 'Ben Ito']));
    expect(roster.map(({ name }) => name)).not.toContain(stranger);
  });

  it('knows its owner although no member, and forgets a member who left', async () => {
    const { id } = await draftedIncident(server, { lead: 'Kim Vale' });
    const cy = await signUp(server, { name: 'Cy Adeyemi', email: 'cy@example.com' });
    const other = await begin();
    const namesIn = async () => (await coachOf(other)).roster.map(({ name }) => name);
    expect(await namesIn()).toContain('Cy Adeyemi');
    await server.call(updateMember, { id: cy.id, disabled: true });
    expect(await namesIn()).not.toContain('Cy Adeyemi');
    await server.call(setOwner, { id: other, personId: cy.id });
    expect(await namesIn()).toContain('Cy Adeyemi');
    expect((await coachOf(id)).roster.map(({ name }) => name)).toContain('Kim Vale');
  });

  it('is read by whoever reads the post-mortem, and answered by editors alone', async () => {
    const id = await begin();
    const viewer = await server.as('viewer');
    expect((await viewer(getDocumentCoach, { id })).may).toEqual({ 'coach.answer': false });
    expect((await coachOf(id)).may).toEqual({ 'coach.answer': true });
    await expect(viewer(dismissFinding, { id, ...WRONG })).rejects.toThrow(/role/);
  });
});

describe('gaps', () => {
  it('follow the rows, and what was settled of the text', async () => {
    const { id } = await draftedIncident(server);
    const factor = await ana.call(createFactor, {
      id,
      title: 'Retries had no limit',
      kind: 'design',
      role: 'triggered',
    });
    const aboutFactor = async () =>
      (await coachOf(id)).gaps.filter(({ about }) => 'id' in about && about.id === factor.id).map(({ rule }) => rule);
    expect(await aboutFactor()).toContain('factor-no-effect');
    await ana.call(dismissFinding, { id, rule: 'factor-no-effect', quote: factor.id, reason: 'agreed-to-keep' });
    expect(await aboutFactor()).not.toContain('factor-no-effect');
  });

  it('are put away by what they are about, and taken up again', async () => {
    const id = await begin();
    const gap = (await coachOf(id)).gaps.find(({ rule }) => rule === 'no-follow-ups')!;
    const { rule, quote } = putAwayOfGap(gap);
    const note = 'On purpose';
    const put = await ana.call(dismissFinding, { id, rule, quote, reason: 'agreed-to-keep', note });
    expect(put).toMatchObject({ rule, section: null, quote, sentence: '', by: 'Ana Ruiz', note });
    expect(await gapRules(id)).not.toContain('no-follow-ups');
    await ana.call(undoDismissal, { id: put.id });
    expect(await gapRules(id)).toContain('no-follow-ups');
  });
});

describe('putting a finding away', () => {
  it('keeps who, why and which words, and twice is once', async () => {
    const id = await begin();
    const first = await ana.call(dismissFinding, { id, ...WRONG, note: 'A dry run' });
    const again = await ben.call(dismissFinding, { id, ...WRONG, reason: 'other' });
    expect(again).toEqual(first);
    expect(first).toMatchObject({ ...WRONG, note: 'A dry run', by: 'Ana Ruiz', at: expect.any(String) });
    expect((await coachOf(id)).dismissed).toEqual([first]);
  });

  it('answers 201 for the first and 200 for what was away already', async () => {
    const id = await begin();
    const post = () =>
      server.request(`/api/v1/post-mortems/${id}/coach/dismissals`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(WRONG),
      });
    expect([(await post()).status, (await post()).status]).toEqual([201, 200]);
  });

  it('by many at once makes one', async () => {
    const id = await begin();
    const both = Array.from({ length: 12 }, (_, n) => (n % 2 ? ana : ben).call(dismissFinding, { id, ...WRONG }));
    const ids = new Set((await Promise.all(both)).map((one) => one.id));
    expect(ids.size).toBe(1);
    expect((await coachOf(id)).dismissed).toHaveLength(1);
  });

  it('is about one sentence of one section', async () => {
    const id = await begin();
    await ana.call(dismissFinding, { id, ...WRONG });
    await ana.call(dismissFinding, { id, ...WRONG, sentence: 'Kim broke the build.' });
    await ana.call(dismissFinding, { id, ...WRONG, section: 'timeline' });
    expect((await coachOf(id)).dismissed).toHaveLength(3);
  });

  it('is taken back once; somebody else taking it back is told so', async () => {
    const id = await begin();
    const { id: dismissal } = await ana.call(dismissFinding, { id, ...WRONG });
    const attempts = await Promise.allSettled([
      ana.call(undoDismissal, { id: dismissal }),
      ben.call(undoDismissal, { id: dismissal }),
    ]);
    expect(attempts.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await coachOf(id)).dismissed).toEqual([]);
    await expect(ben.call(undoDismissal, { id: dismissal })).rejects.toThrow(/taken it up again/);
  });

  it.each([
    [{ ...WRONG, section: null }, /section is missing/],
    [{ ...WRONG, quote: ' ' }, /quote is missing/],
    [{ ...WRONG, rule: 'no-such-rule' }, /not a rule/],
    [{ ...WRONG, reason: 'because' }, /must be one of/],
    [{ ...WRONG, quote: 'x'.repeat(4001) }, /longer than 4,000/],
  ])('refuses %o', async (input, why) => {
    const id = await begin();
    await expect(ana.call(dismissFinding, { id, ...input } as never)).rejects.toThrow(why);
    await expect(
      ana.call(takeFinding, { id, how: 'answered', ...FINDING, ...input, quote: ' ' } as never),
    ).rejects.toThrow();
  });
});

describe('a question of the draft', () => {
  it('is answered, put away and taken up again, and the counts follow', async () => {
    const { id } = await draftedIncident(server, { title: 'Counted' });
    await server.call(setOwner, { id, personId: ana.id });
    const { questions } = await coachOf(id);
    const [first, second] = questions as [(typeof questions)[number], (typeof questions)[number]];
    expect(questions.every(({ state }) => state === 'open')).toBe(true);
    const counts = async () => {
      const { openQuestions, reference } = await ana.call(getPostMortem, { id });
      const listed = (await ana.call(listPostMortems, { q: 'Counted' })).items.find((one) => one.id === id);
      const item = (await ana.call(home, {})).groups.flatMap(({ items }) => items).find((one) => one.id === id);
      const asFile = await ana.call(exportPostMortem, { id, format: 'md' });
      const asked = questions.filter(({ text }) => asFile.includes(text.slice(0, 40)));
      expect(reference).toMatch(/^PM-/);
      return [
        openQuestions.length,
        listed?.openQuestions,
        Number(/(\d+) questions? open/.exec(item?.why ?? '')?.[1] ?? 0),
        asked.length,
      ];
    };
    const all = questions.length;
    expect(await counts()).toEqual([all, all, all, all]);
    const answered = await ana.call(settleQuestion, { id, questionId: first.id, state: 'answered' });
    expect(answered).toMatchObject({ state: 'answered', settledBy: 'Ana Ruiz', settledAt: expect.any(String) });
    await ben.call(settleQuestion, { id, questionId: second.id, state: 'not-here', reason: 'It was a drill' });
    expect(await counts()).toEqual([all - 2, all - 2, all - 2, all - 2]);
    const now = (await coachOf(id)).questions;
    expect(
      now
        .slice(-2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([first.id, second.id].sort());
    expect(now.find((one) => one.id === second.id)).toMatchObject({ reason: 'It was a drill', settledBy: 'Ben Ito' });
    const open = await ana.call(settleQuestion, { id, questionId: second.id, state: 'open' });
    expect(open).toMatchObject({ state: 'open', reason: null, settledBy: null, settledAt: null });
    expect(await counts()).toEqual([all - 1, all - 1, all - 1, all - 1]);
  });

  it('stays settled when it is drafted again, and goes when the record answers it', async () => {
    const { id, incidentId } = await draftedIncident(server);
    const questions = (await coachOf(id)).questions;
    const aboutImpact = questions.find(({ about }) => about.startsWith('impact'))!;
    const other = questions.find((one) => one.id !== aboutImpact.id)!;
    await ana.call(settleQuestion, { id, questionId: other.id, state: 'answered' });
    await server.call(updateIncident, { id: incidentId, impact: { text: '4% of payments failed', customers: 1840 } });
    await server.call(requestDraft, { id: incidentId });
    await expect.poll(async () => (await coachOf(id)).questions.some((one) => one.id === aboutImpact.id)).toBe(false);
    expect((await coachOf(id)).questions.find((one) => one.id === other.id)?.state).toBe('answered');
  });

  it('of another post-mortem, or of a published one, is refused', async () => {
    const { id } = await draftedIncident(server);
    const question = (await coachOf(id)).questions[0]!;
    const other = await begin();
    await expect(ana.call(settleQuestion, { id: other, questionId: question.id, state: 'answered' })).rejects.toThrow(
      /no longer asks/,
    );
    for (const { key, required } of (await server.call(getPostMortem, { id })).sections)
      if (required) await write(id, key, 'Said.');
    await server.call(submit, { id });
    await server.call(publish, { id });
    await expect(ana.call(settleQuestion, { id, questionId: question.id, state: 'answered' })).rejects.toThrow(
      /published/,
    );
  });
});
