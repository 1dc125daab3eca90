import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDestination, pushPublication } from '#shared/contracts/destinations.ts';
import { getPostMortem, submit } from '#shared/contracts/post-mortems.ts';
import type { PublicationPlan } from '#shared/redaction/plan.ts';
import type { DestinationKind } from '#shared/rules/destinations.ts';
import { startConfluence } from './support/elsewhere/confluence.ts';
import type { Elsewhere } from './support/elsewhere/foreign-api.ts';
import { hasGit, startGit } from './support/elsewhere/git.ts';
import { startGoogle } from './support/elsewhere/google.ts';
import { startNotion } from './support/elsewhere/notion.ts';
import { beginPostMortem, publish, writeIn } from './support/elsewhere/published.ts';
import { settled } from './support/elsewhere/use-destinations.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/** None of these may leave, in whatever letters: not in a text, a title, the name of a file, a label or an attachment. */
const SECRETS = ['zyxwar', 'okafor', 'bjørnfjell', 'bjornfjell', 'grafana.acme.internal', 'INC-', 'PM-'];
const KINDS: [DestinationKind, () => Promise<Elsewhere>][] = [
  ['confluence-cloud', () => startConfluence('cloud')],
  ['confluence-data-center', () => startConfluence('data-center')],
  ['notion', startNotion],
  ['google-docs', startGoogle],
  ...(hasGit() ? [['git', startGit] as [DestinationKind, () => Promise<Elsewhere>]] : []),
];

let server: TestServer;
let ana: TestMember;
let id: string;

beforeAll(async () => {
  server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  await signUp(server, { name: 'Sam Okafor', email: 'sam.okafor@example.com', role: 'viewer' });
  id = await beginPostMortem(server, ana, 'Checkout for Zyxwar Söhne failed', {
    services: ['checkout-bjørnfjell'],
    summary:
      'Sam Okafor restarted the broker for Zyxwar Söhne, see [the graph](https://grafana.acme.internal/d/1).\n\n```sql\nselect 1 -- ZYXWAR SÖHNE\n```',
  });
  const picture = await uploadPicture('zyxwar-okafor.png');
  await writeIn(
    ana,
    id,
    'summary',
    `Zyxwar Söhne lost orders.\n\n![the screen of Zyxwar Söhne](${picture})\n\nKept words.`,
  );
  await ana.call(submit, { id }).catch(() => undefined);
});
afterAll(() => server?.stop());

const PNG = createCanvas(40, 30).toBuffer('image/png');

async function uploadPicture(name: string): Promise<string> {
  const { id: own } = await ana.call(getPostMortem, { id });
  const query = new URLSearchParams({ name });
  const response = await server.request(`/api/v1/post-mortems/${own}/files?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: PNG,
  });
  const file = (await response.json()) as { id: string };
  return `/api/v1/files/${file.id}`;
}

const forCustomers = (plan: PublicationPlan): PublicationPlan => ({
  ...plan,
  title: 'Checkout for Zyxwar Söhne failed',
  people: { rule: 'roles', named: [], words: [] },
  words: [
    { text: 'Zyxwar Söhne', as: 'a customer' },
    { text: 'Zyxwar', as: 'a customer' },
    { text: 'Bjornfjell', as: 'a region' },
  ],
  links: { rule: 'remove', hosts: [] },
  pictures: true,
  evidence: true,
  references: false,
  timeline: { rule: 'all', ids: [] },
});

describe.each(KINDS)('what arrives at %s', (kind, start) => {
  it('holds what was published, and no byte of what was taken out', async () => {
    const there = await start();
    const { settings, secret } = there;
    const destination = await server.call(createDestination, {
      kind,
      name: kind,
      settings,
      secret,
      audience: 'customers',
    });
    const version = await publish(ana, id, 'customers', forCustomers);
    await ana.call(pushPublication, { id: version.id, destinationId: destination.id });
    await settled(ana, id, destination.id, 'pushed');

    const [page] = await there.pages();
    expect(page!.title).toBe('Checkout for a customer failed');
    expect(page!.text).toContain('Kept words.');
    const all = await there.everything();
    // The picture itself went along where pictures do: what is searched below is all that there is.
    expect(all.includes(PNG)).toBe(kind !== 'git' && kind !== 'google-docs');
    const texts = [
      all.toString('utf8'),
      all.toString('utf16le'),
      decodeURIComponent(escapeLone(all.toString('latin1'))),
    ];
    for (const text of texts.map((one) => one.normalize('NFC').toLowerCase()))
      for (const one of SECRETS) expect(text.includes(one.toLowerCase()), `${one} in ${kind}`).toBe(false);
    await there.stop();
  });
});

/** Percent signs that are none of an address stay as they are. */
const escapeLone = (text: string) => text.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%(?:[89a-f][0-9a-f])/gi, '');
