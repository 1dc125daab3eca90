import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForAccounts } from '#shared/contracts/accounts.ts';
import { createThread, resolveThread } from '#shared/contracts/comments.ts';
import { createIncident, setParticipant } from '#shared/contracts/incidents.ts';
import { listNotifications } from '#shared/contracts/notifications.ts';
import { updateMember } from '#shared/contracts/people.ts';
import {
  approve,
  createFollowUp,
  createPostMortem,
  getPostMortem,
  publish,
  reopen,
  requestChanges,
  setOwner,
  submit,
  updateFollowUp,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { listRecord, listRecordOfPostMortem } from '#shared/contracts/record.ts';
import {
  addReviewers,
  getReadiness,
  getReviewSettings,
  listReviews,
  removeReviewer,
  setReviewSettings,
} from '#shared/contracts/reviews.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
/** Owns what is written here. */
let ana: TestMember;
let bo: TestMember;
let cy: TestMember;
let vic: TestMember;
let admin: TestMember;
let id: string;

const WORDS = 'The broker dropped messages for forty minutes while the queue grew and nobody was paged about it.';

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  cy = await signUp(server, { name: 'Cy Moss', email: 'cy@example.com' });
  vic = await signUp(server, { name: 'Vic Watts', email: 'vic@example.com', role: 'viewer' });
  admin = await signUp(server, { name: 'Ada Boss', email: 'ada@example.com', role: 'admin' });
});
afterAll(() => server?.stop());

async function written(incidents: string[] = []): Promise<string> {
  const made = await ana.call(createPostMortem, { title: 'Queue of doom', incidents });
  await ana.call(setOwner, { id: made.id, personId: ana.id });
  for (const section of made.sections.filter((one) => one.required))
    await ana.call(writeSection, { id: made.id, key: section.key, markdown: WORDS, baseVersion: section.version });
  return made.id;
}
async function rewrite(key: string, markdown: string): Promise<void> {
  const { sections } = await ana.call(getPostMortem, { id });
  const { version } = sections.find((one) => one.key === key)!;
  await ana.call(writeSection, { id, key, markdown, baseVersion: version });
}
const reviews = () => ana.call(listReviews, { id });
const states = async () =>
  Object.fromEntries((await reviews()).reviewers.map(({ person, state }) => [person.name, state]));
const readiness = async () => {
  const { musts, shoulds } = await ana.call(getReadiness, { id });
  return { musts: musts.map((one) => one.key), shoulds: shoulds.map((one) => one.key) };
};
const toldOfReview = async (member: TestMember) =>
  (await member.call(listNotifications, {})).items.filter((one) => one.kind === 'review' && one.postMortem?.id === id);

beforeEach(async () => {
  await admin.call(setReviewSettings, { rules: [] });
  id = await written();
});

describe('reviewers', () => {
  it('are asked by hand, told once, and taken off again, and the record keeps who did it', async () => {
    await ana.call(addReviewers, { id, personIds: [bo.id] });
    await ana.call(addReviewers, { id, personIds: [bo.id, cy.id] });
    expect(await states()).toEqual({ 'Bo Lund': 'asked', 'Cy Moss': 'asked' });
    const told = await eventually(async () => (await toldOfReview(cy))[0]);
    expect(told).toMatchObject({ by: 'Ana Ruiz', path: expect.stringMatching(/^\/post-mortems\/PM-\d+#review$/) });
    expect(await toldOfReview(bo)).toHaveLength(1);
    await bo.call(removeReviewer, { id, personId: cy.id });
    expect(await states()).toEqual({ 'Bo Lund': 'asked' });
    const { items } = await ana.call(listRecordOfPostMortem, { id });
    expect(items.slice(0, 3).map(({ action, actor, before, after }) => [action, actor.name, before ?? after])).toEqual([
      ['reviewer.removed', 'Bo Lund', { reviewers: ['Cy Moss'] }],
      ['reviewer.added', 'Ana Ruiz', { reviewers: ['Cy Moss'] }],
      ['reviewer.added', 'Ana Ruiz', { reviewers: ['Bo Lund'] }],
    ]);
    await expect(bo.call(removeReviewer, { id, personId: cy.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are members who may give a verdict and see the document', async () => {
    await expect(ana.call(addReviewers, { id, personIds: [vic.id] })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(ana.call(addReviewers, { id, personIds: [id] })).rejects.toMatchObject({ code: 'bad-input' });
    const incident = await server.call(createIncident, { title: 'Ledger leaked', private: true, lead: 'Ana Ruiz' });
    id = await written([incident.id]);
    await expect(ana.call(addReviewers, { id, personIds: [bo.id] })).rejects.toThrow(/cannot see this private/);
    await ana.call(addReviewers, { id, personIds: [admin.id] });
    for (const contract of [listReviews, getReadiness] as const)
      await expect(bo.call(contract, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(bo.call(removeReviewer, { id, personId: admin.id })).rejects.toMatchObject({ code: 'not-found' });
    await server.call(setParticipant, { id: incident.id, personId: bo.id, role: 'responder' });
    expect((await bo.call(listReviews, { id })).reviewers).toHaveLength(1);
  });

  it('are for viewers to see and not to change', async () => {
    await ana.call(addReviewers, { id, personIds: [bo.id] });
    const seen = await vic.call(listReviews, { id });
    expect(seen.reviewers).toHaveLength(1);
    expect(seen.may).toEqual({ 'post-mortem.edit': false, 'post-mortem.move': false });
    for (const contract of [addReviewers, removeReviewer] as const)
      await expect(vic.call(contract, { id, personIds: [bo.id], personId: bo.id })).rejects.toMatchObject({
        code: 'forbidden',
      });
    await expect(vic.call(approve, { id })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('who left are still shown, and said to have left', async () => {
    const gone = await signUp(server, { name: 'Gil Gone', email: 'gil@example.com' });
    await ana.call(addReviewers, { id, personIds: [gone.id] });
    await admin.call(updateMember, { id: gone.id, disabled: true });
    expect((await reviews()).reviewers[0]).toMatchObject({ words: 'cannot sign in any more' });
  });
});

describe('a rule', () => {
  const rule = (fields: object) => ({ severities: [], services: [], personIds: [], approvals: 1, ...fields });

  it('asks its people when a document is first submitted, and never twice', async () => {
    const incident = await server.call(createIncident, {
      title: 'Ledger slow',
      severity: 'SEV1',
      services: ['ledger'],
    });
    id = await written([incident.id]);
    await admin.call(setReviewSettings, {
      rules: [
        rule({ severities: ['SEV2'], personIds: [cy.id], approvals: 3 }),
        rule({ severities: ['SEV1'], services: ['ledger'], personIds: [bo.id] }),
        rule({ personIds: [cy.id], approvals: 2 }),
      ],
    });
    await ana.call(submit, { id });
    expect(await reviews()).toMatchObject({ demanded: 1, reviewers: [{ person: { id: bo.id }, byRule: true }] });
    await eventually(async () => (await toldOfReview(bo))[0]);
    await ana.call(removeReviewer, { id, personId: bo.id });
    await cy.call(requestChanges, { id, note: 'Say more.' });
    await ana.call(submit, { id });
    expect(await states()).toEqual({ 'Cy Moss': 'asked' });
  });

  it('demands approvals, which is a must even for a program', async () => {
    await admin.call(setReviewSettings, { rules: [rule({ approvals: 2 })] });
    await ana.call(submit, { id });
    await bo.call(approve, { id });
    await ana.call(approve, { id });
    await server.call(approve, { id });
    expect((await readiness()).musts).toEqual(['approvals']);
    for (const call of [ana.call, server.call])
      await expect(call(publish, { id, note: 'It is urgent.' })).rejects.toMatchObject({
        code: 'incomplete',
        problems: [{ path: 'approvals', why: 'It needs 2 approvals and has 1' }],
      });
    await cy.call(approve, { id });
    expect((await ana.call(publish, { id, note: 'Ready.' })).status).toBe('published');
  });

  it('passes over whoever left, only reads, or may not see the document', async () => {
    const gone = await signUp(server, { name: 'Gus Gone', email: 'gus@example.com' });
    await admin.call(setReviewSettings, { rules: [rule({ personIds: [gone.id, vic.id, bo.id], approvals: 0 })] });
    await admin.call(updateMember, { id: gone.id, disabled: true });
    await ana.call(submit, { id });
    expect(Object.keys(await states())).toEqual(['Bo Lund']);
    const { rules } = await ana.call(getReviewSettings, {});
    expect(rules[0]?.people.map(({ active }) => active)).toEqual([false, false, true]);
  });

  it('is for admins to change, one after the other, and stands in the record', async () => {
    await expect(ana.call(setReviewSettings, { rules: [] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(admin.call(setReviewSettings, { rules: [rule({ personIds: [id] })] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const { changedAt } = await admin.call(setReviewSettings, { rules: [rule({})] });
    await admin.call(setReviewSettings, { rules: [], seen: changedAt });
    await expect(admin.call(setReviewSettings, { rules: [rule({})], seen: changedAt })).rejects.toMatchObject({
      code: 'stale',
    });
    const { items } = await admin.call(listRecord, { limit: 1 });
    expect(items[0]).toMatchObject({ action: 'review.settings-changed', after: { rules: [] } });
  });
});

describe('an approval', () => {
  beforeEach(() => ana.call(submit, { id }));

  it('is kept with its word, and stands over typos and looks', async () => {
    await bo.call(approve, { id, note: 'Clear to me.' });
    await rewrite('summary', WORDS.replace('forty', '**fourty**').replace('paged', 'called'));
    const { reviewers, history, approvals } = await reviews();
    expect(reviewers).toMatchObject([{ state: 'approved', note: 'Clear to me.', askedBy: null }]);
    expect(history).toMatchObject([{ by: 'Bo Lund', verdict: 'approved', counts: true, expired: null }]);
    expect(approvals).toBe(1);
  });

  it('expires when the text says something else, and comes back with the text', async () => {
    await bo.call(approve, { id });
    await rewrite('summary', `${WORDS} Later it turned out that the alert had been silenced in May by a script.`);
    expect((await reviews()).history[0]).toMatchObject({ counts: false, expired: 'more than 10 words changed' });
    expect(await states()).toEqual({ 'Bo Lund': 'expired' });
    await rewrite('summary', WORDS);
    expect(await states()).toEqual({ 'Bo Lund': 'approved' });
  });

  it('expires when a follow-up comes, or changes hands', async () => {
    const followUp = await ana.call(createFollowUp, { title: 'Alert on queue depth', postMortemId: id });
    await bo.call(approve, { id });
    await ana.call(updateFollowUp, { id: followUp.id, ownerId: cy.id });
    expect((await reviews()).history[0]?.expired).toBe('a follow-up has another owner');
    await bo.call(approve, { id });
    await ana.call(createFollowUp, { title: 'Page somebody', postMortemId: id });
    expect((await reviews()).history[0]?.expired).toBe('a follow-up was added');
  });

  it('of the owner is no review while others could review', async () => {
    await ana.call(approve, { id });
    expect(await reviews()).toMatchObject({
      approvals: 0,
      reviewers: [{ state: 'approved', words: 'approved their own; others could review it' }],
    });
    const { shoulds } = await ana.call(getReadiness, { id });
    expect(shoulds[0]).toMatchObject({ key: 'approval', words: expect.stringContaining('Only its owner') });
    await bo.call(setOwner, { id, personId: bo.id });
    expect((await reviews()).approvals).toBe(1);
  });

  it('counts beside another of the same instant', async () => {
    await Promise.all([bo.call(approve, { id }), cy.call(approve, { id }), admin.call(approve, { id })]);
    const { approvals, history } = await reviews();
    expect(approvals).toBe(3);
    expect(new Set(history.map((one) => one.by))).toEqual(new Set(['Bo Lund', 'Cy Moss', 'Ada Boss']));
  });

  it('and changes asked for at the same instant end in one of the two, with nothing half done', async () => {
    const settled = await Promise.allSettled([bo.call(approve, { id }), cy.call(requestChanges, { id, note: 'No.' })]);
    expect(settled[1]?.status).toBe('fulfilled');
    const { history } = await reviews();
    expect(history).toHaveLength(settled.filter((one) => one.status === 'fulfilled').length);
    expect((await ana.call(getPostMortem, { id })).status).toBe('draft');
  });
});

describe('asking for changes', () => {
  it('keeps the note and the threads that were open, until it is submitted again', async () => {
    await ana.call(addReviewers, { id, personIds: [bo.id] });
    await ana.call(submit, { id });
    const thread = await bo.call(createThread, { id, anchor: { kind: 'document' }, text: 'Who was paged?' });
    await bo.call(requestChanges, { id, note: 'See my comment.' });
    expect((await reviews()).history[0]).toMatchObject({
      verdict: 'changes-requested',
      note: 'See my comment.',
      threads: [{ excerpt: 'Who was paged?', resolved: false, path: expect.stringContaining('#comment-') }],
    });
    expect((await readiness()).musts).toContain('changes');
    expect(await states()).toEqual({ 'Bo Lund': 'changes-requested' });
    await bo.call(resolveThread, { id: thread.id });
    expect((await reviews()).history[0]?.threads[0]?.resolved).toBe(true);
    await eventually(async () => (await toldOfReview(bo))[0]);
    await ana.call(submit, { id });
    expect((await readiness()).musts).toEqual([]);
    expect(await states()).toEqual({ 'Bo Lund': 'asked' });
    // Told again: there is something new to read.
    await eventually(async () => (await toldOfReview(bo))[1]);
  });
});

describe('readiness', () => {
  it('names what must be done and what is better done, each with its place', async () => {
    const incident = await server.call(createIncident, { title: 'Queue of doom', lead: 'Bo Lund' });
    const { id: bare } = await ana.call(createPostMortem, { title: 'Bare', incidents: [incident.id] });
    await ana.call(createThread, { id: bare, anchor: { kind: 'document' }, text: 'Anything?' });
    await ana.call(createFollowUp, { title: 'Alert on queue depth', postMortemId: bare });
    await ana.call(askForAccounts, { id: bare, personIds: [bo.id] });
    const { musts, shoulds } = await vic.call(getReadiness, { id: bare });
    expect(musts).toContainEqual({
      key: 'sections.summary',
      words: '“Summary” is required and empty',
      path: expect.stringMatching(/^\/post-mortems\/PM-\d+#section-summary$/),
    });
    expect(shoulds.map((one) => one.key)).toEqual(
      expect.arrayContaining(['approval', 'comments', 'follow-ups.plans', 'accounts']),
    );
    expect(shoulds.find((one) => one.key === 'accounts')?.path).toMatch(/\/accounts$/);
  });

  it('listens to the coach', async () => {
    expect((await readiness()).shoulds).not.toContain('coach.rewords');
    await rewrite('summary', 'Bo carelessly restarted the broker. He should have known better.');
    expect((await readiness()).shoulds).toContain('coach.rewords');
  });
});

describe('publishing', () => {
  beforeEach(() => ana.call(submit, { id }));

  it('past what is better done needs a person to say why, which the record keeps', async () => {
    await expect(ana.call(publish, { id, note: '  ' })).rejects.toMatchObject({
      code: 'incomplete',
      problems: expect.arrayContaining([{ path: 'approval', why: 'Nobody has approved it' }]),
    });
    expect((await ana.call(getPostMortem, { id })).status).toBe('in-review');
    await ana.call(publish, { id, note: 'The customer waits for it.' });
    const { items } = await ana.call(listRecordOfPostMortem, { id });
    expect(items[0]).toMatchObject({
      action: 'post-mortem.published',
      note: 'The customer waits for it.',
      after: { status: 'published', open: expect.arrayContaining(['Nobody has approved it']) },
    });
  });

  it('past a must is refused whatever is said', async () => {
    await rewrite('summary', '');
    await expect(ana.call(publish, { id, note: 'Never mind.' })).rejects.toMatchObject({
      code: 'incomplete',
      problems: [{ path: 'sections.summary', why: '“Summary” is required and empty' }],
    });
  });

  it('is done without a word by a program, whose name the record keeps', async () => {
    await server.call(publish, { id });
    const { items } = await ana.call(listRecordOfPostMortem, { id });
    expect(items[0]).toMatchObject({ action: 'post-mortem.published', actor: { name: 'test admin' }, note: null });
  });

  it('closes the reviewers’ list, and opens it again with the document', async () => {
    await server.call(publish, { id });
    await expect(ana.call(addReviewers, { id, personIds: [bo.id] })).rejects.toMatchObject({ code: 'conflict' });
    await ana.call(reopen, { id, note: 'A number was wrong.' });
    await ana.call(addReviewers, { id, personIds: [bo.id] });
  });

  it('at the same instant as an edit judges what stood then, and both are whole', async () => {
    await admin.call(setReviewSettings, { rules: [] });
    await bo.call(approve, { id });
    const long = `${WORDS} And then a whole paragraph of other words came in, while somebody pressed the button.`;
    const [wrote, published] = await Promise.allSettled([
      rewrite('summary', long),
      cy.call(publish, { id, note: 'Now.' }),
    ]);
    expect(published.status).toBe('fulfilled');
    const { sections, status } = await ana.call(getPostMortem, { id });
    expect(status).toBe('published');
    expect(sections.find((one) => one.key === 'summary')?.markdown).toBe(wrote.status === 'fulfilled' ? long : WORDS);
  });

  it('happens once when two press at once', async () => {
    const settled = await Promise.allSettled([
      ana.call(publish, { id, note: 'Now.' }),
      bo.call(publish, { id, note: 'Now.' }),
    ]);
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
