import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDestinations, listPages, pushPublication, settlePage } from '#shared/contracts/destinations.ts';
import { withdrawPublication } from '#shared/contracts/publications.ts';
import { listRecord } from '#shared/contracts/record.ts';
import type { DestinationKind } from '#shared/rules/destinations.ts';
import { startConfluence } from './support/elsewhere/confluence.ts';
import type { Elsewhere } from './support/elsewhere/foreign-api.ts';
import { hasGit, startGit } from './support/elsewhere/git.ts';
import { startGoogle } from './support/elsewhere/google.ts';
import { startNotion } from './support/elsewhere/notion.ts';
import { beginPostMortem, publish, writeIn } from './support/elsewhere/published.ts';
import { addDestination, pageIn, settled, soon } from './support/elsewhere/use-destinations.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;

beforeAll(async () => {
  server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
});
afterAll(() => server?.stop());

const KINDS: [DestinationKind, () => Promise<Elsewhere>][] = [
  ['confluence-cloud', () => startConfluence('cloud')],
  ['confluence-data-center', () => startConfluence('data-center')],
  ['notion', startNotion],
  ['google-docs', startGoogle],
  ...(hasGit() ? [['git', startGit] as [DestinationKind, () => Promise<Elsewhere>]] : []),
];

describe.each(KINDS)('%s', (kind, start) => {
  let there: Elsewhere;
  let destinationId: string;
  let id: string;
  const title = `Checkout failed 🙂 über ${kind}`;

  beforeAll(async () => {
    there = await start();
    destinationId = (await addDestination(server, kind, there, { automatic: true })).id;
    id = await beginPostMortem(server, ana, title, {
      summary:
        'The **broker** was full, see [the runbook](https://wiki.example.com/broker) 🙂.\n\n- one\n  - deeper\n    - deepest\n- two\n\n1. first\n2. second\n\n| who | what |\n| --- | --- |\n| Sam | `restart` |\n\n```sql\nselect 1\n```\n\n> quoted\n\n- [x] done\n- [ ] open',
    });
  });
  afterAll(async () => {
    await server.app.ctx.db
      .updateTable('destinations')
      .set({ automatic: false })
      .where('id', '=', destinationId)
      .execute();
    await there?.stop();
  });

  it('is checked as soon as it is added', async () => {
    const one = await soon(async () => {
      const { items } = await server.call(listDestinations, {});
      const found = items.find((item) => item.id === destinationId);
      return found?.check ? found : null;
    });
    expect(one.check).toMatchObject({ fault: null, words: expect.stringMatching(/^(?:Pages|Documents|Files) go /) });
    expect(one.isBeingChecked).toBe(false);
    expect(JSON.stringify(one)).not.toContain(JSON.parse(JSON.stringify(there.secret)).slice(0, 9));
  });

  it('gets what is published, and the same page gets what is published next', async () => {
    await publish(ana, id);
    const first = await settled(ana, id, destinationId, 'pushed');
    const [page] = await there.pages();
    expect(page!.title).toContain('Checkout failed 🙂');
    for (const words of ['broker', 'deepest', 'second', 'restart', 'select 1', 'quoted'])
      expect(page!.text).toContain(words);
    expect(first).toMatchObject({ number: 1, pushedNumber: 1, fault: null });

    await writeIn(ana, id, 'summary', 'It was the disk.');
    await publish(ana, id);
    await soon(async () => ((await pageIn(ana, id, destinationId))?.pushedNumber === 2 ? true : null));
    const pages = await there.pages();
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toContain('It was the disk.');
    expect(pages[0]!.text).not.toContain('deepest');
  });

  it('is never written over when a person wrote there: it is asked, and done as they say', async () => {
    const [before] = await there.pages();
    await there.editByHand(before!.id);
    const published = await publish(ana, id);
    const conflict = await settled(ana, id, destinationId, 'conflict');
    expect(conflict).toMatchObject({ conflict: 'edited', choices: ['overwrite', 'anew', 'leave'], pushedNumber: 2 });
    expect((await there.pages())[0]!.text).toContain('Written by hand.');

    await ana.call(settlePage, { id: conflict.id, choice: 'leave' });
    expect((await pageIn(ana, id, destinationId))?.state).toBe('left');
    expect((await there.pages())[0]!.text).toContain('Written by hand.');

    await ana.call(pushPublication, { id: published.id, destinationId });
    await settled(ana, id, destinationId, 'conflict');
    await ana.call(settlePage, { id: conflict.id, choice: 'anew' });
    await settled(ana, id, destinationId, 'pushed');
    const both = await there.pages();
    expect(both).toHaveLength(2);
    expect(both.filter(({ text }) => text.includes('Written by hand.'))).toHaveLength(1);

    const other = both.find(({ text }) => !text.includes('Written by hand.'))!;
    await there.editByHand(other.id);
    await ana.call(pushPublication, { id: published.id, destinationId });
    await settled(ana, id, destinationId, 'conflict');
    await ana.call(settlePage, { id: conflict.id, choice: 'overwrite' });
    await settled(ana, id, destinationId, 'pushed');
    const after = await there.pages();
    expect(after.find((page) => page.id === other.id)!.text).not.toContain('Written by hand.');
    await there.deletePage(both.find((page) => page.id !== other.id)!.id);
  });

  it('is asked about when the page was deleted there', async () => {
    const [page] = await there.pages();
    await there.deletePage(page!.id);
    await publish(ana, id);
    const conflict = await settled(ana, id, destinationId, 'conflict');
    expect(conflict).toMatchObject({ conflict: 'gone', choices: ['anew', 'leave'] });
    await ana.call(settlePage, { id: conflict.id, choice: 'anew' });
    await settled(ana, id, destinationId, 'pushed');
    expect(await there.pages()).toHaveLength(1);
  });

  it('says that a version was withdrawn, and no word of what stood there', async () => {
    const { items } = await ana.call(listPages, { id });
    const { publicationId } = items.find(({ destination }) => destination.id === destinationId)!.page!;
    await ana.call(withdrawPublication, { id: publicationId, reason: 'Too much about Zyxwar' });
    await settled(ana, id, destinationId, 'withdrawn');
    const [page] = await there.pages();
    expect(page!.title).toContain('Withdrawn');
    expect(page!.text).toContain('was withdrawn on');
    expect(page!.text).not.toContain('disk');
    expect((await there.everything()).includes('Zyxwar')).toBe(false);
  });

  it('is in the record, step by step', async () => {
    const { items } = await server.call(listRecord, { limit: 200 });
    const actions = new Set(items.filter(({ postMortemId }) => postMortemId === id).map(({ action }) => action));
    for (const action of ['pushed', 'push-conflict', 'push-settled', 'push-asked', 'push-withdrawn'])
      expect(actions).toContain(`publication.${action}`);
  });
});
