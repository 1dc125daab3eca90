import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepProcesses } from '#server/features/processes/index.ts';
import { askForAccounts } from '#shared/contracts/accounts.ts';
import { addAbsence } from '#shared/contracts/calendars.ts';
import { addEvents, createIncident, setParticipant, updateIncident } from '#shared/contracts/incidents.ts';
import { updateMember } from '#shared/contracts/people.ts';
import {
  approve,
  createFollowUp,
  createPostMortem,
  getPostMortem,
  publish,
  reopen,
  submit,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import {
  assignStep,
  getProcess,
  getTemplateProcess,
  moveStep,
  pauseProcess,
  previewTemplateProcess,
  reopenStep,
  resumeProcess,
  setTemplateProcess,
  settleStep,
  skipStep,
} from '#shared/contracts/processes.ts';
import { listRecordOfPostMortem } from '#shared/contracts/record.ts';
import { createTemplate, moveToTemplate } from '#shared/contracts/templates.ts';
import { DEFAULT_PROCESS, type ProcessStep } from '#shared/rules/process-steps.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let admin: TestMember;
let id: string;
let now = 0;

const WORDS = 'The broker dropped messages for forty minutes while the queue grew and nobody was paged about it.';
/** A Wednesday. */
const BEGUN = '2026-03-04T11:00:00Z';

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', timeZone: 'Europe/Madrid' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', timeZone: 'America/New_York' });
  admin = await signUp(server, { name: 'Ada Boss', email: 'ada@example.com', role: 'admin' });
  server.app.ctx.now = () => new Date(now);
});
afterAll(() => server?.stop());
beforeEach(async () => {
  at(BEGUN);
  id = await begin();
});

const at = (time: string) => {
  now = Date.parse(time);
};
const begin = async (template?: string) =>
  (await ana.call(createPostMortem, { title: 'Queue of doom', ...(template && { template }) })).id;
const steps = async () => (await ana.call(getProcess, { id })).steps;
const step = async (key: string) => (await steps()).find((one) => one.key === key)!;
/** What is kept for whoever asks the database; the reactions write it a moment later. */
const kept = async (key: string) =>
  server.app.ctx.db
    .selectFrom('process_steps')
    .selectAll()
    .where('post_mortem_id', '=', id)
    .where('key', '=', key)
    .executeTakeFirst();
const dueOn = async () => Object.fromEntries((await steps()).map((one) => [one.key, one.dueOn]));
async function write(): Promise<void> {
  for (const { key, version, required } of (await ana.call(getPostMortem, { id })).sections)
    if (required) await ana.call(writeSection, { id, key, markdown: WORDS, baseVersion: version });
}

describe('a process begins with the document', () => {
  it('each step counted in working days of whoever sees to it, and kept for whoever asks the database', async () => {
    expect(await dueOn()).toEqual({
      accounts: '2026-03-06',
      draft: '2026-03-09',
      review: '2026-03-10',
      debrief: '2026-03-11',
      'follow-ups': '2026-03-11',
      published: '2026-03-11',
    });
    const draft = await step('draft');
    expect(draft).toMatchObject({
      state: 'open',
      words: 'Not submitted for review yet',
      person: { name: 'Ana Ruiz' },
      dueAt: '2026-03-09T16:00:00.000Z',
      earliestAt: '2026-03-05T08:00:00.000Z',
      overdue: false,
    });
    expect(draft.reasons[0]).toBe(
      'Due at the end of Monday 9 March: three working days after it was begun, on the clock of Europe/Madrid',
    );
    expect(await eventually(() => kept('draft'))).toMatchObject({ state: 'open', person_id: ana.id });
    expect((await kept('published'))?.due_at).toBeNull();
    expect((await ana.call(getPostMortem, { id })).dueAt).toBe('2026-03-11T16:00:00.000Z');
  });

  it('after a night on the incident only after a rest', async () => {
    const incident = await server.call(createIncident, { title: 'Ledger froze', startedAt: '2026-03-03T22:30:00Z' });
    const event = { at: '2026-03-04T02:00:00Z', kind: 'action', text: 'Restarted the ledger', actor: 'Ana Ruiz' };
    await server.call(addEvents, { id: incident.id, events: [event] });
    await server.call(updateIncident, { id: incident.id, status: 'resolved', resolvedAt: BEGUN });
    id = (await ana.call(createPostMortem, { title: 'Ledger froze', incidents: [incident.reference] })).id;
    const accounts = await step('accounts');
    expect(accounts.earliestAt).toBe('2026-03-06T08:00:00.000Z');
    expect(accounts.reasons).toContain('A day of rest comes first: they worked on it at night');
  });
});

describe('steps settle themselves', () => {
  it('from accounts, submission, approval, follow-ups and publication; and open again when it is reopened', async () => {
    expect(await step('accounts')).toMatchObject({ state: 'open', words: 'Nobody was asked yet', next: true });
    await write();
    await ana.call(submit, { id });
    expect(await step('draft')).toMatchObject({ state: 'done', settledBy: 'Debrief', words: 'Submitted' });
    expect(await step('review')).toMatchObject({ state: 'open', words: '0 of 1 approval' });
    const { id: followUpId } = await ana.call(createFollowUp, { title: 'Add a retry budget', postMortemId: id });
    expect(followUpId).toBeTruthy();
    expect(await step('follow-ups')).toMatchObject({ state: 'open', words: '1 follow-up without owner or date' });
    await bo.call(approve, { id });
    expect(await step('review')).toMatchObject({ state: 'done', words: '1 of 1 approval' });
    await ana.call(publish, { id, note: 'Enough is known.' });
    expect(await step('published')).toMatchObject({ state: 'done' });
    expect(await step('debrief')).toMatchObject({ state: 'skipped', because: 'Published without it' });
    expect((await step('follow-ups')).state).toBe('open');
    await eventually(async () => ((await kept('published'))?.state === 'done' ? true : null));
    await ana.call(reopen, { id, note: 'A number was wrong.' });
    expect((await steps()).map(({ key, state }) => `${key} ${state}`)).toEqual([
      'accounts open',
      'draft open',
      'review done',
      'debrief open',
      'follow-ups open',
      'published open',
    ]);
    await eventually(async () => ((await kept('published'))?.state === 'open' ? true : null));
  });

  it('says how many of those who were asked have answered', async () => {
    const incident = await server.call(createIncident, { title: 'Ledger froze', startedAt: '2026-03-04T09:00:00Z' });
    await server.call(setParticipant, { id: incident.id, personId: bo.id, role: 'responder' });
    id = (await ana.call(createPostMortem, { title: 'Ledger froze', incidents: [incident.reference] })).id;
    await ana.call(askForAccounts, { id, personIds: [bo.id] });
    expect(await step('accounts')).toMatchObject({ state: 'open', words: '0 of 1 account answered' });
  });

  it('counting what is settled twice changes nothing, and tells nobody', async () => {
    await eventually(() => kept('published'));
    const before = await server.app.ctx.db.selectFrom('process_steps').selectAll().execute();
    await keepProcesses(server.app.ctx);
    await keepProcesses(server.app.ctx);
    expect(await server.app.ctx.db.selectFrom('process_steps').selectAll().execute()).toEqual(before);
  });
});

describe('by hand', () => {
  it('what Debrief cannot see is ticked, what is optional left out with a reason, and both opened again', async () => {
    await ana.call(settleStep, { id, key: 'debrief', note: 'Held in the weekly' });
    expect(await step('debrief')).toMatchObject({
      state: 'done',
      settledBy: 'Ana Ruiz',
      because: 'Held in the weekly',
    });
    await ana.call(skipStep, { id, key: 'accounts', because: 'One person was there' });
    expect(await step('accounts')).toMatchObject({ state: 'skipped', because: 'One person was there' });
    await ana.call(reopenStep, { id, key: 'accounts' });
    expect((await step('accounts')).state).toBe('open');
    const record = (await ana.call(listRecordOfPostMortem, { id })).items.map((one) => one.action);
    expect(record.slice(0, 3)).toEqual(['step.reopened', 'step.skipped', 'step.settled']);
  });

  it('what settles by itself is not ticked, what is required not left out, and what is unknown not found', async () => {
    await expect(ana.call(settleStep, { id, key: 'draft' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(ana.call(skipStep, { id, key: 'draft', because: 'no' })).rejects.toThrow('is required');
    await expect(ana.call(skipStep, { id, key: 'accounts', because: ' ' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(ana.call(reopenStep, { id, key: 'accounts' })).rejects.toThrow('is open already');
    await expect(ana.call(settleStep, { id, key: 'own-nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a step is given to somebody, and counted on their clock; whoever leaves gives it back to the owner', async () => {
    const cy = await signUp(server, {
      name: 'Cy Moss',
      email: `cy-${now}-${id}@example.com`,
      timeZone: 'Asia/Kolkata',
    });
    await ana.call(assignStep, { id, key: 'debrief', personId: cy.id });
    expect(await step('debrief')).toMatchObject({ person: { name: 'Cy Moss' }, dueAt: '2026-03-11T11:30:00.000Z' });
    await admin.call(updateMember, { id: cy.id, disabled: true });
    expect(await step('debrief')).toMatchObject({
      person: { name: 'Ana Ruiz' },
      insteadOf: 'The owner sees to it: Cy Moss cannot sign in',
    });
    await expect(ana.call(assignStep, { id, key: 'debrief', personId: cy.id })).rejects.toThrow('cannot sign in');
  });

  it('a date is set with a reason, on a working day, and counted again when it is taken back', async () => {
    await ana.call(moveStep, { id, key: 'draft', dueOn: '2026-03-12', because: 'Waiting for the vendor' });
    expect(await step('draft')).toMatchObject({ dueOn: '2026-03-12', dateByHand: true });
    await expect(ana.call(moveStep, { id, key: 'draft', dueOn: '2026-03-14', because: 'x' })).rejects.toThrow(
      'Saturday 14 March is on a weekend. The next working day is Monday 16 March.',
    );
    await ana.call(moveStep, { id, key: 'draft', dueOn: null, because: 'They answered' });
    expect(await step('draft')).toMatchObject({ dueOn: '2026-03-09', dateByHand: false });
  });

  it('the document has one due date: that of its publication', async () => {
    await ana.call(moveStep, { id, key: 'published', dueOn: '2026-03-13', because: 'A release comes first' });
    expect((await ana.call(getPostMortem, { id })).dueAt).toBe('2026-03-13T16:00:00.000Z');
    await ana.call(updatePostMortem, { id, dueAt: '2026-03-17T16:00:00.000Z' });
    expect(await step('published')).toMatchObject({ dueOn: '2026-03-17', dateByHand: true });
  });

  it('somebody who is away is not asked meanwhile', async () => {
    await eventually(() => kept('published'));
    await ana.call(addAbsence, { id: ana.id, from: '2026-03-09', to: '2026-03-10' });
    expect(await step('draft')).toMatchObject({ dueOn: '2026-03-11' });
    await eventually(async () =>
      (await ana.call(getPostMortem, { id })).dueAt === '2026-03-13T16:00:00.000Z' ? true : null,
    );
    await server.app.ctx.db.deleteFrom('absences').execute();
  });
});

describe('a pause', () => {
  it('moves what is open by the working days it had, also dates set by hand; ending it twice is ending it once', async () => {
    await ana.call(moveStep, { id, key: 'debrief', dueOn: '2026-03-12', because: 'A room is free' });
    at('2026-03-05T10:00:00Z');
    const paused = await ana.call(pauseProcess, { id, because: 'A release freeze' });
    expect(paused.paused).toMatchObject({ because: 'A release freeze', by: 'Ana Ruiz' });
    expect(paused.steps.every((one) => !one.overdue && !one.next)).toBe(true);
    await expect(bo.call(pauseProcess, { id, because: 'me too' })).rejects.toThrow('Ana Ruiz has paused it already');
    // Thursday, Friday, Monday: three working days.
    at('2026-03-10T10:00:00Z');
    await ana.call(resumeProcess, { id });
    const resumed = await ana.call(resumeProcess, { id });
    expect(resumed.paused).toBeNull();
    expect(await dueOn()).toMatchObject({
      accounts: '2026-03-11',
      draft: '2026-03-12',
      debrief: '2026-03-17',
      published: '2026-03-16',
    });
    expect((await step('draft')).reasons).toContain('Three working days of a pause do not count');
  });
});

describe('the process of a template', () => {
  const own = (key: string, title: string, more: Partial<ProcessStep> = {}): ProcessStep => ({
    key,
    title,
    required: false,
    owner: 'owner',
    personId: null,
    after: 'resolved',
    earliestDays: 1,
    dueDays: 2,
    ...more,
  });
  const fresh = async (name: string) =>
    (
      await admin.call(createTemplate, {
        name,
        sections: [{ key: 'summary', title: 'Summary', required: true }],
      })
    ).key;

  it('is the one that comes with the product until somebody changes it', async () => {
    const key = await fresh('As it comes');
    const process = await ana.call(getTemplateProcess, { key });
    expect(process).toMatchObject({ shipped: true, revision: 0, may: { 'template.manage': false } });
    expect(process.steps.map((one) => one.key)).toEqual(DEFAULT_PROCESS.map((one) => one.key));
    await expect(ana.call(setTemplateProcess, { key, steps: [] })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('without steps leaves publication alone', async () => {
    const key = await fresh('Bare');
    await admin.call(setTemplateProcess, { key, steps: [] });
    id = await begin(key);
    expect((await steps()).map((one) => [one.key, one.dueOn])).toEqual([['published', '2026-03-11']]);
  });

  it('shows what a change would do to open documents, and does it only when asked; what is settled stays', async () => {
    const key = await fresh('Changing');
    id = await begin(key);
    await ana.call(settleStep, { id, key: 'debrief' });
    const wanted = [
      own('own-legal', 'Legal has read it', { owner: 'person', personId: bo.id }),
      own('draft', 'Draft complete', { required: true, dueDays: 6 }),
    ];
    const preview = await admin.call(previewTemplateProcess, { key, steps: wanted });
    expect(preview).toMatchObject({ open: 1, changing: 1 });
    expect(preview.documents[0]?.changes).toEqual([
      '"Legal has read it" is added, due Friday 6 March',
      '"Draft complete" is due Thursday 12 March instead of Monday 9 March',
      '"Accounts gathered" goes',
      '"Review" goes',
      '"Follow-ups agreed" goes',
    ]);
    await admin.call(setTemplateProcess, { key, steps: wanted });
    expect((await steps()).map((one) => one.key)).toContain('accounts');
    const { revision } = await admin.call(getTemplateProcess, { key });
    await admin.call(setTemplateProcess, { key, steps: wanted, applyToOpen: true, baseRevision: revision });
    await eventually(async () => ((await kept('accounts')) === undefined ? true : null));
    expect((await steps()).map((one) => `${one.key} ${one.state}`)).toEqual([
      'own-legal open',
      'draft open',
      'debrief done',
      'published open',
    ]);
    expect(await step('own-legal')).toMatchObject({ person: { name: 'Bo Lund' }, kind: 'custom' });
    await expect(admin.call(setTemplateProcess, { key, steps: [], baseRevision: revision })).rejects.toMatchObject({
      code: 'stale',
    });
  });

  it('of another template holds for a document that is moved there, but for what is settled and set by hand', async () => {
    const key = await fresh('Moved to');
    await admin.call(setTemplateProcess, {
      key,
      steps: [own('own-legal', 'Legal has read it'), own('draft', 'Draft complete', { required: true, dueDays: 6 })],
    });
    await ana.call(settleStep, { id, key: 'debrief' });
    await ana.call(assignStep, { id, key: 'draft', personId: bo.id });
    await eventually(async () => ((await kept('debrief'))?.state === 'done' ? true : null));
    await ana.call(moveToTemplate, { id, template: key });
    await eventually(async () => ((await kept('accounts')) === undefined ? true : null));
    expect((await steps()).map((one) => `${one.key} ${one.state}`)).toEqual([
      'own-legal open',
      'draft open',
      'debrief done',
      'published open',
    ]);
    expect(await step('draft')).toMatchObject({ dueOn: '2026-03-12', person: { name: 'Bo Lund' } });
  });

  it('refuses what could not be followed, and says which step', async () => {
    const key = await fresh('Faulty');
    const refused = (steps: ProcessStep[]) => admin.call(setTemplateProcess, { key, steps });
    await expect(refused([own('legal', 'Legal')])).rejects.toThrow('Step 1 ("Legal"): must be one of');
    await expect(refused([own('own-a', 'A', { earliestDays: 3 })])).rejects.toThrow('is before it may begin');
    await expect(refused([own('own-a', 'A', { owner: 'person' })])).rejects.toThrow('names nobody');
    await expect(refused([own('own-a', 'A'), own('own-a', 'B')])).rejects.toThrow('stands twice');
    await expect(refused([own('own-a', 'A', { after: 'step-before' })])).rejects.toThrow('no step before the first');
  });
});
