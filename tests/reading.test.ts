import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let reference: string;
const open = async (path: string, cookie?: string) => {
  const answer = await fetch(server.url + path, { headers: cookie ? { cookie } : {} });
  return { text: await answer.text(), cache: answer.headers.get('cache-control') };
};

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'viewer' });
  const made = await server.call(createPostMortem, { title: 'Queue of doom' });
  reference = made.reference;
  const { version } = made.sections.find((one) => one.key === 'summary') ?? { version: 1 };
  await server.call(writeSection, {
    id: made.id,
    key: 'summary',
    markdown: 'The **queue** grew. </script><script>alert(1)</script> $& $1',
    baseVersion: version,
  });
});
afterAll(() => server?.stop());

describe('a document as the server sends it', () => {
  it('can be read without any script', async () => {
    const { text, cache } = await open(`/post-mortems/${reference}`, ana.cookie);
    expect(text).toContain(`<title>${reference} Queue of doom</title>`);
    expect(text).toMatch(/The <strong>queue<\/strong> grew\./);
    expect(cache).toBe('private, no-store');
  });

  it('carries what the screen asks for first, and nothing in it ends the element early', async () => {
    const { text } = await open(`/post-mortems/${reference}`, ana.cookie);
    const seed = /<script type="application\/json" id="seed">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    const { session, postMortem } = JSON.parse(seed);
    expect(session.me.name).toBe('Ana Ruiz');
    expect(postMortem.reference).toBe(reference);
    expect(text).not.toContain('<script>alert');
  });

  it('is for those who may see it: others get the empty application', async () => {
    const incident = await server.call(createIncident, { title: 'Keys leaked', private: true });
    const secret = await server.call(createPostMortem, { title: 'Keys leaked', incidents: [incident.id] });
    const stranger = await open(`/post-mortems/${reference}`);
    const other = await open(`/post-mortems/${secret.reference}`, ana.cookie);
    for (const { text } of [stranger, other]) {
      expect(text).toContain('<div id="app"></div>');
      expect(text).not.toMatch(/queue|leaked|id="seed"/i);
    }
  });
});
