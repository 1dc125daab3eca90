import { z } from 'zod';
import { contract, done, id, instant, page, pageInput, postMortemRef, words } from './contract.ts';
import { personRef } from './people.ts';

/** A Yjs relative position as JSON. Opaque to the server: only a client that has the document can read it. */
const position = z.string().max(1000).nullable();
const quote = words(4000);
const context = words(200);

/** What a thread is about. Text is named twice: by its place in the shared text, and by its words with those around them. */
export const anchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document') }),
  z.object({
    kind: z.literal('text'),
    section: z.string().max(100),
    quote: quote.refine((value) => value.trim().length > 0, { error: 'must quote some text' }),
    /** What stands before and after the quote in its section, at most 200 characters each. */
    prefix: context,
    suffix: context,
    start: position,
    end: position,
  }),
  z.object({
    kind: z.literal('block'),
    section: z.string().max(100),
    /** The block's name (`timeline`, `follow-ups`, …) and, for a block about one row, that row. */
    block: z.string().min(1).max(100),
    ref: z.string().max(100).nullable(),
    /** Id of one row within the block; null for the block as a whole. */
    row: z.string().max(100).nullable(),
    /** How the row or block was called when the thread began. */
    quote,
  }),
  z.object({
    kind: z.literal('suggestion'),
    section: z.string().max(100),
    suggestion: z.string().min(1).max(200),
    /** What was suggested when the thread began. */
    quote,
  }),
]);
export type Anchor = z.output<typeof anchor>;
export type TextAnchor = Extract<Anchor, { kind: 'text' }>;

/** Markdown of a line or two; people are mentioned as `[@Ana Ruiz](debrief:person/ID)`. */
const text = words(20_000).refine((value) => value.trim().length > 0, { error: 'must not be empty' });

export const comment = z.object({
  id,
  /** Null when an API key wrote it; `authorName` is always there. */
  author: personRef.nullable(),
  authorName: z.string(),
  /** Empty once deleted. */
  markdown: z.string(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  may: z.object({ edit: z.boolean(), delete: z.boolean() }),
});
export const thread = z.object({
  id,
  postMortemId: id,
  anchor,
  createdAt: instant,
  /** Null while it is open. */
  resolvedAt: instant.nullable(),
  resolvedBy: z.string().nullable(),
  comments: z.array(comment),
  may: z.object({ 'comment.add': z.boolean() }),
});

export const listThreads = contract({
  name: 'threads.list',
  method: 'GET',
  path: '/post-mortems/:id/threads',
  who: 'post-mortem.read',
  summary: 'The threads of comments on a post-mortem, oldest first',
  input: z.object({ id: postMortemRef, state: z.enum(['open', 'resolved', 'all']).default('all'), ...pageInput }),
  output: page(thread),
});
export const createThread = contract({
  name: 'threads.create',
  method: 'POST',
  path: '/post-mortems/:id/threads',
  who: 'comment.add',
  status: 201,
  summary: 'Begin a thread on some text, on a live block or a row of it, on a suggestion, or on the whole document',
  input: z.object({ id: postMortemRef, anchor, text }),
  output: thread,
});
export const replyToThread = contract({
  name: 'threads.reply',
  method: 'POST',
  path: '/threads/:id/comments',
  who: 'comment.add',
  status: 201,
  summary: 'Add a comment to a thread',
  input: z.object({ id, text }),
  output: thread,
});
export const resolveThread = contract({
  name: 'threads.resolve',
  method: 'POST',
  path: '/threads/:id/resolve',
  who: 'comment.add',
  summary: 'Say that a thread is settled',
  input: z.object({ id }),
  output: thread,
});
export const reopenThread = contract({
  name: 'threads.reopen',
  method: 'POST',
  path: '/threads/:id/reopen',
  who: 'comment.add',
  summary: 'Take a settled thread up again',
  input: z.object({ id }),
  output: thread,
});
export const anchorThread = contract({
  name: 'threads.re-anchor',
  method: 'PUT',
  path: '/threads/:id/anchor',
  who: 'comment.add',
  summary: 'Say where the text of a thread stands now that it was edited',
  input: z.object({ id, anchor }),
  output: thread,
});
export const editComment = contract({
  name: 'comments.edit',
  method: 'PATCH',
  path: '/comments/:id',
  who: 'comment.add',
  summary: 'Change one’s own comment',
  input: z.object({ id, text }),
  output: thread,
});
export const deleteComment = contract({
  name: 'comments.delete',
  method: 'DELETE',
  path: '/comments/:id',
  who: 'comment.add',
  summary: 'Delete one’s own comment; admins delete any. A thread without comments is gone',
  input: z.object({ id }),
  output: done,
});
