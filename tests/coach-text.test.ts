import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coachText, getCoachSettings, updateCoachSettings } from '#shared/contracts/coach.ts';
import type { InputOf } from '#shared/contracts/contract.ts';
import { createIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { listPeople, updatePerson } from '#shared/contracts/people.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
});
afterAll(() => server?.stop());

const BLAME = 'Zelda Quist should have checked the backup before the deploy.';
const read = (input: InputOf<typeof coachText>) => ana.call(coachText, input);
const rulesIn = async (input: InputOf<typeof coachText>) => (await read(input)).findings.map(({ rule }) => rule);
const post = (body: unknown, headers: Record<string, string> = {}) =>
  server.request('/api/v1/coach', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('a text', () => {
  it('is answered with what is found, where it stands, and the questions to ask', async () => {
    const markdown = `# Füße 🦉\n\nAt ten the queue filled. ${BLAME} \`Zelda Quist should have\` is code.\n`;
    const { findings } = await read({ markdown, roster: ['Zelda Quist'] });
    const modal = findings.filter(({ rule }) => rule === 'cf-modal');
    expect(modal).toHaveLength(1);
    const [{ start, end, quote, sentence, questions, ...rest }] = modal as [(typeof modal)[number]];
    expect(rest).toMatchObject({ tier: 'reword', actor: 'Zelda Quist', why: expect.any(String) });
    expect(markdown.slice(start, end)).toBe(quote);
    expect(markdown.slice(sentence.start, sentence.end)).toBe(BLAME);
    expect(questions[0]).toMatch(/^(What|How)\b.*\?$/);
  });

  it('is told what it lacks as a whole', async () => {
    const { gaps } = await read({ markdown: '# Outage\n\n## Follow-ups\n\n- Be more careful\n' });
    expect(gaps.map(({ rule }) => rule)).toContain('no-detection');
    for (const { why, question } of gaps) expect(why && question).toBeTruthy();
  });

  it('is read the same for a key as for a member, and for nobody not at all', async () => {
    const viewer = await server.as('viewer');
    const input = { markdown: BLAME, roster: ['Zelda Quist'] };
    expect(await viewer(coachText, input)).toEqual(await read(input));
    expect((await post(input, { authorization: '' })).status).toBe(401);
  });

  it('may be empty', async () => expect((await read({ markdown: '' })).findings).toEqual([]));
});

describe('who is known', () => {
  it('is who the request names, and never in the next request', async () => {
    const before = await rulesIn({ markdown: BLAME });
    expect(before).not.toContain('cf-modal');
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) => rulesIn({ markdown: BLAME, ...(n % 2 ? { roster: ['Zelda Quist'] } : {}) })),
    );
    expect(told.map((rules) => rules.includes('cf-modal'))).toEqual(told.map((_, n) => n % 2 === 1));
    expect(await rulesIn({ markdown: BLAME })).toEqual(before);
  });

  it('is everybody this installation knows, at once when somebody is added or renamed', async () => {
    const markdown = 'Wilma Brandt should have checked the backup.';
    const isKnown = async () => (await rulesIn({ markdown })).includes('cf-modal');
    expect(await isKnown()).toBe(false);
    await server.call(createIncident, { title: 'Something', lead: 'Wilma Brandt' });
    expect(await isKnown()).toBe(true);
    const person = (await ana.call(listPeople, { q: 'Wilma' })).items[0]!;
    await ana.call(updatePerson, { id: person.id, name: 'Vera Sorg' });
    expect(await isKnown()).toBe(false);
    await ana.call(updatePerson, { id: person.id, name: 'Wilma Brandt' });
    expect(await isKnown()).toBe(true);
  });

  it('a service that is called like a person is no person, from the moment it is known', async () => {
    const markdown = 'Cassandra failed to answer for ten minutes.';
    const roster = ['Cassandra Wu'];
    expect(await rulesIn({ markdown, roster })).toContain('cf-negated');
    expect(await rulesIn({ markdown, roster, services: ['Cassandra'] })).toEqual([]);
    expect(await rulesIn({ markdown, roster })).toContain('cf-negated');
    await server.call(createIncident, { title: 'Slow reads', services: ['Cassandra'] });
    expect(await rulesIn({ markdown, roster })).toEqual([]);
  });

  it('services of private incidents are unknown to those who may not see them', async () => {
    const { id } = await server.call(createIncident, { title: 'Hidden', private: true, services: ['Nadia'] });
    const input = { markdown: 'Nadia failed to answer for ten minutes.', roster: ['Nadia Cole'] };
    const rules = async (call: TestServer['call']) => (await call(coachText, input)).findings.map(({ rule }) => rule);
    expect(await rules(ana.call)).toContain('cf-negated');
    expect(await rules(server.call)).toEqual([]);
    await server.call(updateIncident, { id, private: false });
    expect(await rules(ana.call)).toEqual([]);
  });
});

describe('settings', () => {
  it('of the installation hold unless the request says otherwise', async () => {
    const admin = await server.as('admin');
    const roster = [{ name: 'Sam Okafor', role: 'incident lead' }];
    const input = { markdown: 'Sam pressed the button because the dashboard showed red.', roster };
    expect(await rulesIn(input)).not.toContain('name-role');
    const asked = await read({ ...input, names: 'roles-only' });
    expect(asked.findings[0]).toMatchObject({ rule: 'name-role', suggestion: 'The incident lead' });
    await admin(updateCoachSettings, { names: 'roles-only' });
    expect(await rulesIn(input)).toContain('name-role');
    expect(await rulesIn({ ...input, names: 'allowed' })).not.toContain('name-role');
    await admin(updateCoachSettings, { offRules: ['name-role', 'no-detection'] });
    expect(await rulesIn(input)).not.toContain('name-role');
    expect((await read(input)).gaps.map(({ rule }) => rule)).not.toContain('no-detection');
    await admin(updateCoachSettings, { names: 'allowed', offRules: [] });
    expect((await ana.call(getCoachSettings, {})).names).toBe('allowed');
  });

  it('another language may be asked for; one that is not read is refused by name', async () => {
    const markdown = '## Zusammenfassung\n\nSam Okafor hätte das Backup prüfen müssen.';
    const german = await read({ markdown, roster: ['Sam Okafor'], language: 'de-AT' });
    expect(german.findings.map(({ rule }) => rule)).toContain('cf-modal');
    await expect(read({ markdown, language: 'fr' })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/"fr".*en, de/),
    });
  });
});

describe('too much, or something else', () => {
  it('a megabyte with fifty thousand names is read in a thread, while others are served', async () => {
    const roster = Array.from({ length: 50_000 }, (_, n) => ({ name: `Person${n} Family${n}`, handles: [`p${n}`] }));
    const markdown = 'Person49999 Family49999 should have checked the backup. '.repeat(18_000).slice(0, 1_000_000);
    const big = read({ markdown, roster });
    const served = await Promise.all(Array.from({ length: 5 }, () => rulesIn({ markdown: BLAME })));
    expect(served).toHaveLength(5);
    const { findings } = await big;
    expect(findings.filter(({ rule }) => rule === 'cf-modal').length).toBeGreaterThan(15_000);
    expect(markdown.slice(findings.at(-1)!.start, findings.at(-1)!.end)).toBe(findings.at(-1)!.quote);
  }, 60_000);

  it.each([
    [{}, 400, /markdown/],
    [{ markdown: 7 }, 400, /markdown/],
    [{ markdown: 'x'.repeat(1_048_577) }, 400, /longer than 1,048,576/],
    [{ markdown: '', roster: 'Sam' }, 400, /roster/],
    [{ markdown: '', roster: [''] }, 400, /roster\.0/],
    [{ markdown: '', roster: [{ handles: ['sam'] }] }, 400, /roster\.0/],
    [{ markdown: '', roster: ['x'.repeat(201)] }, 400, /roster\.0/],
    [{ markdown: '', roster: Array(50_001).fill('Sam') }, 400, /more than 50,000 people/],
    [{ markdown: '', services: Array(10_001).fill('ledger') }, 400, /more than 10,000 services/],
    [{ markdown: '', names: 'never' }, 400, /must be allowed or roles-only/],
    [{ markdown: '', language: '../en' }, 400, /language code/],
    [{ markdown: '', language: 'tlh' }, 400, /does not read/],
    [[], 400, /JSON object/],
  ])('%# is refused with a sentence', async (body, status, why) => {
    const response = await post(body);
    const problem = (await response.json()) as { detail: string };
    expect({ status: response.status, detail: problem.detail }).toEqual({ status, detail: expect.stringMatching(why) });
  });

  it('strange text is read: no words, half a surrogate, nothing but marks, an unclosed fence', async () => {
    for (const markdown of [
      '\u0000',
      '\uD800 Sam',
      '*'.repeat(50_000),
      '```\nSam broke it',
      '> '.repeat(20_000),
      '[['.repeat(20_000),
    ])
      expect((await post({ markdown })).status).toBe(200);
  });
});
