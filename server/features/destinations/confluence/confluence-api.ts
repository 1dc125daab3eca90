import { z } from 'zod';
import type { PagePicture } from '../page.ts';

/** A page there, as far as it matters. `message` is what was said of its newest version. */
export type RemotePage = { id: string; title: string; version: number; message: string; body: string };
export type NewPage = { title: string; body: string; message: string };

/** What both editions of Confluence can do, each by its own API. Pages are of one space. */
export type ConfluenceApi = {
  /** Says what the space is called, and whether pages can be made there as far as that can be known. */
  describeSpace: () => Promise<{ name: string; mayCreate: boolean | null }>;
  /** Null for one that is deleted, or in the bin. */
  find: (id: string) => Promise<RemotePage | null>;
  findByTitle: (title: string) => Promise<RemotePage | null>;
  create: (page: NewPage) => Promise<RemotePage>;
  update: (id: string, version: number, page: NewPage) => Promise<RemotePage>;
  remove: (id: string) => Promise<void>;
  attach: (id: string, picture: PagePicture) => Promise<void>;
  listAttachments: (id: string) => Promise<{ id: string; title: string }[]>;
  detach: (attachmentId: string) => Promise<void>;
  label: (id: string, labels: readonly string[]) => Promise<void>;
  urlOf: (id: string) => string;
};

export type ConfluenceSettings = { site: string; space: string; parentId: string | null; labels: string[] };

const text = z.union([z.string(), z.number()]).transform(String);
const page = z.object({
  id: text,
  title: z.string(),
  status: z.string().default('current'),
  version: z.object({ number: z.number(), message: z.string().nullish() }),
  body: z.object({ storage: z.object({ value: z.string() }).nullish() }).nullish(),
});
const list = z.object({ results: z.array(z.object({ id: text, title: z.string().default('') })) });

/** Both editions answer pages in this form; of all else they say nothing is needed here. */
export function readPage(answer: unknown): RemotePage {
  const { id, title, version, body } = page.parse(answer);
  return { id, title, version: version.number, message: version.message ?? '', body: body?.storage?.value ?? '' };
}

export const isInBin = (answer: unknown): boolean => page.parse(answer).status === 'trashed';
export const readList = (answer: unknown): { id: string; title: string }[] => list.parse(answer).results;
export const firstOf = (answer: unknown): unknown =>
  z.object({ results: z.array(z.unknown()) }).parse(answer).results[0];
