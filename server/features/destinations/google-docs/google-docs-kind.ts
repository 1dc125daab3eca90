import { createHash } from 'node:crypto';
import { docs, type docs_v1 } from '@googleapis/docs';
import { z } from 'zod';
import type { SettingsOf } from '#shared/contracts/destinations.ts';
import { DestinationFault, PageConflict } from '../fault.ts';
import type { Kind } from '../kind.ts';
import type { Line } from '../line.ts';
import type { Known, Page } from '../page.ts';
import { accessToken, accountOf } from './access-token.ts';
import { docParts } from './doc-parts.ts';
import { docRequests } from './doc-requests.ts';
import { type Drive, openDrive } from './drive.ts';

type GoogleSettings = SettingsOf<'google-docs'>;
type Opened = { documents: docs_v1.Docs['documents']; drive: Drive };

export const googleDocs: Kind<GoogleSettings> = {
  check: async (settings, secret, line) => {
    const { drive } = await open(settings, secret, line);
    const folder = await drive.find(settings.folderId);
    const account = accountOf(secret);
    if (!folder)
      throw new DestinationFault(
        `This folder is not there, or was not shared${account ? ` with ${account}` : ' with this account'}.`,
      );
    if (!folder.mayAdd)
      throw new DestinationFault(`The folder “${folder.name}” can be seen, but nothing may be added to it.`);
    return `Documents go into the folder “${folder.name}”.`;
  },
  push: async (page, settings, secret, line, known, keep) => {
    const { documents, drive } = await open(settings, secret, line);
    const id = known?.remoteId ?? (await made(drive, settings, page, keep));
    const there = await read(documents, drive, line, id);
    if (!there) throw new PageConflict('gone');
    if (known && !isUntouched(known, there)) throw new PageConflict('edited');
    if (there.title !== page.title) await drive.rename(id, page.title);
    await write(documents, line, id, there, page);
    const now = await read(documents, drive, line, id);
    return { remoteId: id, url: addressOf(id), remoteVersion: now && stampOf(now) };
  },
  remove: async (settings, secret, line, known) => {
    const { documents, drive } = await open(settings, secret, line);
    const there = await read(documents, drive, line, known.remoteId);
    if (!there) return;
    if (!isUntouched(known, there)) throw new PageConflict('edited');
    await drive.bin(known.remoteId);
  },
  placeOf: ({ apiAddress }) => apiAddress ?? '',
};

const addressOf = (id: string) => `https://docs.google.com/document/d/${id}/edit`;

async function open({ apiAddress }: GoogleSettings, secret: string, line: Line): Promise<Opened> {
  const token = await accessToken(secret, line);
  const client = docs({
    version: 'v1',
    headers: { authorization: `Bearer ${token}` },
    fetchImplementation: line.fetch,
    retry: false,
    ...(apiAddress && { rootUrl: `${apiAddress}/` }),
  });
  return { documents: client.documents, drive: openDrive(apiAddress ?? 'https://www.googleapis.com', token, line) };
}

/** A new document, known as soon as it exists. */
async function made(
  drive: Drive,
  { folderId }: GoogleSettings,
  page: Page,
  keep: (known: Known) => Promise<void>,
): Promise<string> {
  const id = await drive.create(page.title, folderId);
  await keep({ remoteId: id, url: addressOf(id), remoteVersion: null });
  return id;
}

type There = { title: string; revision: string; digest: string; end: number };

/** The document as it stands; null for one that is deleted, or in the bin. */
async function read(documents: Opened['documents'], drive: Drive, line: Line, id: string): Promise<There | null> {
  if (!(await drive.find(id))) return null;
  try {
    const { data } = await documents.get({ documentId: id });
    const content = data.body?.content ?? [];
    return {
      title: data.title ?? '',
      revision: z.string().parse(data.revisionId),
      digest: createHash('sha256').update(JSON.stringify(content)).digest('base64url'),
      end: content.at(-1)?.endIndex ?? 2,
    };
  } catch (error) {
    if (line.refusal?.status !== 404) throw error;
    line.refusal = null;
    return null;
  }
}

const stampOf = ({ revision, digest }: There) => `${revision} ${digest}`;

/** Google renames revisions after a day although nothing was written: then what stands there decides. */
function isUntouched({ remoteVersion }: Known, { revision, digest }: There): boolean {
  if (remoteVersion === null) return true;
  const [ours, content] = remoteVersion.split(' ');
  return ours === revision || content === digest;
}

/** All or nothing, and only onto what was read. */
async function write(documents: Opened['documents'], line: Line, id: string, there: There, page: Page): Promise<void> {
  const requests = docRequests(docParts(page.document), there.end);
  try {
    await documents.batchUpdate({
      documentId: id,
      requestBody: { requests, writeControl: { requiredRevisionId: there.revision } },
    });
  } catch (error) {
    // Somebody wrote between our look and our writing.
    if (line.refusal?.status === 400 && /revision/i.test(line.refusal.words)) throw new PageConflict('edited');
    throw error;
  }
}
