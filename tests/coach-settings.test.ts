import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  coachRules,
  dismissFinding,
  getCoachSettings,
  getDocumentCoach,
  takeFinding,
  updateCoachSettings,
} from '#shared/contracts/coach.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { listRecord } from '#shared/contracts/record.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let cy: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  cy = await signUp(server, { name: 'Cy Adeyemi', email: 'cy@example.com', role: 'admin' });
});
afterAll(() => server?.stop());

const MODEL = { url: 'http://127.0.0.1:11434/v1', model: 'small' };
const change = (input: Parameters<TestMember['call']>[1]) => cy.call(updateCoachSettings, input as never);

describe('the settings of the coach', () => {
  it('begin with names allowed, English, all rules, and no model', async () => {
    expect(await ana.call(getCoachSettings, {})).toEqual({
      names: 'allowed',
      language: 'en',
      languages: ['en', 'de'],
      offRules: [],
      model: null,
      changedBy: null,
      changedAt: null,
      may: { 'coach.manage': false },
    });
  });

  it('are changed by admins, field by field, and say by whom', async () => {
    await expect(ana.call(updateCoachSettings, { names: 'roles-only' })).rejects.toThrow(/role/);
    await change({ names: 'roles-only' });
    await change({ language: 'de-CH', offRules: ['minimiser', 'minimiser', 'late-start'] });
    const now = await cy.call(getCoachSettings, {});
    expect(now).toMatchObject({
      names: 'roles-only',
      language: 'de',
      offRules: ['minimiser', 'late-start'],
      changedBy: 'Cy Adeyemi',
      may: { 'coach.manage': true },
    });
    const { id } = await ana.call(createPostMortem, { title: 'German' });
    expect(await ana.call(getDocumentCoach, { id })).toMatchObject({ names: 'roles-only', language: 'de' });
    await change({ names: 'allowed', language: 'en', offRules: [] });
  });

  it.each([
    [{ language: 'xx' }, /does not read "xx"/],
    [{ offRules: ['no-such-rule'] }, /not a rule/],
    [{ names: 'some' }, /allowed or roles-only/],
    [{ model: { ...MODEL, url: 'file:///etc/passwd' } }, /http/],
    [{ model: { ...MODEL, url: 'http://user:pw@example.com/' } }, /http/],
    [{ model: { ...MODEL, url: 'not an address' } }, /http/],
    [{ model: { ...MODEL, model: ' ' } }, /must not be empty/],
  ])('refuse %o, and stay', async (input, why) => {
    const before = await cy.call(getCoachSettings, {});
    await expect(change(input)).rejects.toThrow(why);
    expect(await cy.call(getCoachSettings, {})).toEqual(before);
  });

  it('two admins changing other fields at once lose nothing', async () => {
    await Promise.all([change({ names: 'roles-only' }), change({ offRules: ['hindsight'] }), change({ model: MODEL })]);
    const { names, offRules, model } = await cy.call(getCoachSettings, {});
    expect({ names, offRules, model }).toMatchObject({ names: 'roles-only', offRules: ['hindsight'], model: MODEL });
    await change({ names: 'allowed', offRules: [], model: null });
  });
});

describe('the key of a model', () => {
  const KEY = 'sk-never-to-be-seen';

  it('is stored, and told to nobody, nor in the record', async () => {
    const answers = [
      await change({ model: { ...MODEL, key: KEY } }),
      await cy.call(getCoachSettings, {}),
      await ana.call(getCoachSettings, {}),
    ];
    expect(answers[1]!.model).toEqual({ ...MODEL, hasKey: true, allowPrivate: false });
    expect(answers[2]!.model).toBeNull();
    expect(JSON.stringify(answers)).not.toContain(KEY);
    const { items } = await cy.call(listRecord, { action: 'coach.settings-changed' });
    expect(items[0]).toMatchObject({
      actor: { name: 'Cy Adeyemi' },
      before: { model: null },
      after: { model: { url: MODEL.url, name: MODEL.model, key: true } },
      note: 'The model was given a key.',
    });
    expect(JSON.stringify(items)).not.toContain(KEY);
  });

  it('is kept when other things change, and goes when it is taken away', async () => {
    await change({ model: { ...MODEL, model: 'larger', allowPrivate: true } });
    expect((await cy.call(getCoachSettings, {})).model).toMatchObject({
      model: 'larger',
      hasKey: true,
      allowPrivate: true,
    });
    await change({ model: { ...MODEL, key: null } });
    expect((await cy.call(getCoachSettings, {})).model).toMatchObject({ hasKey: false });
  });

  it('is not sent to another place than it was given for', async () => {
    await change({ model: { ...MODEL, key: KEY } });
    await expect(change({ model: { ...MODEL, url: 'https://elsewhere.example/v1' } })).rejects.toThrow(
      /give its key again/,
    );
    await change({ model: { ...MODEL, url: 'https://elsewhere.example/v1', key: null } });
    expect((await cy.call(getCoachSettings, {})).model).toMatchObject({ hasKey: false });
    await change({ model: null });
  });

  it('tells readers only that a model may be asked', async () => {
    const { id } = await ana.call(createPostMortem, { title: 'Plain' });
    expect((await ana.call(getDocumentCoach, { id })).model).toEqual({ available: false, name: null });
    await change({ model: { ...MODEL, key: KEY } });
    expect((await ana.call(getDocumentCoach, { id })).model).toEqual({ available: true, name: 'small' });
    await change({ model: null });
  });
});

describe('how often a rule was right', () => {
  const sentence = (n: number) => `Sam broke build ${n}.`;
  const finding = (n: number) => ({
    rule: 'agent-harm' as const,
    section: 'summary',
    quote: 'broke',
    sentence: sentence(n),
  });
  const figuresOf = async (rule: string) => (await cy.call(coachRules, {})).items.find((one) => one.rule === rule)!;

  it('is for admins', async () => await expect(ana.call(coachRules, {})).rejects.toThrow(/role/));

  it('lists every rule, also the one nobody has met', async () => {
    const { items } = await cy.call(coachRules, {});
    expect(items.find(({ rule }) => rule === 'no-detection')).toMatchObject({
      kind: 'gap',
      judged: 0,
      right: null,
      few: true,
    });
    expect(items.find(({ rule }) => rule === 'animated')).toMatchObject({ kind: 'finding', judged: 0, right: null });
  });

  it('counts each finding once, whoever says it how often', async () => {
    const { id } = await ana.call(createPostMortem, { title: 'Counted' });
    for (let n = 0; n < 6; n++) {
      await ana.call(takeFinding, { id, ...finding(n), how: n < 4 ? 'reworded' : 'answered' });
      await cy.call(takeFinding, { id, ...finding(n), how: 'answered' });
    }
    for (let n = 6; n < 8; n++) await ana.call(dismissFinding, { id, ...finding(n), reason: 'wrong-here' });
    expect(await figuresOf('agent-harm')).toMatchObject({ judged: 8, few: true, right: { share: 0.75 } });
    await ana.call(dismissFinding, { id, ...finding(8), reason: 'not-about-a-person' });
    await ana.call(dismissFinding, { id, ...finding(9), reason: 'context-is-there' });
    await ana.call(dismissFinding, { id, ...finding(10), reason: 'agreed-to-keep' });
    await ana.call(dismissFinding, { id, ...finding(11), reason: 'other', note: 'Ask Sam Okafor' });
    const figures = await figuresOf('agent-harm');
    expect(figures).toMatchObject({
      taken: { reworded: 4, answered: 2 },
      dismissed: { 'wrong-here': 2, 'not-about-a-person': 1, 'context-is-there': 1, 'agreed-to-keep': 1, other: 1 },
      judged: 10,
      few: false,
      off: false,
    });
    expect(figures.right!.share).toBe(0.6);
    expect(figures.right!.low).toBeGreaterThan(0.3);
    expect(figures.right!.high).toBeLessThan(0.84);
  });

  it('holds nothing of people: no name, no note, no words', async () => {
    const text = JSON.stringify(await cy.call(coachRules, {}));
    expect(text).not.toMatch(/Ana|Ruiz|Sam|Okafor|broke|PM-|Counted/);
    const { rows } = await server.database.pool.query('select * from coach_taken');
    expect(JSON.stringify(rows)).not.toMatch(/Ana|Sam|broke/);
    expect(Object.keys(rows[0] as object)).toEqual(['post_mortem_id', 'rule', 'how', 'digest']);
  });
});
