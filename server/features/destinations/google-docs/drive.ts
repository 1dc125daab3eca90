import { z } from 'zod';
import type { Line } from '../line.ts';

const MIME = 'application/vnd.google-apps.document';
const file = z.object({
  id: z.string(),
  name: z.string().default(''),
  trashed: z.boolean().default(false),
  capabilities: z.object({ canAddChildren: z.boolean().default(false) }).optional(),
});

/** The four things that a document needs of Drive: too few for a library. Also in shared drives. */
export type Drive = {
  /** Null for what is deleted, in the bin, or not shared with this account. */
  find: (id: string) => Promise<{ name: string; mayAdd: boolean } | null>;
  create: (name: string, folderId: string) => Promise<string>;
  rename: (id: string, name: string) => Promise<void>;
  bin: (id: string) => Promise<void>;
};

export function openDrive(root: string, token: string, line: Line): Drive {
  const ask = async (method: string, path: string, query: Record<string, string>, body?: object) => {
    const search = new URLSearchParams({ supportsAllDrives: 'true', ...query });
    const response = await line.fetch(`${root}/drive/v3/files${path}?${search}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return file.parse(await response.json());
    if (response.status === 404 && method === 'GET') {
      line.refusal = null;
      return null;
    }
    throw new Error(`Drive answered ${response.status}`);
  };
  const pathOf = (id: string) => `/${encodeURIComponent(id)}`;
  return {
    find: async (id) => {
      const found = await ask('GET', pathOf(id), { fields: 'id,name,trashed,capabilities/canAddChildren' });
      if (!found || found.trashed) return null;
      return { name: found.name, mayAdd: found.capabilities?.canAddChildren ?? false };
    },
    create: async (name, folderId) => {
      const made = await ask('POST', '', { fields: 'id' }, { name, mimeType: MIME, parents: [folderId] });
      return made!.id;
    },
    rename: async (id, name) => void (await ask('PATCH', pathOf(id), { fields: 'id' }, { name })),
    bin: async (id) => void (await ask('PATCH', pathOf(id), { fields: 'id' }, { trashed: true })),
  };
}
