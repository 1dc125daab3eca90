import { Client } from '@notionhq/client';
import type { SettingsOf } from '#shared/contracts/destinations.ts';
import { DestinationFault, PageConflict } from '../fault.ts';
import type { Kind } from '../kind.ts';
import type { Line } from '../line.ts';
import type { Known, Page } from '../page.ts';
import { appendBlocks } from './append-blocks.ts';
import { notionBlocks } from './notion-blocks.ts';
import { cut, plainText } from './rich-text.ts';

type NotionSettings = SettingsOf<'notion'>;
/** What every plan of Notion takes in one file. */
const MOST_PICTURE_BYTES = 5 * 1024 ** 2;
const LONGEST_TITLE = 2000;

export const notion: Kind<NotionSettings> = {
  check: async (settings, token, line) => {
    const client = open(settings, token, line);
    const { name } = await placeFor(client, settings);
    return `Pages go ${settings.under === 'database' ? 'into the database' : 'under the page'} “${name}”.`;
  },
  push: async (page, settings, token, line, known, keep) => {
    const client = open(settings, token, line);
    const uploads = await uploadPictures(client, page);
    const blocks = notionBlocks(page.document, uploads);
    const id = known ? await emptied(client, line, page, known) : await made(client, settings, page);
    if (!known) await keep({ remoteId: id, url: addressOf(id), remoteVersion: 'begun' });
    await appendBlocks(client, id, blocks);
    const { edited } = await read(client, id);
    return { remoteId: id, url: addressOf(id), remoteVersion: edited };
  },
  remove: async (settings, token, line, known) => {
    const client = open(settings, token, line);
    const current = await find(client, line, known.remoteId);
    if (!current) return;
    await refuseEdited(client, known, current);
    await client.pages.update({ page_id: known.remoteId, in_trash: true });
  },
  placeOf: ({ apiAddress }) => apiAddress ?? '',
};

/** Nothing is tried again within a try: the line waits where it is asked to, the queue does the rest. Faults are ours to say. */
const open = ({ apiAddress }: NotionSettings, token: string, line: Line) =>
  new Client({
    auth: token,
    fetch: line.fetch,
    retry: false,
    logger: () => {},
    ...(apiAddress && { baseUrl: apiAddress }),
  });

const addressOf = (id: string) => `https://www.notion.so/${id.replaceAll('-', '')}`;
const titleOf = (page: Page) => plainText(cut(page.title, LONGEST_TITLE)[0] ?? page.document.word);

/** Where a new page goes, what that is called, and under which name a page there has its title. */
async function placeFor(client: Client, { under, placeId }: NotionSettings) {
  if (under === 'page') {
    const page = await client.pages.retrieve({ page_id: placeId });
    return { parent: { page_id: placeId } as const, titleKey: 'title', name: titleIn(page) };
  }
  const database = await client.databases.retrieve({ database_id: placeId });
  const [source] = 'data_sources' in database ? database.data_sources : [];
  if (!source) throw new DestinationFault('This database holds no table of its own. Name the one it shows.');
  const { properties } = await client.dataSources.retrieve({ data_source_id: source.id });
  const titleKey = Object.entries(properties).find(([, { type }]) => type === 'title')?.[0] ?? 'title';
  return { parent: { data_source_id: source.id } as const, titleKey, name: source.name };
}

function titleIn(page: object): string {
  const properties =
    'properties' in page ? (page.properties as Record<string, { title?: { plain_text: string }[] }>) : {};
  const parts = Object.values(properties).flatMap(({ title }) => title ?? []);
  return parts.map(({ plain_text }) => plain_text).join('') || 'without a title';
}

async function made(client: Client, settings: NotionSettings, page: Page): Promise<string> {
  const { parent, titleKey } = await placeFor(client, settings);
  const { id } = await client.pages.create({ parent, properties: { [titleKey]: { title: titleOf(page) } } });
  return id;
}

/** The known page without what stood on it, under the title of today. */
async function emptied(client: Client, line: Line, page: Page, known: Known): Promise<string> {
  const current = await find(client, line, known.remoteId);
  if (!current) throw new PageConflict('gone');
  await refuseEdited(client, known, current);
  const properties = { [current.titleKey]: { title: titleOf(page) } };
  await client.pages.update({ page_id: known.remoteId, erase_content: true, properties });
  return known.remoteId;
}

type Current = { edited: string; editedBy: string; titleKey: string; isInTrash: boolean };

async function read(client: Client, id: string): Promise<Current> {
  const page = await client.pages.retrieve({ page_id: id });
  if (!('last_edited_time' in page)) throw new DestinationFault('Notion shows this token only a part of the page.');
  const titleKey = Object.entries(page.properties).find(([, { type }]) => type === 'title')?.[0] ?? 'title';
  const isInTrash = page.in_trash || page.is_archived === true;
  return { edited: page.last_edited_time, editedBy: page.last_edited_by.id, titleKey, isInTrash };
}

/** Null for one that is in the bin, deleted, or shared with this token no more. */
async function find(client: Client, line: Line, id: string): Promise<Current | null> {
  try {
    const current = await read(client, id);
    return current.isInTrash ? null : current;
  } catch (error) {
    if (line.refusal?.status !== 404) throw error;
    line.refusal = null;
    return null;
  }
}

/** Its clock has minutes only, so it is asked who was last: whoever is not this token wrote after us. */
async function refuseEdited(client: Client, { remoteVersion }: Known, { editedBy }: Current): Promise<void> {
  if (remoteVersion === null) return;
  const me = await client.users.me({});
  if (editedBy !== me.id) throw new PageConflict('edited');
}

async function uploadPictures(client: Client, { pictures }: Page): Promise<Map<string, string>> {
  const uploads = new Map<string, string>();
  for (const { file, name, type, bytes } of pictures) {
    if (bytes.byteLength > MOST_PICTURE_BYTES) continue;
    const content_type = type === 'png' ? 'image/png' : 'image/jpeg';
    const { id } = await client.fileUploads.create({ mode: 'single_part', filename: name, content_type });
    const data = new Blob([new Uint8Array(bytes)], { type: content_type });
    await client.fileUploads.send({ file_upload_id: id, file: { filename: name, data } });
    uploads.set(file, id);
  }
  return uploads;
}
