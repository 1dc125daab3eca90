import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anchorThread,
  createThread,
  deleteComment,
  editComment,
  listThreads,
  reopenThread,
  replyToThread,
  resolveThread,
} from '#shared/contracts/comments.ts';
import { createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import type { DomainEvent } from '#shared/events.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let ben: TestMember;
let admin: TestMember;
const events: DomainEvent[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const { emit } = server.app.ctx;
  server.app.ctx.emit = (tx, event) => {
    events.push(event);
    return emit(tx, event);
  };
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  ben = await signUp(server, { name: 'Ben Ito', email: 'ben@example.com' });
  admin = await signUp(server, { name: 'Cy Adeyemi', email: 'cy@example.com', role: 'admin' });
});
afterAll(() => server?.stop());

const QUOTED = {
  kind: 'text' as const,
  section: 'summary',
  quote: 'the queue filled',
  prefix: 'At ten ',
  suffix: ' and nobody saw',
  start: null,
  end: null,
};
const begin = async () => (await ana.call(createPostMortem, { title: 'Queue filled' })).id;
const threadsOf = async (id: string, state: 'open' | 'resolved' | 'all' = 'all') =>
  (await ana.call(listThreads, { id, state })).items;

describe('a thread', () => {
  it('is begun on text, answered, resolved by somebody, and taken up again', async () => {
    const id = await begin();
    const thread = await ana.call(createThread, { id, anchor: QUOTED, text: 'Which queue?' });
    expect(thread.anchor).toEqual(QUOTED);
    await ben.call(replyToThread, { id: thread.id, text: 'The mail queue.' });
    const resolved = await ben.call(resolveThread, { id: thread.id });
    expect(resolved.resolvedBy).toBe('Ben Ito');
    expect((await ana.call(resolveThread, { id: thread.id })).resolvedBy).toBe('Ben Ito');
    expect(await threadsOf(id, 'open')).toEqual([]);
    const [listed] = await threadsOf(id, 'resolved');
    expect(listed?.comments.map((one) => [one.author?.name, one.markdown])).toEqual([
      ['Ana Ruiz', 'Which queue?'],
      ['Ben Ito', 'The mail queue.'],
    ]);
    expect((await ana.call(reopenThread, { id: thread.id })).resolvedAt).toBeNull();
    expect(await threadsOf(id, 'open')).toHaveLength(1);
  });

  it('stands on a block, a row, a suggestion or the whole document, and moves only to the like', async () => {
    const id = await begin();
    const anchors = [
      { kind: 'document' as const },
      { kind: 'block' as const, section: 'timeline', block: 'timeline', ref: null, row: 'row-1', quote: 'Alert fired' },
      { kind: 'suggestion' as const, section: 'summary', suggestion: 'someone~1~1', quote: 'one word' },
    ];
    for (const anchor of anchors) await ana.call(createThread, { id, anchor, text: 'Hm.' });
    const threads = await threadsOf(id);
    expect(threads.map((one) => one.anchor)).toEqual(anchors);
    const text = await ana.call(createThread, { id, anchor: QUOTED, text: 'Here' });
    const moved = { ...QUOTED, quote: 'the mail queue filled', start: '{"tname":"document"}' };
    expect((await ben.call(anchorThread, { id: text.id, anchor: moved })).anchor).toEqual(moved);
    await expect(ben.call(anchorThread, { id: text.id, anchor: { kind: 'document' } })).rejects.toThrow(/cannot move/);
  });

  it('pages, oldest first', async () => {
    const id = await begin();
    for (let n = 0; n < 5; n++) await ana.call(createThread, { id, anchor: { kind: 'document' }, text: `${n}` });
    const first = await ana.call(listThreads, { id, limit: 3 });
    const rest = await ana.call(listThreads, { id, limit: 3, after: first.next as string });
    expect([...first.items, ...rest.items].map((one) => one.comments[0]?.markdown)).toEqual(['0', '1', '2', '3', '4']);
    expect(rest.next).toBeNull();
  });
});

describe('a comment', () => {
  it('is changed by its author alone, and deleted by its author or an admin', async () => {
    const id = await begin();
    const thread = await ana.call(createThread, { id, anchor: { kind: 'document' }, text: 'Frist' });
    const [comment] = thread.comments as [(typeof thread.comments)[number]];
    expect(comment.may).toEqual({ edit: true, delete: true });
    await expect(ben.call(editComment, { id: comment.id, text: 'mine' })).rejects.toThrow(/whoever wrote/);
    await expect(admin.call(editComment, { id: comment.id, text: 'mine' })).rejects.toThrow(/whoever wrote/);
    await expect(ben.call(deleteComment, { id: comment.id })).rejects.toThrow(/an admin/);
    const edited = await ana.call(editComment, { id: comment.id, text: 'First' });
    expect(edited.comments[0]).toMatchObject({ markdown: 'First', editedAt: expect.any(String) });
    await ben.call(replyToThread, { id: thread.id, text: 'Second' });
    await admin.call(deleteComment, { id: comment.id });
    const [after] = await threadsOf(id);
    expect(after?.comments.map((one) => [one.markdown, one.deletedAt !== null])).toEqual([
      ['', true],
      ['Second', false],
    ]);
    await expect(ana.call(editComment, { id: comment.id, text: 'back' })).rejects.toThrow(/deleted/);
  });

  it('takes its thread along when it was the last', async () => {
    const id = await begin();
    const thread = await ana.call(createThread, { id, anchor: { kind: 'document' }, text: 'Only' });
    await ana.call(deleteComment, { id: thread.comments[0]!.id });
    expect(await threadsOf(id)).toEqual([]);
    await expect(ben.call(replyToThread, { id: thread.id, text: 'late' })).rejects.toThrow(/does not exist/);
  });

  it('tells those it names and those who wrote before, each once, and nobody of their own words', async () => {
    const id = await begin();
    events.length = 0;
    const named = `[@Ben Ito](debrief:person/${ben.id})`;
    const thread = await ana.call(createThread, {
      id,
      anchor: { kind: 'document' },
      text: `${named} and ${named}, **look**; also [@me](debrief:person/${ana.id}) and [@nobody](debrief:person/01890a5d-ac96-774b-bcce-b302099a8057)`,
    });
    expect(events).toMatchObject([
      {
        type: 'person-mentioned',
        personId: ben.id,
        by: { id: ana.id, name: 'Ana Ruiz' },
        excerpt: '@Ben Ito and @Ben Ito, look; also @me and @nobody',
        anchor: `comment-${thread.comments[0]?.id}`,
      },
    ]);
    events.length = 0;
    await ben.call(replyToThread, { id: thread.id, text: 'Seen' });
    await admin.call(replyToThread, { id: thread.id, text: `Thanks ${named}` });
    expect(events).toMatchObject([
      { type: 'comment-added', personIds: [ana.id] },
      { type: 'person-mentioned', personId: ben.id },
      { type: 'comment-added', personIds: [ana.id] },
    ]);
    events.length = 0;
    await ana.call(editComment, {
      id: thread.comments[0]!.id,
      text: `${named}, and [@Cy](debrief:person/${admin.id})`,
    });
    expect(events).toMatchObject([{ type: 'person-mentioned', personId: admin.id }]);
  });
});

describe('whose threads', () => {
  it('a viewer reads them and adds none', async () => {
    const id = await begin();
    const thread = await ana.call(createThread, { id, anchor: { kind: 'document' }, text: 'Hello' });
    const viewer = await server.as('viewer');
    const [seen] = (await viewer(listThreads, { id })).items;
    expect(seen?.may['comment.add']).toBe(false);
    await expect(viewer(replyToThread, { id: thread.id, text: 'Hi' })).rejects.toThrow(/role/);
  });

  it('a private post-mortem hides its threads, and that they exist', async () => {
    const incident = await admin.call(createIncident, { title: 'Hidden', private: true, severity: 'SEV1' });
    await admin.call(updateIncident, { id: incident.id, status: 'resolved' });
    const id = await eventually(async () => (await admin.call(getIncident, { id: incident.id })).postMortemId);
    const thread = await admin.call(createThread, { id, anchor: { kind: 'document' }, text: 'Secret' });
    const attempts = [
      ana.call(listThreads, { id }),
      ana.call(createThread, { id, anchor: { kind: 'document' }, text: 'x' }),
      ana.call(replyToThread, { id: thread.id, text: 'x' }),
      ana.call(resolveThread, { id: thread.id }),
      ana.call(deleteComment, { id: thread.comments[0]!.id }),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
  });

  it('a comment without words, or on text that is not quoted, is refused', async () => {
    const id = await begin();
    await expect(ana.call(createThread, { id, anchor: QUOTED, text: ' \n ' })).rejects.toThrow(/empty/);
    await expect(ana.call(createThread, { id, anchor: { ...QUOTED, quote: ' ' }, text: 'x' })).rejects.toThrow(/quote/);
  });
});
