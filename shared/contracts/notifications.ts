import { z } from 'zod';
import { contract, flag, id, instant, page, pageInput, postMortemRef } from './contract.ts';

export const notification = z.object({
  id,
  kind: z.enum(['mention', 'reply']),
  /** Who wrote it. */
  by: z.string(),
  excerpt: z.string(),
  postMortem: z.object({ id, reference: z.string(), title: z.string() }),
  /** Address of the place in the application. */
  path: z.string(),
  at: instant,
  readAt: instant.nullable(),
});

export const listNotifications = contract({
  name: 'notifications.list',
  method: 'GET',
  path: '/notifications',
  who: 'signed-in',
  summary: 'What the caller was told by name, newest first; an API key is nobody and is told nothing',
  input: z.object({ unread: flag.optional(), ...pageInput }),
  output: page(notification),
});
export const readNotifications = contract({
  name: 'notifications.read',
  method: 'POST',
  path: '/notifications/read',
  who: 'signed-in',
  summary: 'Mark as read: what is about one post-mortem, or everything',
  input: z.object({ postMortemId: postMortemRef.optional() }),
  output: z.object({ read: z.number() }),
});
