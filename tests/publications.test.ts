import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '#server/platform/secrets.ts';
import { createDownload } from '#shared/client.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import {
  createFollowUp,
  createPostMortem,
  EXPORT_EXTENSIONS,
  EXPORT_FORMATS,
  type ExportFormat,
  getPostMortem,
  setOwner,
  submit,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import {
  countReading,
  exportPublication,
  getPublication,
  listPublications,
  planPublication,
  previewPublication,
  publishFor,
  readPublication,
  revokeShare,
  sharePublication,
  withdrawPublication,
} from '#shared/contracts/publications.ts';
import { listRecord } from '#shared/contracts/record.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

/** None of these may be in a file for customers, in whatever letters. */
const SECRETS = ['Okafor', 'sokafor', 'Zyxwar', 'Bjørnfjell', 'grafana.acme.internal', 'INC-', 'Slackbot-77'];
const CUSTOMER = 'Zyxwar Söhne';

let server: TestServer;
let ana: TestMember;
let sam: TestMember;
let eve: TestMember;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  sam = await signUp(server, { name: 'Sam Okafor', email: 'sam.okafor@example.com', role: 'viewer' });
  eve = await signUp(server, { name: 'Eve Stone', email: 'eve@example.com' });
  id = await begin('Checkout for Zyxwar Söhne failed', { services: ['checkout-bjørnfjell'] });
});
afterAll(() => server?.stop());

async function begin(title: string, more: { services?: string[]; private?: boolean } = {}, isSubmitted = true) {
  const incident = await server.call(createIncident, {
    title,
    startedAt: '2026-03-02T10:00:00Z',
    lead: 'Sam Okafor',
    ...more,
  });
  await server.call(addEvents, {
    id: incident.id,
    events: [
      { at: '2026-03-02T10:03:00Z', kind: 'alert', text: 'p99 above 2 s for Zyxwar Söhne', source: 'Slackbot-77' },
      {
        at: '2026-03-02T10:08:00Z',
        kind: 'action',
        text: 'Restarted the broker',
        actor: 'Sam Okafor',
        url: 'https://grafana.acme.internal/d/1',
      },
    ],
  });
  const made = await ana.call(createPostMortem, { title, incidents: [incident.id], template: 'standard' });
  await write(
    made.id,
    'summary',
    [
      '**Sam** Okafor (@sokafor) restarted the broker for Zyxwar\nSöhne, see [the graph of Sam](https://grafana.acme.internal/d/1).',
      "```sql\nselect * from orders where customer = 'ZYXWAR SOHNE' -- sam.okafor@example.com\n```",
      '| who | what |\n| --- | --- |\n| Okafor, Sam | bjørnfjell-1 |',
      '<!-- Zyxwar Söhne -->',
    ].join('\n\n'),
  );
  for (const section of made.sections.filter((one) => one.required && one.key !== 'summary'))
    await write(made.id, section.key, `${section.markdown}\n\nWritten by Sam Okafor.`);
  if (isSubmitted) await ana.call(submit, { id: made.id });
  return made.id;
}

async function write(postMortem: string, key: string, markdown: string): Promise<void> {
  const { sections } = await ana.call(getPostMortem, { id: postMortem });
  const { version: baseVersion } = sections.find((section) => section.key === key)!;
  await ana.call(writeSection, { id: postMortem, key, markdown, baseVersion });
}

const planFor = async (audience: Audience, postMortem = id) =>
  (await ana.call(planPublication, { id: postMortem, audience })).plan as PublicationPlan;

async function customerPlan(): Promise<PublicationPlan> {
  const choice = await ana.call(planPublication, { id, audience: 'customers' });
  return {
    ...choice.plan,
    sections: choice.sections.map(({ key }) => ({ key, wording: null })),
    words: [
      { text: CUSTOMER, as: 'a customer' },
      { text: 'Bjornfjell', as: 'a region' },
      { text: 'Slackbot-77', as: 'a tool' },
    ],
    evidence: true,
    timeline: { rule: 'all', ids: [] },
    followUps: { rule: 'all', ids: [] },
  };
}
const publish = async (audience: Audience, postMortem = id) =>
  ana.call(publishFor, { id: postMortem, audience, plan: await planFor(audience, postMortem) });
const shared = (link: string, query = '') => fetch(server.url + new URL(link).pathname + query);
const share = async (publicationId: string, days = 30) => ana.call(sharePublication, { id: publicationId, days });

/** Every byte string that a reader of the file could find words in: parts of archives and streams of PDFs inflated. */
async function contentsOf(format: ExportFormat, bytes: Uint8Array): Promise<Uint8Array[]> {
  if (format === 'docx')
    return [
      bytes,
      ...Object.values(unzipSync(bytes)),
      ...Object.keys(unzipSync(bytes)).map((name) => Buffer.from(name)),
    ];
  if (format !== 'pdf') return [bytes];
  const raw = Buffer.from(bytes);
  const streams: Uint8Array[] = [];
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    const from = at + (raw[at + 6] === 0x0d ? 8 : 7);
    try {
      streams.push(inflateSync(raw.subarray(from, raw.indexOf('endstream', from))));
    } catch {
      // "endstream", or a stream that is not compressed: searched as it stands.
    }
  }
  expect(streams.length).toBeGreaterThan(0);
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true });
  return [bytes, ...streams, Buffer.from(text)];
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[øØ]/g, 'o')
    .toLowerCase();
function secretsIn(contents: Uint8Array[]): string[] {
  const texts = contents.flatMap((bytes) => {
    const buffer = Buffer.from(bytes);
    const shifted = buffer.subarray(1, buffer.length - ((buffer.length - 1) % 2));
    return [
      buffer.toString('utf8'),
      buffer.toString('latin1'),
      buffer.toString('utf16le'),
      shifted.toString('utf16le'),
      Buffer.from(buffer.subarray(0, buffer.length & ~1))
        .swap16()
        .toString('utf16le'),
    ];
  });
  const read = texts.map(plain);
  return SECRETS.filter((secret) => read.some((text) => text.includes(plain(secret))));
}

describe('a version for customers', () => {
  it.each(EXPORT_FORMATS)('holds no byte of what was taken out, as %s', async (format) => {
    const { id: publicationId } = await ana.call(publishFor, { id, audience: 'customers', plan: await customerPlan() });
    const download = createDownload({
      baseUrl: server.url,
      headers: () => ({ authorization: `Bearer ${server.adminKey}` }),
    });
    const bytes = await download(exportPublication, { id: publicationId, format });
    const contents = await contentsOf(format, bytes);
    expect(secretsIn(contents)).toEqual([]);
    expect(contents.some((one) => Buffer.from(one).toString('utf8').includes('a customer'))).toBe(true);
  });

  it('is what its preview showed, by the same text', async () => {
    const plan = await customerPlan();
    const preview = await ana.call(previewPublication, { id, audience: 'customers', plan });
    const made = await ana.call(publishFor, { id, audience: 'customers', plan, digest: preview.digest });
    expect((await ana.call(getPublication, { id: made.id })).html).toBe(preview.html);
    const samPlaces = preview.redacted.find(({ label }) => label === 'Sam Okafor');
    expect(samPlaces?.as).toBe('the incident lead');
    expect(samPlaces!.places).toBeGreaterThan(5);
    await expect(
      ana.call(publishFor, { id, audience: 'customers', plan: { ...plan, title: 'Another' }, digest: preview.digest }),
    ).rejects.toMatchObject({ code: 'stale' });
  });

  it('shows of follow-ups only what was chosen, and not whose they are', async () => {
    const followUp = await ana.call(createFollowUp, {
      title: 'Alert before the queue is full',
      postMortemId: id,
      ownerId: sam.id,
    });
    await ana.call(createFollowUp, { title: 'Rewrite the billing engine', postMortemId: id });
    const plan = { ...(await planFor('customers')), followUps: { rule: 'chosen' as const, ids: [followUp.id] } };
    const { html } = await ana.call(previewPublication, { id, audience: 'customers', plan });
    expect(html).toContain('Alert before the queue is full');
    expect(html).not.toMatch(/Rewrite the billing|FU-\d|owner/);
  });

  it('is refused with a plan that cannot be followed', async () => {
    const plan = await planFor('customers');
    await expect(
      ana.call(previewPublication, {
        id,
        audience: 'customers',
        plan: { ...plan, sections: [{ key: 'no-such', wording: null }] },
      }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      ana.call(previewPublication, {
        id,
        audience: 'customers',
        plan: { ...plan, words: [{ text: 'acme', as: 'ACME Inc' }] },
      }),
    ).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('ACME Inc') });
    await expect(
      ana.call(previewPublication, { id, audience: 'customers', plan: { ...plan, words: [{ text: '—', as: 'x' }] } }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('versions', () => {
  it('are numbered for each audience, two at once too, and do not change with the document', async () => {
    const own = await begin('Numbers');
    const made = await Promise.all([publish('internal', own), publish('internal', own), publish('leadership', own)]);
    expect(made.map(({ audience, number }) => `${audience} ${number}`).sort()).toEqual([
      'internal 1',
      'internal 2',
      'leadership 1',
    ]);
    const before = await ana.call(getPublication, { id: made[0]!.id });
    await write(own, 'summary', 'Something else.');
    expect((await ana.call(getPublication, { id: made[0]!.id })).html).toBe(before.html);
    expect(
      (await ana.call(previewPublication, { id: own, audience: 'internal', plan: await planFor('internal', own) }))
        .html,
    ).toContain('Something else.');
  });

  it('remember their plan for the next one', async () => {
    const own = await begin('Again');
    const plan = { ...(await planFor('customers', own)), words: [{ text: 'Kestrel', as: 'a customer' }] };
    await ana.call(publishFor, { id: own, audience: 'customers', plan });
    expect(await planFor('customers', own)).toEqual(plan);
  });

  it('are not made of a draft', async () => {
    const draft = await begin('Draft', {}, false);
    expect((await ana.call(listPublications, { id: draft })).notYet).toContain('draft');
    await expect(publish('internal', draft)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are withdrawn once, with a reason, and their links end', async () => {
    const made = await publish('leadership');
    const { link } = await share(made.id);
    const withdrawn = await ana.call(withdrawPublication, { id: made.id, reason: 'A wrong figure' });
    expect(withdrawn.withdrawn).toMatchObject({ by: 'Ana Ruiz', reason: 'A wrong figure' });
    expect((await shared(link)).status).toBe(404);
    await expect(ana.call(withdrawPublication, { id: made.id, reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(share(made.id)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a link', () => {
  it('shows one page without script or outside request, unlisted, and any file of it', async () => {
    const made = await ana.call(publishFor, { id, audience: 'customers', plan: await customerPlan() });
    const { link, share: first } = await share(made.id);
    const page = await shared(link);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(html).not.toMatch(/<script|<img|<link|src=|url\(|@import/i);
    expect(secretsIn([Buffer.from(html)])).toEqual([]);
    for (const format of EXPORT_FORMATS) {
      const file = await shared(link, `?format=${format}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toBe(
        `attachment; filename="post-mortem-customers-${made.number}.${EXPORT_EXTENSIONS[format]}"`,
      );
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
    await shared(link);
    const { items } = await ana.call(listPublications, { id });
    expect(items.find((one) => one.id === made.id)?.shares).toMatchObject([{ id: first.id, opens: 2, state: 'open' }]);
    expect((await sam.call(listPublications, { id })).items.find((one) => one.id === made.id)?.shares).toEqual([]);
  });

  it('is stored as its hash alone', async () => {
    const { link } = await share((await publish('leadership')).id);
    const token = new URL(link).pathname.split('/').at(-1)!;
    const rows = await server.app.ctx.db.selectFrom('publication_shares').selectAll().execute();
    expect(rows.map((row) => row.token_hash.toString('hex'))).toContain(hashToken(token).toString('hex'));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('that ended, was revoked, or was never made gets one same answer', async () => {
    const made = await publish('leadership');
    const [over, ended] = [await share(made.id), await share(made.id)];
    await server.app.ctx.db
      .updateTable('publication_shares')
      .set({ expires_at: new Date(Date.now() - 60_000) })
      .where('id', '=', over.share.id)
      .execute();
    await ana.call(revokeShare, { id: ended.share.id });
    const answers = await Promise.all(
      [over.link, ended.link, `${server.url}/shared/guessed`, `${server.url}/shared/${'x'.repeat(300)}`].map(
        async (link) => {
          const answer = await shared(link);
          return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
        },
      ),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
    expect(answers[0]!.text).toContain('This link leads nowhere');
    const { items } = await ana.call(listPublications, { id });
    expect(
      items
        .find((one) => one.id === made.id)
        ?.shares.map((one) => one.state)
        .sort(),
    ).toEqual(['expired', 'revoked']);
  });

  it('without an end is for admins', async () => {
    const made = await publish('leadership');
    await expect(ana.call(sharePublication, { id: made.id, public: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { share: open, link } = await server.call(sharePublication, { id: made.id, public: true });
    expect(open.expiresAt).toBeNull();
    expect((await shared(link)).status).toBe(200);
  });
});

describe('a public page', () => {
  const ROBOTS = /<meta name="robots" content="noindex/;

  it('is listed by search engines only when an admin says so', async () => {
    const made = await publish('customers');
    await expect(server.call(sharePublication, { id: made.id, listed: true })).rejects.toMatchObject({
      code: 'bad-input',
    });
    for (const listed of [false, true]) {
      const { share: open, link } = await server.call(sharePublication, { id: made.id, public: true, listed });
      expect(open.listed).toBe(listed);
      const response = await shared(link);
      expect(response.headers.get('x-robots-tag') === null).toBe(listed);
      expect(ROBOTS.test(await response.text())).toBe(!listed);
    }
  });

  it('is taken along as a folder that needs nothing else, and holds nothing of what was taken out', async () => {
    const made = await ana.call(publishFor, { id, audience: 'customers', plan: await customerPlan() });
    const site = async (query = '') =>
      fetch(`${server.url}/api/v1/publications/${made.id}/site${query}`, { headers: { cookie: ana.cookie } });
    const response = await site();
    expect(response.headers.get('content-disposition')).toMatch(/PM-\d+-customers-\d+\.zip/);
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files)).toEqual(['index.html', 'document.pdf', 'document.docx', 'document.md', 'robots.txt']);
    const page = strFromU8(files['index.html']!);
    expect(page).toMatch(ROBOTS);
    for (const name of ['pdf', 'docx', 'md']) expect(page).toContain(`href="document.${name}"`);
    expect(page).not.toMatch(/<script|<link|src="(?!data:)|url\(|@import/);
    for (const secret of SECRETS) {
      expect(page).not.toContain(secret);
      expect(strFromU8(files['document.md']!)).not.toContain(secret);
    }
    const listed = unzipSync(new Uint8Array(await (await site('?listed=true')).arrayBuffer()));
    expect(Object.keys(listed)).not.toContain('robots.txt');
    expect(strFromU8(listed['index.html']!)).not.toMatch(ROBOTS);
    await ana.call(withdrawPublication, { id: made.id, reason: 'A name was left in it.' });
    expect((await site()).status).toBe(409);
  });
});

describe('a private incident', () => {
  it('needs a second yes, to publish and to share, and is seen by who took part', async () => {
    const incident = await server.call(createIncident, { title: 'Kestrel leaked', private: true, lead: 'Ana Ruiz' });
    const made = await ana.call(createPostMortem, {
      title: 'Kestrel leaked',
      incidents: [incident.id],
      template: 'standard',
    });
    for (const section of made.sections.filter((one) => one.required))
      await write(made.id, section.key, `${section.markdown}\n\nWritten.`);
    await ana.call(submit, { id: made.id });
    const input = { id: made.id, audience: 'customers' as const, plan: await planFor('customers', made.id) };
    await expect(ana.call(publishFor, input)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('confirmPrivate'),
    });
    const version = await ana.call(publishFor, { ...input, confirmPrivate: true });
    await expect(share(version.id)).rejects.toMatchObject({ code: 'conflict' });
    const { link } = await ana.call(sharePublication, { id: version.id, confirmPrivate: true });
    expect((await shared(link)).status).toBe(200);
    for (const call of [
      () => eve.call(listPublications, { id: made.id }),
      () => eve.call(getPublication, { id: version.id }),
      () => eve.call(previewPublication, input),
      () => eve.call(exportPublication, { id: version.id, format: 'md' }),
      () => eve.call(readPublication, { id: version.id }),
      () => eve.call(withdrawPublication, { id: version.id, reason: 'x' }),
      () => eve.call(sharePublication, { id: version.id, confirmPrivate: true }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that became private later ends what was shared before', async () => {
    const own = await begin('Later private');
    const { link } = await share((await publish('leadership', own)).id);
    expect((await shared(link)).status).toBe(200);
    const { incidents } = await ana.call(getPostMortem, { id: own });
    await server.call(updateIncident, { id: incidents[0]!.id, private: true });
    expect((await shared(link)).status).toBe(404);
    expect((await server.call(getIncident, { id: incidents[0]!.id })).private).toBe(true);
  });
});

describe('who has read it', () => {
  const readersOf = async (publicationId: string) =>
    (await ana.call(listPublications, { id })).items.find((one) => one.id === publicationId)?.readers;

  it('is counted once each, of those who took part and others, and not for who says no', async () => {
    await ana.call(setOwner, { id, personId: ana.id });
    const made = await publish('internal');
    expect(await readersOf(made.id)).toMatchObject({ read: 0, of: 2, others: 0, names: [], mayBeMore: false });
    for (const reader of [sam, sam, eve]) await reader.call(readPublication, { id: made.id });
    expect(await readersOf(made.id)).toMatchObject({ read: 1, of: 2, others: 1, mayBeMore: false });
    await sam.call(countReading, { isCounted: false });
    expect(await sam.call(readPublication, { id: made.id })).toEqual({ isCounted: false });
    expect(await readersOf(made.id)).toMatchObject({ read: 0, of: 1, others: 1, mayBeMore: true });
    await sam.call(countReading, { isCounted: true });
    expect(await readersOf(made.id)).toMatchObject({ read: 0, of: 2, others: 1, mayBeMore: false });
  });

  it('is nobody’s business for a version for customers', async () => {
    const made = await publish('customers');
    expect(await sam.call(readPublication, { id: made.id })).toEqual({ isCounted: false });
    expect(await readersOf(made.id)).toBeNull();
  });
});

describe('the record', () => {
  it('has each publication, link, copy and withdrawal', async () => {
    const own = await begin('Recorded');
    const made = await publish('leadership', own);
    const first = await share(made.id);
    await ana.call(revokeShare, { id: first.share.id });
    await ana.call(revokeShare, { id: first.share.id });
    await server.call(sharePublication, { id: made.id, public: true });
    await ana.call(exportPublication, { id: made.id, format: 'md' });
    await ana.call(withdrawPublication, { id: made.id, reason: 'Wrong' });
    const { items }: OutputOf<typeof listRecord> = await server.call(listRecord, { action: 'publication' });
    const of = items.filter((one) => one.postMortemId === own).map((one) => one.action);
    expect(of).toEqual([
      'publication.withdrawn',
      'publication.exported',
      'publication.opened',
      'publication.share-revoked',
      'publication.shared',
      'publication.published',
    ]);
  });

  it('and viewers make none of them', async () => {
    const made = await publish('leadership');
    await expect(
      sam.call(publishFor, { id, audience: 'internal', plan: await planFor('internal') }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sam.call(withdrawPublication, { id: made.id, reason: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(sam.call(sharePublication, { id: made.id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
