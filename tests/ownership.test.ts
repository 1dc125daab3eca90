import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createIncident, getIncident, setParticipant } from '#shared/contracts/incidents.ts';
import {
  addCoWriter,
  answerHandover,
  askOwner,
  removeCoWriter,
  showWorkload,
  withdrawHandover,
} from '#shared/contracts/ownership.ts';
import { updateMember } from '#shared/contracts/people.ts';
import {
  createFollowUp,
  createPostMortem,
  exportPostMortem,
  getPostMortem,
  setOwner,
} from '#shared/contracts/post-mortems.ts';
import { listRecordOfPostMortem } from '#shared/contracts/record.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
/** Owns what is written here. */
let ana: TestMember;
let bo: TestMember;
let cy: TestMember;
let vic: TestMember;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  cy = await signUp(server, { name: 'Cy Moss', email: 'cy@example.com' });
  vic = await signUp(server, { name: 'Vic Watts', email: 'vic@example.com', role: 'viewer' });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  ({ id } = await ana.call(createPostMortem, { title: 'Queue of doom', incidents: [] }));
});

const see = () => ana.call(getPostMortem, { id });
const ownerOf = async () => (await see()).owner.person?.name ?? null;
const record = async () =>
  (await ana.call(listRecordOfPostMortem, { id })).items.map(({ action, actor, before, after, note }) => ({
    action,
    by: actor.name,
    before,
    after,
    note,
  }));

describe('handing over', () => {
  it('asks, and until they say yes the owner stays', async () => {
    const asked = await ana.call(askOwner, { id, personId: bo.id, note: 'I am away from Friday.' });
    expect(asked.handover).toMatchObject({
      person: { name: 'Bo Lund' },
      by: 'Ana Ruiz',
      note: 'I am away from Friday.',
    });
    expect(asked.owner).toMatchObject({ person: { name: 'Ana Ruiz' }, accepted: true });
    await expect(ana.call(askOwner, { id, personId: bo.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(cy.call(answerHandover, { id, accept: true })).rejects.toThrow(/Bo Lund is asked, not you/);
    await expect(server.call(answerHandover, { id, accept: true })).rejects.toThrow(/Only a person can answer/);
    const taken = await bo.call(answerHandover, { id, accept: true, note: 'Gladly.' });
    expect(taken).toMatchObject({ owner: { person: { name: 'Bo Lund' }, accepted: true }, handover: null });
    expect((await record()).slice(0, 2)).toEqual([
      {
        action: 'post-mortem.owner-set',
        by: 'Bo Lund',
        before: { owner: 'Ana Ruiz' },
        after: { owner: 'Bo Lund' },
        note: 'Gladly.',
      },
      {
        action: 'ownership.asked',
        by: 'Ana Ruiz',
        before: null,
        after: { asked: 'Bo Lund' },
        note: 'I am away from Friday.',
      },
    ]);
    await expect(bo.call(answerHandover, { id, accept: true })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is declined with a note, and may be asked again by a person', async () => {
    await ana.call(askOwner, { id, personId: bo.id });
    const view = await bo.call(answerHandover, { id, accept: false, note: 'On call this week.' });
    expect(view).toMatchObject({
      owner: { person: { name: 'Ana Ruiz' } },
      handover: null,
      declined: [{ person: { name: 'Bo Lund' }, note: 'On call this week.' }],
    });
    expect((await record())[0]).toMatchObject({ action: 'ownership.declined', note: 'On call this week.' });
    await ana.call(askOwner, { id, personId: bo.id });
    const taken = await bo.call(answerHandover, { id, accept: true });
    expect(taken).toMatchObject({ owner: { person: { name: 'Bo Lund' } }, declined: [] });
  });

  it('is asked of one person at a time, and can be taken back', async () => {
    await ana.call(askOwner, { id, personId: bo.id });
    expect((await ana.call(askOwner, { id, personId: cy.id })).handover?.person.name).toBe('Cy Moss');
    await expect(bo.call(answerHandover, { id, accept: true })).rejects.toMatchObject({ code: 'conflict' });
    expect((await cy.call(withdrawHandover, { id })).handover).toBeNull();
    await expect(cy.call(withdrawHandover, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(cy.call(answerHandover, { id, accept: true })).rejects.toMatchObject({ code: 'conflict' });
    expect(await ownerOf()).toBe('Ana Ruiz');
  });

  it('leaves one owner when two answers come at the same instant', async () => {
    await ana.call(askOwner, { id, personId: bo.id });
    const answers = await Promise.allSettled([
      bo.call(answerHandover, { id, accept: true }),
      bo.call(answerHandover, { id, accept: false }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [accepted] = answers;
    expect(await ownerOf()).toBe(accepted?.status === 'fulfilled' ? 'Bo Lund' : 'Ana Ruiz');
  });

  it('asks nobody who could not do it, and says why', async () => {
    const stranger = '01890a5d-ac96-774b-bcce-b302099a8057';
    await expect(ana.call(askOwner, { id, personId: stranger })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ana.call(askOwner, { id, personId: vic.id })).rejects.toThrow(/is a viewer/);
    await expect(ana.call(askOwner, { id, personId: ana.id })).rejects.toThrow(/owns it already/);
    const gone = await signUp(server, { name: 'Gil Gone', email: `gil-${id}@example.com` });
    await server.call(updateMember, { id: gone.id, disabled: true });
    await expect(ana.call(askOwner, { id, personId: gone.id })).rejects.toThrow(/cannot sign in any more/);
    await expect(vic.call(askOwner, { id, personId: bo.id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('PUT owner', () => {
  it('sets it at once for a key; a member takes it, gives it up, or asks', async () => {
    expect((await server.call(setOwner, { id, personId: bo.id })).owner.person?.name).toBe('Bo Lund');
    expect((await cy.call(setOwner, { id, personId: cy.id })).owner.person?.name).toBe('Cy Moss');
    const asked = await cy.call(setOwner, { id, personId: ana.id, note: 'Back to you?' });
    expect(asked).toMatchObject({ owner: { person: { name: 'Cy Moss' } }, handover: { person: { name: 'Ana Ruiz' } } });
    const none = await cy.call(setOwner, { id, personId: null });
    expect(none).toMatchObject({ owner: { person: null }, handover: null });
  });
});

describe('an owner who left', () => {
  it('is shown as such', async () => {
    const gone = await signUp(server, { name: 'Lou Left', email: `lou-${id}@example.com` });
    await server.call(setOwner, { id, personId: gone.id });
    expect((await see()).owner.hasLeft).toBe(false);
    await server.call(updateMember, { id: gone.id, disabled: true });
    expect((await see()).owner).toMatchObject({ person: { name: 'Lou Left' }, hasLeft: true });
  });
});

describe('what a draft proposes', () => {
  it('is not proposed again to whoever declined', async () => {
    const incident = await server.call(createIncident, { title: 'Search is down' });
    await server.call(setParticipant, { id: incident.id, personId: bo.id, role: 'lead' });
    const postMortemId = (await server.call(createPostMortem, { title: 'Search', incidents: [incident.id] })).id;
    // As the draft leaves it: proposed, not accepted.
    const suggestions = [
      { personId: bo.id, name: 'Bo Lund', isMember: true, reasons: [{ text: 'Led it', evidence: [] }], against: [] },
    ];
    await server.database.pool.query(
      'update post_mortems set owner_id = $2, owner_accepted = false, suggestions = $3 where id = $1',
      [postMortemId, bo.id, JSON.stringify(suggestions)],
    );
    const before = await bo.call(getPostMortem, { id: postMortemId });
    expect(before.suggestions.map(({ person }) => person.name)).toEqual(['Bo Lund']);
    const view = await bo.call(answerHandover, { id: postMortemId, accept: false, note: 'Not mine to tell.' });
    expect(view).toMatchObject({
      owner: { person: null },
      suggestions: [],
      declined: [{ person: { name: 'Bo Lund' }, note: 'Not mine to tell.' }],
    });
  });
});

describe('co-writers', () => {
  it('are added and taken off by whoever may write, and named in copies', async () => {
    expect((await bo.call(addCoWriter, { id, personId: cy.id })).coWriters).toEqual([{ id: cy.id, name: 'Cy Moss' }]);
    await bo.call(addCoWriter, { id, personId: cy.id });
    await bo.call(addCoWriter, { id, personId: bo.id });
    for (const format of ['md', 'html'] as const)
      expect(await ana.call(exportPostMortem, { id, format })).toMatch(/with (<b>)?Cy Moss(<\/b>)? and (<b>)?Bo Lund/);
    await expect(bo.call(addCoWriter, { id, personId: ana.id })).rejects.toThrow(/owns it, and so writes it/);
    await expect(bo.call(addCoWriter, { id, personId: vic.id })).rejects.toThrow(/is a viewer/);
    await expect(vic.call(addCoWriter, { id, personId: bo.id })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await cy.call(removeCoWriter, { id, personId: cy.id })).coWriters.map(({ name }) => name)).toEqual([
      'Bo Lund',
    ]);
    await expect(ana.call(removeCoWriter, { id, personId: cy.id })).rejects.toMatchObject({ code: 'not-found' });
    expect((await record()).map(({ action }) => action).filter((action) => action.startsWith('co-writer'))).toEqual([
      'co-writer.removed',
      'co-writer.added',
      'co-writer.added',
    ]);
  });

  it('own it without standing beside themselves', async () => {
    await ana.call(addCoWriter, { id, personId: bo.id });
    const view = await bo.call(setOwner, { id, personId: bo.id });
    expect(view).toMatchObject({ owner: { person: { name: 'Bo Lund' } }, coWriters: [] });
  });

  it('and who is asked come to see what is private', async () => {
    const incident = await server.call(createIncident, { title: 'Ledger leaked', private: true, lead: 'Ana Ruiz' });
    const hidden = (await ana.call(createPostMortem, { title: 'Ledger', incidents: [incident.id] })).id;
    for (const call of [
      () => bo.call(askOwner, { id: hidden, personId: bo.id }),
      () => bo.call(addCoWriter, { id: hidden, personId: bo.id }),
      () => bo.call(answerHandover, { id: hidden, accept: true }),
      () => bo.call(withdrawHandover, { id: hidden }),
      () => bo.call(removeCoWriter, { id: hidden, personId: ana.id }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
    await ana.call(addCoWriter, { id: hidden, personId: bo.id });
    await ana.call(askOwner, { id: hidden, personId: cy.id });
    for (const one of [bo, cy]) {
      expect((await one.call(getPostMortem, { id: hidden })).title).toBe('Ledger');
      expect((await one.call(getIncident, { id: incident.id })).title).toBe('Ledger leaked');
    }
  });
});

describe('what somebody carries', () => {
  const carries = async (as: TestMember, person: string) =>
    (await as.call(showWorkload, { person: [person] })).items[0];

  it('is counted of what the asker may see, and of nothing else', async () => {
    const dee = await signUp(server, { name: 'Dee Dunn', email: 'dee@example.com' });
    const incident = await server.call(createIncident, { title: 'Ledger leaked', private: true });
    await server.call(setParticipant, { id: incident.id, personId: ana.id, role: 'lead' });
    const open = (await ana.call(createPostMortem, { title: 'Seen', incidents: [] })).id;
    const hidden = (await ana.call(createPostMortem, { title: 'Hidden', incidents: [incident.id] })).id;
    for (const one of [open, hidden]) {
      await server.call(setOwner, { id: one, personId: dee.id });
      await server.call(createFollowUp, { title: 'Alert', postMortemId: one, ownerId: dee.id, dueOn: '2020-01-01' });
      await server.call(createFollowUp, { title: 'Later', postMortemId: one, ownerId: dee.id, dueOn: '2099-01-01' });
    }
    expect(await carries(ana, dee.id)).toMatchObject({ openPostMortems: 2, openFollowUps: 4, lateFollowUps: 2 });
    expect(await carries(bo, dee.id)).toMatchObject({ openPostMortems: 1, openFollowUps: 2, lateFollowUps: 1 });
    await expect(server.call(showWorkload, { person: [] })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('says when somebody who is away is back', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await server.database.pool.query(
      'insert into absences (id, person_id, from_on, to_on) values (gen_random_uuid(), $1, $2, $3)',
      [cy.id, day(-2), day(2)],
    );
    const { backOn } = (await carries(ana, cy.id))!;
    expect(backOn! > day(2)).toBe(true);
    expect((await carries(ana, bo.id))?.backOn).toBeNull();
  });
});

describe('those whom it concerns', () => {
  it('are told', async () => {
    await ana.call(askOwner, { id, personId: bo.id, note: 'Please.' });
    const { rows } = await eventually(async () => {
      const found = await server.database.pool.query(
        "select * from notifications where person_id = $1 and post_mortem_id = $2 and kind = 'owner'",
        [bo.id, id],
      );
      return found.rows.length > 0 ? found : undefined;
    });
    expect(rows).toHaveLength(1);
  });
});
