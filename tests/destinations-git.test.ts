import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushPublication } from '#shared/contracts/destinations.ts';
import { hasGit, startGit } from './support/elsewhere/git.ts';
import { beginPostMortem, publish } from './support/elsewhere/published.ts';
import { addDestination, pageIn, settled, soon } from './support/elsewhere/use-destinations.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/** Against git's own server: where git is not installed there is none. */
describe.skipIf(!hasGit())('a repository', () => {
  let server: TestServer;
  let ana: TestMember;
  let there: Awaited<ReturnType<typeof startGit>>;
  let destinationId: string;

  beforeAll(async () => {
    server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
    ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
    there = await startGit();
    destinationId = (await addDestination(server, 'git', there)).id;
  });
  afterAll(async () => {
    await server?.stop();
    await there?.stop();
  });

  async function send(title: string) {
    const id = await beginPostMortem(server, ana, title);
    const version = await publish(ana, id);
    await ana.call(pushPublication, { id: version.id, destinationId });
    return id;
  }

  it('gets a file with its facts over it, committed by Debrief, and keeps what was there', async () => {
    const id = await send('Checkout failed');
    const page = await settled(ana, id, destinationId, 'pushed');
    const [file] = await there.pages();
    expect(file!.id).toMatch(/^post-mortems\/\d{4}-\d\d-\d\d-checkout-failed\.md$/);
    expect(file!.text).toMatch(
      /^---\ntitle: "Checkout failed"\ndate: "[\d-]+"\nservices: \["checkout"\]\nseverity: "SEV-1"\nstatus: "published"\nversion: 1\n/,
    );
    expect(page.url).toBeNull();
    const log = there.log();
    expect(log).toMatch(/^Debrief <debrief@localhost>\nPM-\d+: version 1\n/);
    expect(log).toContain('By hand');
  });

  it('to which somebody else pushes at the same moment keeps both', async () => {
    there.beforePush = () => there.pushByHand('OTHER.md', 'Theirs, in between.\n');
    const id = await send('Raced with a person');
    await settled(ana, id, destinationId, 'pushed');
    expect((await there.everything()).includes('Theirs, in between.')).toBe(true);
    expect((await there.pages()).map(({ title }) => title)).toContain('Raced with a person');
    const log = there.log();
    expect(log.indexOf('version 1')).toBeLessThan(log.indexOf('By hand'));
  });

  it('that may be read and not written says that the token lacks a permission', async () => {
    const isPush = ({ path, query }: { path: string; query: URLSearchParams }) =>
      path.endsWith('/git-receive-pack') || query.get('service') === 'git-receive-pack';
    there.service.mood = { is: 'refusing', status: 403, only: isPush };
    const id = await send('Not to be written');
    const page = await settled(ana, id, destinationId, 'failed');
    expect(page.fault).toMatch(/lacks a permission/);
    there.service.mood = { is: 'well' };
  });

  it('that refuses by a rule of its own says so', async () => {
    const id = await send('Refused by a hook');
    await settled(ana, id, destinationId, 'pushed');
    there.refuseAll();
    const version = await publish(ana, id);
    await ana.call(pushPublication, { id: version.id, destinationId });
    const page = await soon(async () => {
      const one = await pageIn(ana, id, destinationId);
      return one?.fault ? one : null;
    });
    expect(page).toMatchObject({ state: 'failed', fault: expect.stringMatching(/did not take it/) });
  });
});
