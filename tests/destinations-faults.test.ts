import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendDuePages } from '#server/features/destinations/index.ts';
import {
  checkDestination,
  createDestination,
  listDestinations,
  listPages,
  pushPublication,
  removeDestination,
  tryPageAgain,
  updateDestination,
} from '#shared/contracts/destinations.ts';
import { withdrawPublication } from '#shared/contracts/publications.ts';
import { listRecord } from '#shared/contracts/record.ts';
import { startConfluence } from './support/elsewhere/confluence.ts';
import type { Elsewhere, Mood } from './support/elsewhere/foreign-api.ts';
import { startGoogle } from './support/elsewhere/google.ts';
import { startNotion } from './support/elsewhere/notion.ts';
import { beginPostMortem, publish } from './support/elsewhere/published.ts';
import { addDestination, pageIn, settled, soon } from './support/elsewhere/use-destinations.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let vic: TestMember;
let there: Awaited<ReturnType<typeof startConfluence>>;
let destinationId: string;

const WELL: Mood = { is: 'well' };
const MINUTE = 60_000;

beforeAll(async () => {
  server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  vic = await signUp(server, { name: 'Vic Hale', email: 'vic@example.com', role: 'viewer' });
  there = await startConfluence('data-center');
  destinationId = (await addDestination(server, 'confluence-data-center', there)).id;
});
afterEach(() => {
  there.service.mood = WELL;
});
afterAll(async () => {
  await server?.stop();
  await there?.stop();
});

async function published(title: string, more: { private?: boolean; lead?: string } = {}) {
  const id = await beginPostMortem(server, ana, title, more);
  const version = await publish(ana, id, 'internal', (plan) => plan, more.private ?? false);
  return { id, version };
}
/** Does by the clock what is due this much later. */
const later = (ms: number) => {
  const now = new Date(Date.now() + ms);
  return sendDuePages({ ...server.app.ctx, now: () => now });
};
async function inMood(title: string, mood: Mood) {
  const { id, version } = await published(title);
  there.service.mood = mood;
  await ana.call(pushPublication, { id: version.id, destinationId });
  return id;
}

describe('what can be mended only by a person', () => {
  it.each<[string, Mood, RegExp]>([
    ['a token that has ended', { is: 'refusing', status: 401 }, /token is not accepted.*Settings > Destinations/],
    ['a permission that was lost', { is: 'refusing', status: 403 }, /lacks a permission, or lost one/],
    ['a place that is not there', { is: 'refusing', status: 404 }, /place is not there/],
    ['a page to sign in', { is: 'sign-in page' }, /a web page in place of data/],
    [
      'sending on to the inside',
      { is: 'sending on', to: 'http://169.254.169.254/latest' },
      /sends on to another address, 169\.254\.169\.254/,
    ],
    ['a refusal', { is: 'refusing', status: 400 }, /refuses what was sent: it answered 400. It says: No/],
  ])('%s fails at once, in words', async (what, mood, words) => {
    const id = await inMood(`With ${what}`, mood);
    const page = await settled(ana, id, destinationId, 'failed');
    expect(page.fault).toMatch(words);
    expect(page.nextTryAt).toBeNull();
    const asked = there.service.asked.length;
    await later(24 * 60 * MINUTE);
    expect(there.service.asked.length).toBe(asked);
  });

  it('is tried again when it is asked for, and when the settings are mended', async () => {
    const id = await inMood('Mended by hand', { is: 'refusing', status: 401 });
    const failed = await settled(ana, id, destinationId, 'failed');
    const other = await inMood('Mended in the settings', { is: 'refusing', status: 403 });
    await settled(ana, other, destinationId, 'failed');
    there.service.mood = WELL;
    await ana.call(tryPageAgain, { id: failed.id });
    await settled(ana, id, destinationId, 'pushed');

    const { items } = await server.call(listDestinations, {});
    const { version, counts, open } = items.find((one) => one.id === destinationId)!;
    expect(counts.failed).toBeGreaterThan(0);
    expect(open.map(({ title }) => title)).toContain('Mended in the settings');
    await server.call(updateDestination, { id: destinationId, version, secret: 'pat-token' });
    await soon(async () => ((await pageIn(ana, other, destinationId))?.state === 'pushed' ? true : null));
  });
});

describe('what passes', () => {
  it.each<[string, Mood, RegExp]>([
    ['trouble there', { is: 'refusing', status: 500 }, /trouble of its own: it answered 500/],
    ['a broken connection', { is: 'hanging up' }, /broke off the connection/],
    ['a version that somebody else is saving', { is: 'refusing', status: 409 }, /it answered 409/],
  ])('%s is waited out', async (what, mood, words) => {
    const id = await inMood(`Through ${what}`, mood);
    const waiting = await soon(async () => {
      const page = await pageIn(ana, id, destinationId);
      return page?.fault ? page : null;
    });
    expect(waiting).toMatchObject({ state: 'waiting', fault: expect.stringMatching(words) });
    expect(waiting.nextTryAt).not.toBeNull();
    there.service.mood = WELL;
    await later(2 * MINUTE);
    expect(await pageIn(ana, id, destinationId)).toMatchObject({ state: 'pushed', fault: null });
  });

  it('being too fast is waited out for as long as is asked', async () => {
    const id = await inMood('Too fast', { is: 'refusing', status: 429, retryAfter: '1800' });
    const waiting = await soon(async () => {
      const page = await pageIn(ana, id, destinationId);
      return page?.fault ? page : null;
    });
    expect(Date.parse(waiting.nextTryAt!) - Date.now()).toBeGreaterThan(29 * MINUTE);
    there.service.mood = WELL;
    await later(10 * MINUTE);
    expect((await pageIn(ana, id, destinationId))?.state).toBe('waiting');
    await later(31 * MINUTE);
    expect((await pageIn(ana, id, destinationId))?.state).toBe('pushed');
  });

  it('is given up after about a day, and said', async () => {
    const id = await inMood('For a day', { is: 'refusing', status: 503 });
    for (let hour = 0; hour <= 30; hour += 1) await later(hour * 60 * MINUTE);
    const page = await settled(ana, id, destinationId, 'failed');
    expect(page.fault).toMatch(/503/);
  });

  it('leaves one page, wherever it broke off', async () => {
    const isLabels = ({ path }: { path: string }) => path.endsWith('/label');
    const id = await inMood('Broken off half way', { is: 'refusing', status: 500, only: isLabels });
    await soon(async () => ((await pageIn(ana, id, destinationId))?.fault ? true : null));
    there.service.mood = WELL;
    await later(2 * MINUTE);
    expect((await pageIn(ana, id, destinationId))?.state).toBe('pushed');
    expect(there.kept.filter(({ title }) => title === 'Broken off half way')).toHaveLength(1);
  });

  it('is done once, however many senders are at it', async () => {
    const id = await inMood('Many senders', { is: 'refusing', status: 500 });
    await soon(async () => ((await pageIn(ana, id, destinationId))?.fault ? true : null));
    there.service.mood = WELL;
    const before = there.service.asked.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/content'),
    ).length;
    await Promise.all([later(2 * MINUTE), later(2 * MINUTE), later(2 * MINUTE)]);
    const after = there.service.asked.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/content'),
    ).length;
    expect(after - before).toBe(1);
  });
});

describe('a page that people named the same', () => {
  it('is left alone: ours gets another name', async () => {
    there.kept.push({ ...there.kept[0]!, id: '77', title: 'Same name', body: 'Theirs', attachments: [], labels: [] });
    const { id, version } = await published('Same name');
    await ana.call(pushPublication, { id: version.id, destinationId });
    await settled(ana, id, destinationId, 'pushed');
    const named = there.kept.filter(({ title }) => title.startsWith('Same name'));
    expect(named.map(({ title }) => title).sort()).toEqual(['Same name', 'Same name (2)']);
    expect(named.find(({ id: own }) => own === '77')!.body).toBe('Theirs');
    await publish(ana, id);
    expect(there.kept.filter(({ title }) => title.startsWith('Same name'))).toHaveLength(2);
  });
});

describe('a private incident', () => {
  it('is sent nowhere by itself, and by hand with a second yes', async () => {
    const own = await startConfluence('data-center');
    const automatic = await addDestination(server, 'confluence-data-center', own, { automatic: true });
    const { id, version } = await published('Nobody should know', { private: true, lead: 'Ana Ruiz' });
    const open = await published('Everybody may know');
    await settled(ana, open.id, automatic.id, 'pushed');
    expect(await pageIn(ana, id, automatic.id)).toBeNull();
    const send = (confirmPrivate: boolean) =>
      ana.call(pushPublication, { id: version.id, destinationId: automatic.id, confirmPrivate });
    await expect(send(false)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('confirmPrivate'),
    });
    await send(true);
    await settled(ana, id, automatic.id, 'pushed');
    await expect(vic.call(listPages, { id })).rejects.toMatchObject({ code: 'not-found' });
    await server.call(removeDestination, { id: automatic.id });
    await own.stop();
  });

  it('stays here when it became private while it waited', async () => {
    const { id, version } = await published('Private by now');
    there.service.mood = { is: 'refusing', status: 500 };
    await ana.call(pushPublication, { id: version.id, destinationId });
    await soon(async () => ((await pageIn(ana, id, destinationId))?.fault ? true : null));
    await server.app.ctx.db
      .updateTable('incidents')
      .set({ private: true })
      .where('id', 'in', (where) =>
        where.selectFrom('post_mortem_incidents').select('incident_id').where('post_mortem_id', '=', id),
      )
      .execute();
    there.service.mood = WELL;
    await later(2 * MINUTE);
    const { items } = await server.call(listPages, { id });
    const page = items.find(({ destination }) => destination.id === destinationId)!.page!;
    expect(page).toMatchObject({ state: 'failed', fault: expect.stringMatching(/private by now/) });
    expect(there.kept.some(({ title }) => title === 'Private by now')).toBe(false);
  });
});

describe('a destination', () => {
  it('takes its audience, templates, teams and services, and nothing else', async () => {
    const { id, version } = await published('Not for customers');
    const customers = await addDestination(server, 'confluence-data-center', there, { audience: 'customers' });
    await expect(ana.call(pushPublication, { id: version.id, destinationId: customers.id })).rejects.toMatchObject({
      code: 'conflict',
    });
    const short = await addDestination(server, 'confluence-data-center', there, {
      templates: ['short'],
      automatic: true,
    });
    await publish(ana, id);
    const { items } = await ana.call(listPages, { id });
    expect(items.map(({ destination }) => destination.id)).not.toContain(short.id);
  });

  it('never gives its secret back, and sends it nowhere else', async () => {
    const { items } = await server.call(listDestinations, {});
    const one = items.find(({ id }) => id === destinationId)!;
    expect(JSON.stringify(items)).not.toContain('pat-token');
    const stored = await server.app.ctx.db.selectFrom('destinations').select('secret').execute();
    expect(Buffer.concat(stored.map(({ secret }) => secret)).includes('pat-token')).toBe(false);
    const { items: entries } = await server.call(listRecord, { action: 'destination', limit: 200 });
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain('pat-token');

    const moved = { settings: { ...there.settings, site: 'https://evil.example.com' } };
    await expect(server.call(updateDestination, { id: one.id, version: one.version, ...moved })).rejects.toMatchObject({
      code: 'conflict',
    });
    const fresh = await addDestination(server, 'confluence-data-center', there);
    await expect(
      server.call(updateDestination, { id: fresh.id, version: fresh.version, ...moved }),
    ).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ path: 'secret', why: 'must be given' }],
    });
  });

  it('is not changed by two people at once', async () => {
    const one = await addDestination(server, 'confluence-data-center', there);
    await server.call(updateDestination, { id: one.id, version: one.version, name: 'First' });
    await expect(
      server.call(updateDestination, { id: one.id, version: one.version, name: 'Second' }),
    ).rejects.toMatchObject({ code: 'stale' });
  });

  it.each([
    ['an address with a password', { site: 'https://me:secret@wiki.example.com', space: 'OPS' }, 'settings.site'],
    ['a file', { site: 'file:///etc/passwd', space: 'OPS' }, 'settings.site'],
    ['no space', { site: 'https://wiki.example.com' }, 'settings.space'],
    ['something unknown', { site: 'https://wiki.example.com', space: 'OPS', more: 1 }, 'settings'],
  ])('with %s is refused at its field', async (_, settings, path) => {
    const given = {
      kind: 'confluence-data-center' as const,
      name: 'X',
      settings,
      secret: 'x',
      audience: 'internal' as const,
    };
    await expect(server.call(createDestination, given)).rejects.toMatchObject({
      code: 'bad-input',
      problems: [expect.objectContaining({ path })],
    });
  });

  it.each([
    ['../outside', 'folder'],
    ['.git', 'folder'],
    ['a/../../b', 'folder'],
  ])('of git with the folder %s is refused', async (folder) => {
    const settings = { address: 'https://git.example.com/docs.git', folder };
    const given = { kind: 'git' as const, name: 'X', settings, secret: 'x', audience: 'internal' as const };
    await expect(server.call(createDestination, given)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('that is a path of this machine is none', async () => {
    const given = { kind: 'git' as const, name: 'X', secret: 'x', audience: 'internal' as const };
    for (const address of ['/var/lib/debrief', 'file:///var/lib/debrief', 'git@github.com:acme/docs.git'])
      await expect(server.call(createDestination, { ...given, settings: { address } })).rejects.toMatchObject({
        code: 'bad-input',
      });
  });

  it('inside the network is not reached unless the operator said so', async () => {
    const settings = { site: 'http://10.1.2.3', space: 'OPS' };
    const { id } = await addDestination(server, 'confluence-data-center', { ...there, settings });
    const check = await soon(
      async () => (await server.call(listDestinations, {})).items.find((one) => one.id === id)?.check,
    );
    expect(check.fault).toMatch(/inside this network.*OUTBOUND_ALLOW/);
  });

  it('says when it is checked what does not work', async () => {
    there.service.mood = { is: 'refusing', status: 401 };
    const before = await server.call(checkDestination, { id: destinationId });
    expect(before.isBeingChecked).toBe(true);
    const after = await soon(async () => {
      const one = (await server.call(listDestinations, {})).items.find(({ id }) => id === destinationId)!;
      return one.isBeingChecked ? null : one;
    });
    expect(after.check?.fault).toMatch(/token is not accepted/);
  });

  it('that is removed is sent nothing, and what it shows is still known', async () => {
    const own = await startConfluence('data-center');
    const { id: goneId } = await addDestination(server, 'confluence-data-center', own);
    const { id, version } = await published('Once elsewhere');
    await ana.call(pushPublication, { id: version.id, destinationId: goneId });
    await settled(ana, id, goneId, 'pushed');
    await server.call(removeDestination, { id: goneId });
    expect(await pageIn(ana, id, goneId)).toMatchObject({
      state: 'pushed',
      url: expect.stringContaining(own.service.url),
    });
    await expect(ana.call(pushPublication, { id: version.id, destinationId: goneId })).rejects.toMatchObject({
      code: 'not-found',
    });
    const stored = await server.app.ctx.db
      .selectFrom('destinations')
      .select('secret')
      .where('id', '=', goneId)
      .executeTakeFirstOrThrow();
    expect(stored.secret).toHaveLength(0);
    await own.stop();
  });

  it('that is to remove what is withdrawn removes it', async () => {
    const removing = await addDestination(server, 'confluence-data-center', there, { onWithdrawal: 'remove' });
    const { id, version } = await published('To be removed');
    await ana.call(pushPublication, { id: version.id, destinationId: removing.id });
    await settled(ana, id, removing.id, 'pushed');
    await ana.call(withdrawPublication, { id: version.id, reason: 'Wrong' });
    expect(await settled(ana, id, removing.id, 'withdrawn')).toMatchObject({ url: null });
    expect(there.kept.find(({ title }) => title === 'To be removed')!.status).toBe('trashed');
  });
});

describe.each<[kind: 'notion' | 'google-docs', start: () => Promise<Elsewhere>]>([
  ['notion', startNotion],
  ['google-docs', startGoogle],
])('%s, when it refuses', (kind, start) => {
  it.each<[number, 'failed' | 'waiting', RegExp]>([
    [401, 'failed', /not accept/],
    [403, 'failed', /permission/],
    [500, 'waiting', /trouble of its own/],
  ])('%d is known under whatever dress its library gives it', async (status, state, words) => {
    const other = await start();
    const { id: otherId } = await addDestination(server, kind, other);
    const { id, version } = await published(`${kind} and ${status}`);
    other.service.mood = { is: 'refusing', status };
    await ana.call(pushPublication, { id: version.id, destinationId: otherId });
    const page = await soon(async () => {
      const one = await pageIn(ana, id, otherId);
      return one?.fault ? one : null;
    });
    expect(page).toMatchObject({ state, fault: expect.stringMatching(words) });
    await other.stop();
  });

  it('a short wait is waited within the same push', async () => {
    const other = await start();
    const { id: otherId } = await addDestination(server, kind, other);
    const { id, version } = await published(`${kind} and a short wait`);
    let asked = 0;
    const isEarly = () => {
      asked += 1;
      return asked <= 2;
    };
    other.service.mood = { is: 'refusing', status: 429, retryAfter: '0', only: isEarly };
    await ana.call(pushPublication, { id: version.id, destinationId: otherId });
    await settled(ana, id, otherId, 'pushed');
    expect(asked).toBeGreaterThan(2);
    await other.stop();
  });
});
