import { addLabelsToContent, createOrUpdateAttachments } from 'confluence.js/v1';
import {
  createPage,
  deleteAttachment,
  deletePage,
  getPageAttachments,
  getPageById,
  getPages,
  getSpaceOperations,
  getSpaces,
  updatePage,
} from 'confluence.js/v2';
import { z } from 'zod';
import { DestinationFault } from '../fault.ts';
import type { Line } from '../line.ts';
import { type ConfluenceApi, type ConfluenceSettings, firstOf, isInBin, readList, readPage } from './confluence-api.ts';
import { asker, orNull } from './confluence-requests.ts';

type CloudSettings = ConfluenceSettings & { email: string };

/** Confluence Cloud, by the functions of its client library; what they ask goes over our own line. */
export function cloudApi({ site, space, parentId, email }: CloudSettings, token: string, line: Line): ConfluenceApi {
  const root = site.replace(/\/wiki$/, '');
  const ask = asker(root, `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`, line);
  const client = {
    // Its schemas are strict about answers that grow; what is needed of them is read by ours.
    sendRequest: async <T>({ method = 'GET', url, searchParams, body, headers }: Parameters<typeof ask>[0]) =>
      (await ask({ method, url, searchParams, body, headers })) as T,
  };
  let known: Promise<{ id: string; name: string }> | undefined;
  const findSpace = async () => {
    const found = firstOf(await getSpaces(client, { keys: [space] }));
    if (!found) throw new DestinationFault(`There is no space "${space}", or the account cannot see it.`);
    return z.object({ id: z.string(), name: z.string() }).parse(found);
  };
  const ourSpace = () => {
    known ??= findSpace();
    return known;
  };
  const bodyOf = (title: string, body: string) => ({
    status: 'current',
    title,
    body: { representation: 'storage', value: body },
  });

  return {
    describeSpace: async () => {
      const { id, name } = await ourSpace();
      const may = z
        .object({ operations: z.array(z.object({ operation: z.string(), targetType: z.string() })).default([]) })
        .parse(await getSpaceOperations(client, { id: Number(id) }));
      const mayCreate = may.operations.some((one) => one.operation === 'create' && one.targetType === 'page');
      return { name, mayCreate };
    },
    find: (id) =>
      orNull(line, async () => {
        const found = await getPageById(client, { id: Number(id), bodyFormat: 'storage' });
        return isInBin(found) ? null : readPage(found);
      }),
    findByTitle: async (title) => {
      const { id } = await ourSpace();
      const found = firstOf(await getPages(client, { spaceId: [Number(id)], title, bodyFormat: 'storage' }));
      return found ? readPage(found) : null;
    },
    create: async ({ title, body, message }) => {
      const { id } = await ourSpace();
      const made = {
        spaceId: id,
        ...(parentId && { parentId }),
        ...bodyOf(title, body),
        version: { number: 1, message },
      };
      return readPage(await createPage(client, { body: made }));
    },
    update: async (id, version, { title, body, message }) => {
      const changed = { id, ...bodyOf(title, body), version: { number: version, message } };
      return readPage(await updatePage(client, { id: Number(id), body: changed }));
    },
    remove: async (id) => void (await orNull(line, () => deletePage(client, { id: Number(id) }))),
    attach: async (id, { name, bytes, type }) => {
      const content = new File([new Uint8Array(bytes)], name, { type: type === 'png' ? 'image/png' : 'image/jpeg' });
      await createOrUpdateAttachments(client, { id, attachments: { filename: name, content } });
    },
    listAttachments: async (id) => readList(await getPageAttachments(client, { id: Number(id), limit: 250 })),
    detach: async (id) => void (await orNull(line, () => deleteAttachment(client, { id: id }))),
    label: async (id, labels) => {
      if (labels.length > 0)
        await addLabelsToContent(client, { id, body: labels.map((name) => ({ prefix: 'global', name })) });
    },
    urlOf: (id) => `${root}/wiki/spaces/${encodeURIComponent(space)}/pages/${id}`,
  };
}
