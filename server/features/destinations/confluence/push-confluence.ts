import { macro } from '#shared/document/export/confluence-macros.ts';
import { renderConfluence } from '#shared/document/export/render-confluence.ts';
import { DestinationFault, PageConflict } from '../fault.ts';
import type { Keep } from '../kind.ts';
import type { Line } from '../line.ts';
import type { Known, Page } from '../page.ts';
import type { ConfluenceApi, NewPage, RemotePage } from './confluence-api.ts';
import { refusalOf } from './confluence-requests.ts';

/** Titles are unique in a space: as many pages of one name as are tried. */
const MOST_OF_ONE_TITLE = 9;
const LONGEST_TITLE = 250;
/** What our attachments are called, so that those of others are left alone. */
const OUR_ATTACHMENTS = /^debrief-(?:timeline|factors|picture-\d+)\.(?:png|jpg)$/;

export async function pushConfluence(
  api: ConfluenceApi,
  page: Page,
  labels: readonly string[],
  line: Line,
  known: Known | null,
  keep: Keep,
): Promise<Known> {
  const content = contentOf(page);
  const current = known && (await openKnown(api, page, known));
  const written = current ? await renew(api, line, current, content) : await make(api, line, page, content);
  const now = { remoteId: written.id, url: api.urlOf(written.id), remoteVersion: String(written.version) };
  await keep(now);
  for (const picture of page.pictures) await api.attach(written.id, picture);
  const shown = new Set(page.pictures.map(({ name }) => name));
  for (const { id, title } of await api.listAttachments(written.id))
    if (OUR_ATTACHMENTS.test(title) && !shown.has(title)) await api.detach(id);
  await api.label(written.id, labels);
  return now;
}

function contentOf(page: Page): NewPage {
  const attachments = new Map(page.pictures.map(({ file, name }) => [file, name]));
  return {
    title: [...page.title].slice(0, LONGEST_TITLE).join('') || page.document.word,
    // By the anchor our page is known as ours, also when its making was interrupted.
    body: `${macro('anchor', { '': page.key })}\n${renderConfluence(page.document, attachments)}`,
    message: stampOf(page),
  };
}

/** What we say of our own versions: one that says something else is of a person. */
const stampOf = ({ key, message }: Page) => `${message} (${key})`;
const isOurs = (remote: RemotePage, { key }: Page) => remote.message.endsWith(`(${key})`);

async function openKnown(api: ConfluenceApi, page: Page, { remoteId, remoteVersion }: Known): Promise<RemotePage> {
  const current = await api.find(remoteId);
  if (!current) throw new PageConflict('gone');
  const isEdited = remoteVersion !== null && current.version > Number(remoteVersion) && !isOurs(current, page);
  if (isEdited) throw new PageConflict('edited');
  return current;
}

async function renew(api: ConfluenceApi, line: Line, current: RemotePage, content: NewPage): Promise<RemotePage> {
  const title = isTitleOf(current.title, content.title)
    ? current.title
    : await freeTitle(api, content.title, current.id);
  try {
    return await api.update(current.id, current.version + 1, { ...content, title });
  } catch (error) {
    // Somebody saved between our look and our writing.
    if (refusalOf(line)?.status === 409) throw new PageConflict('edited');
    throw error;
  }
}

async function make(api: ConfluenceApi, line: Line, page: Page, content: NewPage): Promise<RemotePage> {
  for (let number = 1; number <= MOST_OF_ONE_TITLE; number += 1) {
    const title = titleOf(content.title, number);
    const there = await api.findByTitle(title);
    // Made by a try that did not come to its end, and not touched since.
    if (there && there.version === 1 && there.body.includes(page.key) && isOurs(there, page))
      return renew(api, line, there, { ...content, title });
    if (!there) return api.create({ ...content, title });
  }
  throw tooMany(content.title);
}

async function freeTitle(api: ConfluenceApi, wanted: string, ownId: string): Promise<string> {
  for (let number = 1; number <= MOST_OF_ONE_TITLE; number += 1) {
    const there = await api.findByTitle(titleOf(wanted, number));
    if (!there || there.id === ownId) return titleOf(wanted, number);
  }
  throw tooMany(wanted);
}

const titleOf = (title: string, number: number) => (number === 1 ? title : `${title} (${number})`);
const isTitleOf = (there: string, wanted: string) =>
  there === wanted || (there.startsWith(`${wanted} (`) && /^\d\)$/.test(there.slice(wanted.length + 2)));
const tooMany = (title: string) =>
  new DestinationFault(
    `There are too many pages called “${title}” in this space. Rename some of them, or this document.`,
  );
