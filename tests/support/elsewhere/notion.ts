import { randomUUID } from 'node:crypto';
import { type Answer, type Asked, type Elsewhere, formParts, startService } from './foreign-api.ts';

type Block = { id: string; type: string; value: Record<string, unknown>; children: Block[] };
type Kept = {
  id: string;
  title: string;
  parent: unknown;
  children: Block[];
  editedBy: string;
  edited: string;
  inTrash: boolean;
};
type Text = { text: { content: string; link: { url: string } | null } }[];

const BOT = '9a3b5ae0-c6e6-482d-b0e1-ed315ee6dc57';
const PERSON = '71e95936-2737-4e11-b03d-f174f6f13087';
export const DATABASE = 'd9824bdc84454327be8b5b47500af6ce';
const SOURCE = 'c174b72c-d782-432f-8dc0-b647e1c96df6';

/** Notion as its reference describes it, with its limits: a hundred blocks, two thousand characters, rows as wide as their table. */
export async function startNotion(): Promise<Elsewhere & { kept: Kept[]; uploads: Map<string, Buffer> }> {
  const kept: Kept[] = [];
  const uploads = new Map<string, Buffer>();
  const blocks = new Map<string, Block>();
  const refuse = (status: number, code: string, message: string): Answer => ({
    status,
    json: { object: 'error', status, code, message },
  });
  const touch = (page: Kept, by: string) => Object.assign(page, { editedBy: by, edited: new Date().toISOString() });
  const shown = (page: Kept) => ({
    object: 'page',
    id: page.id,
    created_time: page.edited,
    last_edited_time: page.edited,
    last_edited_by: { object: 'user', id: page.editedBy },
    in_trash: page.inTrash,
    archived: page.inTrash,
    parent: page.parent,
    properties: { Name: { id: 'title', type: 'title', title: [{ plain_text: page.title }] } },
    url: `https://www.notion.so/${page.id}`,
  });

  function faultOf(value: unknown): string | null {
    if (Array.isArray(value)) {
      if (value.length > 100) return `has ${value.length} items, at most 100 are allowed`;
      return value.map(faultOf).find(Boolean) ?? null;
    }
    if (value === null || typeof value !== 'object') return null;
    const { content, url } = value as { content?: unknown; url?: unknown };
    if (typeof content === 'string' && content.length > 2000) return 'content is longer than 2000';
    if (typeof url === 'string' && !/^(https?:|mailto:)/.test(url)) return 'Invalid URL for link';
    return Object.values(value).map(faultOf).find(Boolean) ?? null;
  }

  function make(given: Record<string, unknown>): Block {
    const type = String(given.type);
    const { children = [], ...value } = given[type] as { children?: Record<string, unknown>[] } & Record<
      string,
      unknown
    >;
    const block: Block = { id: randomUUID(), type, value, children: children.map(make) };
    blocks.set(block.id, block);
    return block;
  }

  function append(asked: Asked, id: string): Answer {
    const page = kept.find((one) => one.id === id);
    const into = page?.children ?? blocks.get(id)?.children;
    if (!into) return refuse(404, 'object_not_found', 'Could not find block');
    const { children } = JSON.parse(asked.body.toString('utf8')) as { children: Record<string, unknown>[] };
    const fault = faultOf(children);
    if (fault) return refuse(400, 'validation_error', `body failed validation: ${fault}`);
    const width = blocks.get(id)?.value.table_width;
    const made = children.map(make);
    const tables = made.filter(({ type }) => type === 'table');
    const rows = [
      ...tables.flatMap(({ value, children: inner }) => inner.map((row) => [row, value.table_width] as const)),
      ...made.filter(({ type }) => type === 'table_row').map((row) => [row, width] as const),
    ];
    if (
      rows.some(([row, wide]) => (row.value.cells as unknown[]).length !== wide) ||
      tables.some((one) => one.children.length === 0)
    )
      return refuse(400, 'validation_error', 'body failed validation: table rows');
    const images = made.filter(({ type }) => type === 'image');
    if (images.some(({ value }) => !uploads.get((value.file_upload as { id: string }).id)?.length))
      return refuse(400, 'validation_error', 'The file was not uploaded');
    into.push(...made);
    for (const one of kept) if (one === page || holds(one.children, id)) touch(one, BOT);
    return { json: { object: 'list', results: made.map((one) => ({ object: 'block', id: one.id, type: one.type })) } };
  }
  const holds = (all: Block[], id: string): boolean => all.some((one) => one.id === id || holds(one.children, id));

  function onPage(asked: Asked, page: Kept | undefined): Answer {
    if (!page) return refuse(404, 'object_not_found', 'Could not find page');
    if (asked.method === 'PATCH') {
      const sent = JSON.parse(asked.body.toString('utf8')) as {
        properties?: Record<string, { title: Text }>;
        erase_content?: boolean;
        in_trash?: boolean;
      };
      if (sent.erase_content) page.children = [];
      if (sent.in_trash !== undefined) page.inTrash = sent.in_trash;
      for (const { title } of Object.values(sent.properties ?? {})) page.title = wordsOf(title);
      touch(page, BOT);
    }
    return { json: shown(page) };
  }

  function answer(asked: Asked): Answer {
    if (asked.headers.authorization !== 'Bearer ntn_token') return refuse(401, 'unauthorized', 'API token is invalid.');
    if (!asked.headers['notion-version']) return refuse(400, 'missing_version', 'Notion-Version is missing');
    const path = asked.path.replace(/^\/v1\//, '');
    if (path === 'users/me') return { json: { object: 'user', id: BOT, type: 'bot', name: 'Debrief', bot: {} } };
    if (path.replaceAll('-', '') === `databases/${DATABASE}`)
      return {
        json: { object: 'database', id: DATABASE, title: [], data_sources: [{ id: SOURCE, name: 'Post-mortems' }] },
      };
    if (path === `data_sources/${SOURCE}`)
      return { json: { object: 'data_source', id: SOURCE, properties: { Name: { id: 'title', type: 'title' } } } };
    if (path === 'pages') {
      const { parent, properties } = JSON.parse(asked.body.toString('utf8')) as {
        parent: unknown;
        properties: Record<string, { title: Text }>;
      };
      if (!properties.Name) return refuse(400, 'validation_error', 'There is no such property');
      const page: Kept = {
        id: randomUUID(),
        title: wordsOf(properties.Name.title),
        parent,
        children: [],
        editedBy: BOT,
        edited: '',
        inTrash: false,
      };
      kept.push(touch(page, BOT));
      return { json: shown(page) };
    }
    if (path === 'file_uploads') {
      const id = randomUUID();
      uploads.set(id, Buffer.alloc(0));
      return { json: { object: 'file_upload', id, status: 'pending' } };
    }
    const sent = /^file_uploads\/([\w-]+)\/send$/.exec(path);
    if (sent) {
      uploads.set(sent[1]!, formParts(asked).find(({ name }) => name === 'file')!.bytes);
      return { json: { object: 'file_upload', id: sent[1], status: 'uploaded' } };
    }
    const children = /^blocks\/([\w-]+)\/children$/.exec(path);
    if (children) return append(asked, children[1]!);
    const page = /^pages\/([\w-]+)$/.exec(path);
    return onPage(
      asked,
      kept.find(({ id }) => id === page?.[1]),
    );
  }

  const service = await startService(answer);
  return {
    kept,
    uploads,
    service,
    settings: { under: 'database', placeId: `https://www.notion.so/acme/${DATABASE}?v=1`, apiAddress: service.url },
    secret: 'ntn_token',
    pages: async () =>
      kept.filter(({ inTrash }) => !inTrash).map(({ id, title, children }) => ({ id, title, text: textOf(children) })),
    editByHand: async (id) => {
      const page = kept.find((one) => one.id === id)!;
      page.children.push(
        make({ type: 'paragraph', paragraph: { rich_text: [{ text: { content: 'Written by hand.', link: null } }] } }),
      );
      touch(page, PERSON);
    },
    deletePage: async (id) => {
      kept.find((one) => one.id === id)!.inTrash = true;
    },
    everything: async () =>
      Buffer.concat(service.asked.map(({ path, body }) => Buffer.concat([Buffer.from(path), body]))),
    stop: service.stop,
  };
}

const wordsOf = (text: Text): string => text.map(({ text: { content } }) => content).join('');

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ value, children }) => {
      const cells = (value.cells as Text[] | undefined)?.map(wordsOf).join(' | ') ?? '';
      return [wordsOf((value.rich_text as Text | undefined) ?? []) + cells, textOf(children)]
        .filter(Boolean)
        .join('\n');
    })
    .join('\n');
}
