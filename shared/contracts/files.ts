import { z } from 'zod';
import { contract, done, id, postMortemRef, requiredLine } from './contract.ts';

/** Bytes of the largest file that is taken. */
export const MAX_FILE_BYTES = 26_214_400;

export const storedFile = z.object({
  id,
  /** Address of its bytes, from the root of the server. */
  url: z.string(),
  name: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Pixels, of pictures. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Shown in the text; anything else is only ever downloaded. */
  isImage: z.boolean(),
});

export const uploadFile = contract({
  name: 'files.upload',
  method: 'POST',
  path: '/post-mortems/:id/files',
  who: 'post-mortem.edit',
  status: 201,
  bodyField: 'file',
  bytes: true,
  maxBody: MAX_FILE_BYTES,
  summary: 'Attach a file: the body is its bytes, the query carries its name',
  input: z.object({ id: postMortemRef, name: requiredLine(255), file: z.instanceof(Uint8Array) }),
  output: storedFile,
});
export const getFile = contract({
  name: 'files.get',
  method: 'GET',
  path: '/files/:id',
  who: 'post-mortem.read',
  file: true,
  summary: 'The bytes of a file: pictures to show, everything else to download',
  input: z.object({ id }),
  output: z.unknown(),
});
export const removeFile = contract({
  name: 'files.remove',
  method: 'DELETE',
  path: '/files/:id',
  who: 'post-mortem.edit',
  summary: 'Destroy the bytes of a file, for what should never have been attached; the text keeps its place',
  input: z.object({ id }),
  output: done,
});
