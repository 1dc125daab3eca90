import { type Answer, type Asked, type Elsewhere, formParts, startService } from './foreign-api.ts';

type Kept = {
  id: string;
  title: string;
  status: 'current' | 'trashed';
  body: string;
  version: { number: number; message: string };
  parent: string | null;
  labels: string[];
  attachments: { id: string; title: string; bytes: Buffer }[];
};
type Sent = {
  title: string;
  body: { value?: string; storage?: { value: string } };
  version?: { number: number; message?: string };
  parentId?: string;
  ancestors?: { id: string }[];
};

const CLOUD = { space: { id: '65', key: 'OPS', name: 'Operations' } };

/** Confluence Cloud (REST v2, and v1 for attachments and labels) or Data Center (REST v1): what they share, and each its paths. */
export async function startConfluence(edition: 'cloud' | 'data-center'): Promise<Elsewhere & { kept: Kept[] }> {
  const kept: Kept[] = [];
  const removed: Buffer[] = [];
  let last = 1000;
  const isCloud = edition === 'cloud';
  const token = isCloud ? `Basic ${Buffer.from('bot@example.com:cloud-token').toString('base64')}` : 'Bearer pat-token';
  kept.push(newPage('Home', ''));

  function newPage(title: string, body: string): Kept {
    last += 1;
    const version = { number: 1, message: '' };
    return { id: String(last), title, status: 'current', body, version, parent: null, labels: [], attachments: [] };
  }
  const shown = (page: Kept) => ({
    id: page.id,
    type: 'page',
    status: page.status,
    title: page.title,
    version: { ...page.version, createdAt: '2026-03-02T10:00:00.000Z', authorId: 'bot' },
    body: { storage: { value: page.body, representation: 'storage' } },
    _links: { webui: `/x/${page.id}` },
  });
  const sentIn = (asked: Asked) => JSON.parse(asked.body.toString('utf8')) as Sent;
  const bodyIn = ({ body }: Sent) => (isCloud ? body.value : body.storage?.value) ?? '';
  const refuse = (status: number, message: string): Answer => ({
    status,
    json: isCloud ? { errors: [{ status, title: message }] } : { statusCode: status, message },
  });
  const isTaken = (title: string, but?: Kept) =>
    kept.some((page) => page !== but && page.status === 'current' && page.title === title);

  function create(sent: Sent): Answer {
    if (isTaken(sent.title)) return refuse(400, 'A page with this title already exists');
    const page = newPage(sent.title, bodyIn(sent));
    page.version.message = sent.version?.message ?? '';
    page.parent = sent.parentId ?? sent.ancestors?.[0]?.id ?? null;
    kept.push(page);
    return { json: shown(page) };
  }

  function onPage(asked: Asked, page: Kept | undefined): Answer {
    if (!page || (page.status === 'trashed' && !isCloud)) return refuse(404, 'There is no such page');
    if (asked.method === 'GET') return { json: shown(page) };
    if (asked.method === 'DELETE') {
      page.status = 'trashed';
      return { status: 204 };
    }
    const sent = sentIn(asked);
    if (sent.version?.number !== page.version.number + 1)
      return refuse(409, 'Version must be one more than the current');
    if (isTaken(sent.title, page)) return refuse(400, 'A page with this title already exists');
    Object.assign(page, { title: sent.title, body: bodyIn(sent) });
    page.version = { number: sent.version.number, message: sent.version.message ?? '' };
    return { json: shown(page) };
  }

  function onAttachments(asked: Asked, page: Kept, attachmentId: string | undefined): Answer {
    if (asked.method === 'GET') {
      const name = asked.query.get('filename');
      const results = page.attachments.filter(({ title }) => name === null || title === name);
      return { json: { results: results.map(({ id, title }) => ({ id, title })) } };
    }
    if (!/^no-?check$/.test(String(asked.headers['x-atlassian-token']))) return refuse(403, 'XSRF check failed');
    const file = formParts(asked).find(({ filename }) => filename !== null);
    if (!file) return refuse(400, 'No file was sent');
    const there = page.attachments.find(({ id, title }) => id === attachmentId || title === file.filename);
    if (there && !attachmentId && !isCloud) return refuse(400, 'Cannot add a new attachment with same file name');
    if (there) there.bytes = file.bytes;
    else
      page.attachments.push({
        id: `att${file.filename!.length}${page.attachments.length}`,
        title: file.filename!,
        bytes: file.bytes,
      });
    return { json: { results: page.attachments.map(({ id, title }) => ({ id, title })) } };
  }

  function detach(id: string): Answer | undefined {
    const page = kept.find(({ attachments }) => attachments.some((one) => one.id === id));
    if (!page) return undefined;
    removed.push(...page.attachments.filter((one) => one.id === id).map(({ bytes }) => bytes));
    page.attachments = page.attachments.filter((one) => one.id !== id);
    return { status: 204 };
  }

  function answer(asked: Asked): Answer {
    if (asked.headers.authorization !== token) return refuse(401, 'Unauthorized');
    const { method, query } = asked;
    const root = isCloud ? '/wiki' : '/confluence';
    if (!asked.path.startsWith(root)) return refuse(404, 'Not found');
    const path = asked.path.slice(root.length);
    const byTitle = () =>
      kept.filter((page) => page.status === 'current' && page.title === query.get('title')).map(shown);
    const pageOf = (id: string) => kept.find((page) => page.id === id);

    const attachment = /^\/rest\/api\/content\/(\d+)\/child\/attachment(?:\/(\w+)\/data)?$/.exec(path);
    if (attachment) return onAttachments(asked, pageOf(attachment[1]!)!, attachment[2]);
    const label = /^\/rest\/api\/content\/(\d+)\/label$/.exec(path);
    if (label) {
      const names = (JSON.parse(asked.body.toString()) as { name: string }[]).map(({ name }) => name);
      const page = pageOf(label[1]!)!;
      page.labels = [...new Set([...page.labels, ...names])];
      return { json: { results: page.labels.map((name) => ({ name })) } };
    }
    if (isCloud) {
      if (path === '/api/v2/spaces') return { json: { results: query.get('keys') === 'OPS' ? [CLOUD.space] : [] } };
      if (path === '/api/v2/spaces/65/operations')
        return { json: { operations: [{ operation: 'create', targetType: 'page' }] } };
      if (path === '/api/v2/pages' && method === 'GET') return { json: { results: byTitle() } };
      if (path === '/api/v2/pages') return create(sentIn(asked));
      const listed = /^\/api\/v2\/pages\/(\d+)\/attachments$/.exec(path);
      if (listed) return onAttachments(asked, pageOf(listed[1]!)!, undefined);
      const gone = /^\/api\/v2\/attachments\/(\w+)$/.exec(path);
      if (gone) return detach(gone[1]!) ?? refuse(404, 'No such attachment');
      const page = /^\/api\/v2\/pages\/(\d+)$/.exec(path);
      if (page) return onPage(asked, pageOf(page[1]!));
      return refuse(404, 'Not found');
    }
    if (path === '/rest/api/space/OPS') return { json: { key: 'OPS', name: 'Operations' } };
    if (path === '/rest/api/content' && method === 'GET') return { json: { results: byTitle() } };
    if (path === '/rest/api/content') return create(sentIn(asked));
    const page = /^\/rest\/api\/content\/(\w+)$/.exec(path);
    if (page) return (method === 'DELETE' && detach(page[1]!)) || onPage(asked, pageOf(page[1]!));
    return refuse(404, 'Not found');
  }

  const service = await startService(answer);
  const standing = () => kept.filter(({ status, title }) => status === 'current' && title !== 'Home');
  return {
    kept,
    service,
    settings: {
      site: `${service.url}${isCloud ? '' : '/confluence'}`,
      ...(isCloud && { email: 'bot@example.com' }),
      space: 'OPS',
      parentId: kept[0]!.id,
      labels: ['post-mortem'],
    },
    secret: isCloud ? 'cloud-token' : 'pat-token',
    pages: async () => standing().map(({ id, title, body }) => ({ id, title, text: body })),
    editByHand: async (id) => {
      const page = kept.find((one) => one.id === id)!;
      page.body += '<p>Written by hand.</p>';
      page.version = { number: page.version.number + 1, message: '' };
    },
    deletePage: async (id) => {
      kept.find((one) => one.id === id)!.status = 'trashed';
    },
    everything: async () =>
      Buffer.concat([
        ...service.asked.map(({ path, query, body }) => Buffer.concat([Buffer.from(`${path}?${query}`), body])),
        ...removed,
      ]),
    stop: service.stop,
  };
}
