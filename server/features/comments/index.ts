import { anchorThread } from './anchor-thread.ts';
import { createThread } from './create-thread.ts';
import { deleteComment } from './delete-comment.ts';
import { editComment } from './edit-comment.ts';
import { listThreads } from './list-threads.ts';
import { replyToThread } from './reply-to-thread.ts';
import { settleOperations } from './settle-thread.ts';

export const commentOperations = [
  listThreads,
  createThread,
  replyToThread,
  ...settleOperations,
  anchorThread,
  editComment,
  deleteComment,
];
