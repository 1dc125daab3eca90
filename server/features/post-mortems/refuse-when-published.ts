import { AppError } from '#shared/errors.ts';
import type { PostMortemHead } from './post-mortem-access.ts';

export function refuseWhenPublished(head: PostMortemHead): void {
  if (head.status === 'published') throw isPublished();
}

export const isPublished = (): AppError =>
  new AppError('conflict', 'It is published, and published text does not change. Reopen it first.');
