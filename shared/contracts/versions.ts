import { z } from 'zod';
import { contract, instant, page, pageInput, postMortemRef, requiredLine } from './contract.ts';

const number = z.coerce.number().int().min(1).max(1_000_000_000);
export const VERSION_KINDS = ['automatic', 'named', 'restored', 'template'] as const;

export const versionRow = z.object({
  number: z.number(),
  kind: z.enum(VERSION_KINDS),
  name: z.string().nullable(),
  /** Who wrote in it since the version before. */
  authors: z.array(z.string()),
  beganAt: instant,
  madeAt: instant,
  restoredFrom: z.number().nullable(),
});
export const documentVersion = versionRow.extend({
  sections: z.array(z.object({ key: z.string(), title: z.string(), markdown: z.string() })),
  /** The document in ProseMirror's JSON, brought up to the present schema. */
  content: z.unknown(),
});

export const listVersions = contract({
  name: 'versions.list',
  method: 'GET',
  path: '/post-mortems/:id/versions',
  who: 'post-mortem.read',
  summary: 'Versions of the document, newest first: one for each burst of work, and those that were given a name',
  input: z.object({ id: postMortemRef, ...pageInput }),
  output: page(versionRow),
});
export const getVersion = contract({
  name: 'versions.get',
  method: 'GET',
  path: '/post-mortems/:id/versions/:number',
  who: 'post-mortem.read',
  summary: 'One version, whole',
  input: z.object({ id: postMortemRef, number }),
  output: documentVersion,
});
export const nameVersion = contract({
  name: 'versions.name',
  method: 'POST',
  path: '/post-mortems/:id/versions',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Keep the document as it is now under a name',
  input: z.object({ id: postMortemRef, name: requiredLine(200) }),
  output: versionRow,
});
export const renameVersion = contract({
  name: 'versions.rename',
  method: 'PATCH',
  path: '/post-mortems/:id/versions/:number',
  who: 'post-mortem.edit',
  summary: 'Give a version a name, or another one',
  input: z.object({ id: postMortemRef, number, name: requiredLine(200) }),
  output: versionRow,
});
export const restoreVersion = contract({
  name: 'versions.restore',
  method: 'POST',
  path: '/post-mortems/:id/versions/:number/restore',
  who: 'post-mortem.edit',
  summary: 'Put the text of a version back, as a new version; what stood there is kept as the one before',
  input: z.object({ id: postMortemRef, number }),
  output: versionRow,
});
export const showAuthorship = contract({
  name: 'versions.authorship',
  method: 'GET',
  path: '/post-mortems/:id/authorship',
  who: 'post-mortem.read',
  summary: 'Who wrote each piece of the text that stands now',
  input: z.object({ id: postMortemRef }),
  output: z.object({
    sections: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        blocks: z.array(
          z.object({
            type: z.string(),
            /** `by` null is Debrief itself: the draft, or what came with an import. */
            runs: z.array(z.object({ text: z.string(), by: z.string().nullable() })),
          }),
        ),
      }),
    ),
  }),
});
