import { z } from 'zod';
import type { Line } from '../line.ts';
import { type ConfluenceApi, type ConfluenceSettings, firstOf, isInBin, readList, readPage } from './confluence-api.ts';
import { asker, orNull } from './confluence-requests.ts';

const EXPANDED = 'version,body.storage';

/** Confluence Data Center, whose API the client library does not speak; `token` is a personal access token. */
export function dataCenterApi({ site, space, parentId }: ConfluenceSettings, token: string, line: Line): ConfluenceApi {
  const ask = asker(`${site}/rest/api`, `Bearer ${token}`, line);
  const bodyOf = (title: string, body: string) => ({
    type: 'page',
    title,
    body: { storage: { value: body, representation: 'storage' } },
  });
  return {
    describeSpace: async () => {
      const found = await ask({ url: `/space/${encodeURIComponent(space)}` });
      return { name: z.object({ name: z.string() }).parse(found).name, mayCreate: null };
    },
    find: (id) =>
      orNull(line, async () => {
        const found = await ask({ url: `/content/${id}`, searchParams: { expand: EXPANDED } });
        return isInBin(found) ? null : readPage(found);
      }),
    findByTitle: async (title) => {
      const searchParams = { spaceKey: space, title, type: 'page', expand: EXPANDED };
      const found = firstOf(await ask({ url: '/content', searchParams }));
      return found ? readPage(found) : null;
    },
    create: async ({ title, body, message }) => {
      const made = {
        ...bodyOf(title, body),
        space: { key: space },
        version: { number: 1, message },
        ...(parentId && { ancestors: [{ id: parentId }] }),
      };
      return readPage(await ask({ method: 'POST', url: '/content', searchParams: { expand: EXPANDED }, body: made }));
    },
    update: async (id, version, { title, body, message }) => {
      const changed = { ...bodyOf(title, body), version: { number: version, message } };
      return readPage(
        await ask({ method: 'PUT', url: `/content/${id}`, searchParams: { expand: EXPANDED }, body: changed }),
      );
    },
    remove: async (id) => void (await orNull(line, () => ask({ method: 'DELETE', url: `/content/${id}` }))),
    attach: async (id, { name, bytes, type }) => {
      const form = new FormData();
      form.append(
        'file',
        new File([new Uint8Array(bytes)], name, { type: type === 'png' ? 'image/png' : 'image/jpeg' }),
      );
      form.append('minorEdit', 'true');
      // Without it, an upload is taken for one that another site forged.
      const headers = { 'X-Atlassian-Token': 'nocheck' };
      const url = `/content/${id}/child/attachment`;
      const there = readList(await ask({ url, searchParams: { filename: name } })).find(({ title }) => title === name);
      await ask({ method: 'POST', url: there ? `${url}/${there.id}/data` : url, headers, body: form });
    },
    listAttachments: async (id) =>
      readList(await ask({ url: `/content/${id}/child/attachment`, searchParams: { limit: 250 } })),
    detach: async (id) => void (await orNull(line, () => ask({ method: 'DELETE', url: `/content/${id}` }))),
    label: async (id, labels) => {
      if (labels.length > 0)
        await ask({
          method: 'POST',
          url: `/content/${id}/label`,
          body: labels.map((name) => ({ prefix: 'global', name })),
        });
    },
    urlOf: (id) => `${site}/pages/viewpage.action?pageId=${id}`,
  };
}
