import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dismissFinding,
  facilitatorSheet,
  getDocumentCoach,
  reviewCoach,
  settleQuestion,
  takeFinding,
  undoDismissal,
} from '#shared/contracts/coach.ts';
import { getPostMortem, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { draftedIncident } from './support/incident.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
});
afterAll(() => server?.stop());

const BLAME = 'Sam **should have** checked the backup.';
const write = async (id: string, key: string, markdown: string) => {
  const { sections } = await server.call(getPostMortem, { id });
  const { version } = sections.find((one) => one.key === key)!;
  await server.call(writeSection, { id, key, markdown, baseVersion: version });
};
/** A post-mortem whose whole text is what is given here. */
async function saying(texts: Record<string, string>, fields = {}) {
  const { id } = await draftedIncident(server, { lead: 'Sam Okafor', ...fields });
  for (const { key } of (await server.call(getPostMortem, { id })).sections) await write(id, key, texts[key] ?? '');
  return id;
}
const reviewOf = (id: string) => ana.call(reviewCoach, { id });

describe('before a review', () => {
  it('it says what is open: words, questions of the draft, and what the whole lacks', async () => {
    const id = await saying({ summary: `The queue filled.\n\n${BLAME}` });
    const { open, findings, questions, gaps } = await reviewOf(id);
    expect(open).toEqual({ rewords: 1, asks: findings.length - 1, questions: questions.length, gaps: gaps.length });
    const [found] = findings.filter(({ tier }) => tier === 'reword') as [(typeof findings)[number]];
    expect(found).toMatchObject({
      rule: 'cf-modal',
      section: 'summary',
      quote: 'Sam should have checked',
      sentenceText: 'Sam should have checked the backup.',
    });
    const coach = await ana.call(getDocumentCoach, { id });
    expect(gaps).toEqual(coach.gaps);
    expect(questions).toEqual(coach.questions.filter(({ state }) => state === 'open'));
  });

  it('what was put away, answered or settled is no longer open, and comes back when it is taken up', async () => {
    const id = await saying({ summary: BLAME, 'debrief-notes': BLAME });
    const before = await reviewOf(id);
    expect(before.open.rewords).toBe(2);
    const { rule, section, quote, sentenceText: sentence } = before.findings.find(({ tier }) => tier === 'reword')!;
    const { id: dismissal } = await ana.call(dismissFinding, {
      id,
      rule,
      section,
      quote,
      sentence,
      reason: 'agreed-to-keep',
    });
    expect((await reviewOf(id)).open.rewords).toBe(1);
    await ana.call(undoDismissal, { id: dismissal });
    expect((await reviewOf(id)).open.rewords).toBe(2);
    await ana.call(takeFinding, { id, rule, section, quote, sentence, how: 'answered' });
    await ana.call(settleQuestion, { id, questionId: before.questions[0]!.id, state: 'not-here' });
    const after = await reviewOf(id);
    expect(after.open).toEqual({ ...before.open, questions: before.open.questions - 1 });
  });

  it('a blaming sentence beside what the person saw is left alone', async () => {
    const told = 'Sam pressed the button. The dashboard showed green, and the runbook said that the restart was safe.';
    const asks = async (text: string) =>
      (await reviewOf(await saying({ 'debrief-notes': text }))).findings.map(({ rule }) => rule);
    expect(await asks('Sam pressed the button.')).toContain('agent-context');
    expect(await asks(told)).toEqual([]);
  });

  it('is read over the text as it is being written, and never in the way of submitting', async () => {
    const id = await saying({ summary: BLAME });
    for (const { key, required } of (await server.call(getPostMortem, { id })).sections)
      if (required) await write(id, key, BLAME);
    const { open } = await reviewOf(id);
    expect(open.rewords).toBeGreaterThan(1);
    expect((await ana.call(submit, { id })).status).toBe('in-review');
    expect((await reviewOf(id)).open).toEqual(open);
  });

  it('a document of a megabyte is read in a thread, and says the same', async () => {
    const filler = 'The queue filled and the workers stopped.\n\n'.repeat(20_000);
    const id = await saying({ summary: BLAME, 'debrief-notes': `${filler}${BLAME}` });
    const { open, findings } = await reviewOf(id);
    expect(open.rewords).toBe(2);
    const quotes = findings.filter(({ tier }) => tier === 'reword').map(({ section, quote }) => `${section}: ${quote}`);
    expect(quotes).toEqual(['summary: Sam should have checked', 'debrief-notes: Sam should have checked']);
  }, 60_000);

  it('of code, quotes and rows of live blocks nothing is said', async () => {
    const id = await saying({
      'debrief-notes': `> ${BLAME}\n\n\`${BLAME}\`\n\n\`\`\`\n${BLAME}\n\`\`\`\n\n<!-- block: timeline -->`,
    });
    expect((await reviewOf(id)).findings).toEqual([]);
  });
});

describe('the facilitator’s sheet', () => {
  it('asks what is open, about this incident, in Markdown and on paper', async () => {
    const id = await saying({ summary: BLAME });
    const { findings, gaps } = await reviewOf(id);
    const { reference } = await ana.call(getPostMortem, { id });
    const markdown = await ana.call(facilitatorSheet, { id });
    expect(markdown).toContain(`# Facilitator’s sheet: ${reference}`);
    expect(markdown).toContain(findings.find(({ tier }) => tier === 'reword')!.questions[0]);
    expect(markdown).toContain('Sam Okafor (incident lead)');
    expect(markdown).toContain('## Walk through the timeline');
    expect(gaps.some(({ question }) => markdown.includes(question.slice(0, 30)))).toBe(true);
    const html = await ana.call(facilitatorSheet, { id, format: 'html' });
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('@media print');
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toMatch(/<h2[^>]*>Walk through the timeline<\/h2>/);
    expect(html.indexOf('Sam Okafor (incident lead)')).toBeLessThan(html.indexOf('Ana Ruiz (responder)'));
    expect(html).not.toMatch(/<script|src=/);
  });

  it('does not ask what was put away', async () => {
    const id = await saying({ summary: BLAME });
    const found = (await reviewOf(id)).findings.find(({ tier }) => tier === 'reword')!;
    const place = { rule: found.rule, section: found.section, quote: found.quote, sentence: found.sentenceText };
    await ana.call(dismissFinding, { id, ...place, reason: 'agreed-to-keep' });
    expect(await ana.call(facilitatorSheet, { id })).not.toContain(found.questions[0]);
  });

  it('is a file that runs nothing, whatever a title holds', async () => {
    const id = await saying(
      { summary: BLAME },
      { title: '<img src=x onerror=alert(1)> & [link](javascript:alert(1))' },
    );
    const response = await server.request(`/api/v1/post-mortems/${id}/facilitator-sheet?format=html&download=true`);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="PM-\d+-facilitator-sheet\.html"$/,
    );
    const html = await response.text();
    expect(html).not.toMatch(/<img|href="javascript/);
    await expect(ana.call(facilitatorSheet, { id, format: 'pdf' as never })).rejects.toThrow(/md or html/);
  });
});

describe('a private post-mortem', () => {
  it('hides all that the coach keeps of it, and that it exists', async () => {
    const admin = server.call;
    const { id } = await draftedIncident(server, { title: 'Hidden', private: true, lead: 'Kim Vale' });
    const outsider = await server.as('editor');
    const place = { rule: 'agent-harm' as const, section: 'summary', quote: 'broke', sentence: 'Kim broke it.' };
    const dismissal = await admin(dismissFinding, { id, ...place, reason: 'other' });
    const { questions } = await admin(getDocumentCoach, { id });
    const questionId = questions[0]!.id;
    const attempts = [
      outsider(getDocumentCoach, { id }),
      outsider(reviewCoach, { id }),
      outsider(facilitatorSheet, { id }),
      outsider(dismissFinding, { id, ...place, reason: 'other' }),
      outsider(undoDismissal, { id: dismissal.id }),
      outsider(takeFinding, { id, ...place, how: 'answered' }),
      outsider(settleQuestion, { id, questionId, state: 'answered' }),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
    // The same sentence as for what never was.
    const never = { id: '01890a5d-ac96-774b-bcce-b302099a8057' };
    const words = async (input: { id: string }) =>
      (await outsider(undoDismissal, input).catch((error: Error) => error)) as Error;
    expect((await words({ id: dismissal.id })).message).toBe((await words(never)).message);
    const now = await admin(getDocumentCoach, { id });
    expect(now.dismissed).toEqual([dismissal]);
    expect(now.questions.every(({ state }) => state === 'open')).toBe(true);
  });
});
