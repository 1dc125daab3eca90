import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '#server/platform/examine.ts';
import { checkRecord } from '#server/platform/record.ts';
import { createIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { updateSettings } from '#shared/contracts/installation.ts';
import { createKey, inviteMember, revokeKey, updateMember } from '#shared/contracts/people.ts';
import {
  createPostMortem,
  getPostMortem,
  publish,
  setOwner,
  submit,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { listRecord, listRecordOfPostMortem } from '#shared/contracts/record.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', role: 'editor' });
});
afterAll(() => server?.stop());

const entriesOf = async (id: string) => (await ana.call(listRecordOfPostMortem, { id })).items;

/** A document that may be submitted: every required section has words. */
async function writtenPostMortem(title: string, incidents: string[] = []): Promise<string> {
  const made = await ana.call(createPostMortem, { title, incidents });
  for (const section of made.sections.filter((one) => one.required))
    await ana.call(writeSection, { id: made.id, key: section.key, markdown: 'Words.', baseVersion: section.version });
  return made.id;
}

describe('the record of a post-mortem', () => {
  it('tells who did what, what was before and after, newest first', async () => {
    const id = await writtenPostMortem('Queue of doom');
    await bo.call(setOwner, { id, personId: bo.id });
    await ana.call(updatePostMortem, { id, dueAt: '2026-05-04T15:00:00.000Z' });
    await bo.call(submit, { id, note: 'Ready.' });
    await ana.call(publish, { id, note: 'The board waits.' });
    const told = (await entriesOf(id)).map(({ action, actor, before, after, note }) => [
      action,
      actor.name,
      before,
      after,
      note,
    ]);
    expect(told).toEqual([
      [
        'post-mortem.published',
        'Ana Ruiz',
        { status: 'in-review' },
        { status: 'published', open: expect.arrayContaining(['Nobody has approved it']) },
        'The board waits.',
      ],
      ['post-mortem.submitted', 'Bo Lund', { status: 'draft' }, { status: 'in-review' }, 'Ready.'],
      ['post-mortem.changed', 'Ana Ruiz', { dueAt: expect.any(String) }, { dueAt: '2026-05-04T15:00:00.000Z' }, null],
      ['post-mortem.owner-set', 'Bo Lund', { owner: 'Ana Ruiz' }, { owner: 'Bo Lund' }, null],
      ['post-mortem.created', 'Ana Ruiz', null, expect.objectContaining({ title: 'Queue of doom' }), null],
    ]);
  });

  it('keeps nothing where nothing changed', async () => {
    const { id, title } = await ana.call(createPostMortem, { title: 'As it was' });
    await ana.call(updatePostMortem, { id, title });
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('pages without losing or repeating an entry', async () => {
    const { id } = await ana.call(createPostMortem, { title: 'One' });
    for (const title of ['Two', 'Three', 'Four']) await ana.call(updatePostMortem, { id, title });
    const first = await ana.call(listRecordOfPostMortem, { id, limit: 3 });
    const rest = await ana.call(listRecordOfPostMortem, { id, limit: 3, after: Number(first.next) });
    expect([...first.items, ...rest.items]).toEqual(await entriesOf(id));
    expect(rest.next).toBeNull();
  });

  it('holds the decision, and is as private as the incident', async () => {
    const incident = await server.call(createIncident, { title: 'Kestrel ledger', severity: 'SEV1', private: true });
    await server.call(updateIncident, { id: incident.id, status: 'resolved' });
    const made = await eventually(async () => {
      const { items } = await server.call(listRecord, { action: 'decision' });
      return items.find((entry) => entry.incidentId === incident.id);
    });
    expect(made).toMatchObject({
      action: 'decision.made',
      actor: { kind: 'system' },
      subject: { name: incident.reference },
    });
    const id = await server
      .call(createPostMortem, { title: 'About it', incidents: [incident.id] })
      .then((one) => one.id);
    expect((await entriesOf(id)).map((one) => one.action)).toContain('decision.made');
    await expect(bo.call(listRecordOfPostMortem, { id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(bo.call(listRecord, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the record of the installation', () => {
  it('tells of access given, changed and taken, and never a secret', async () => {
    const key = await ana.call(createKey, { name: 'Pager', role: 'editor' });
    await ana.call(revokeKey, { id: key.id });
    await ana.call(inviteMember, { email: 'cy@example.com', name: 'Cy Park', role: 'viewer' });
    await ana.call(updateMember, { id: bo.id, role: 'viewer' });
    await ana.call(updateMember, { id: bo.id, role: 'editor' });
    await ana.call(updateSettings, { word: 'review' });
    const { items } = await ana.call(listRecord, { actor: ana.id, limit: 6 });
    expect(items.map(({ action, subject, before, after }) => [action, subject.name, before, after])).toEqual([
      ['settings.changed', 'Debrief', { word: 'post-mortem' }, { word: 'review' }],
      ['member.changed', 'Bo Lund', { role: 'viewer' }, { role: 'editor' }],
      ['member.changed', 'Bo Lund', { role: 'editor' }, { role: 'viewer' }],
      ['member.invited', 'Cy Park', null, { email: 'cy@example.com', role: 'viewer' }],
      ['key.revoked', 'Pager', { role: 'editor' }, null],
      ['key.created', 'Pager', null, { role: 'editor', prefix: key.secret.slice(0, 14) }],
    ]);
    const { rows } = await sql<{
      all: string;
    }>`select string_agg(record_entries::text, ' ') as all from record_entries`.execute(server.app.ctx.db);
    expect(rows[0]!.all).not.toContain(key.secret);
    await ana.call(updateSettings, { word: 'post-mortem' });
  });

  it('is found by action, actor and time', async () => {
    const { items } = await ana.call(listRecord, { action: 'member' });
    expect(new Set(items.map((one) => one.action.split('.')[0]))).toEqual(new Set(['member']));
    expect((await ana.call(listRecord, { to: items.at(-1)!.at })).items.every((one) => one.at < items.at(-1)!.at)).toBe(
      true,
    );
  });

  it('leaves as CSV and as JSON lines, oldest first, with the copy itself in it, and no cell is a formula', async () => {
    const { id } = await ana.call(createPostMortem, { title: 'A copy' });
    await ana.call(updatePostMortem, { id, title: 'Quotes ", commas, and\nlines' });
    const lines = async (format: string) =>
      Buffer.from(
        await (await server.request(`/api/v1/post-mortems/${id}/record/export?format=${format}`)).arrayBuffer(),
      ).toString();
    const entries = (await lines('json'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map((one) => one.action)).toEqual(['post-mortem.created', 'post-mortem.changed', 'record.exported']);
    const csv = await lines('csv');
    expect(csv.startsWith('\uFEFFnumber,at,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(entries.length + 3);
    await ana.call(createKey, { name: '=HYPERLINK("http://example.com")', role: 'viewer' });
    const all = await (await server.request('/api/v1/record/export?action=key')).text();
    expect(all).toContain(`"'=HYPERLINK(""http://example.com"")"`);
    await server.request('/api/v1/record/export?format=xml').then((answer) => expect(answer.status).toBe(400));
  });
});

describe('the chain', () => {
  it('is unbroken, with many at once', async () => {
    const { id } = await ana.call(createPostMortem, { title: 'Many' });
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 ? ana : bo).call(updatePostMortem, { id, title: `T${index}` }),
      ),
    );
    expect(await checkRecord(server.app.ctx.db)).toMatchObject({ ok: true });
  });

  it('refuses to be changed by the server’s own user', async () => {
    const { db } = server.app.ctx;
    await expect(sql`update record_entries set note = 'x' where number = 1`.execute(db)).rejects.toThrow();
    await expect(sql`delete from record_entries`.execute(db)).rejects.toThrow();
  });

  it('shows where it was changed, cut or shortened by somebody who got around that', async () => {
    const { db } = server.app.ctx;
    const head = await checkRecord(db).then((check) => (check.ok ? check.head! : ''));
    const around = async (change: (rows: typeof db) => Promise<unknown>, look: () => Promise<void>) => {
      class Undo extends Error {}
      await db
        .transaction()
        .execute(async (tx) => {
          await sql`alter table record_entries disable trigger record_entries_stay`.execute(tx);
          await change(tx);
          checked = tx;
          await look();
          throw new Undo();
        })
        .catch((error) => {
          if (!(error instanceof Undo)) throw error;
        });
    };
    let checked = db;
    await around(
      (tx) => sql`update record_entries set actor_name = 'Somebody else' where number = 3`.execute(tx),
      async () => expect(await checkRecord(checked)).toMatchObject({ ok: false, number: 3 }),
    );
    await around(
      (tx) => sql`delete from record_entries where number = 4`.execute(tx),
      async () => expect(await checkRecord(checked)).toMatchObject({ ok: false, number: 4 }),
    );
    await around(
      (tx) => sql`delete from record_entries where number = (select max(number) from record_entries)`.execute(tx),
      async () => {
        expect(await checkRecord(checked)).toMatchObject({ ok: true });
        const record = (await examine({ ...server.app.ctx, db: checked }, head)).find((one) => one.name === 'record');
        expect(record).toMatchObject({ ok: false, says: expect.stringContaining('taken away') });
      },
    );
    expect((await examine({ ...server.app.ctx, db }, head)).find((one) => one.name === 'record')).toMatchObject({
      ok: true,
    });
    expect((await ana.call(getPostMortem, { id: 'PM-1' })).reference).toBe('PM-1');
  });
});
