import { z } from 'zod';
import { EVENT_KINDS } from '../incident-record.ts';
import { contract, id, incidentRef, instant, line, timeText, timeZone, words } from './contract.ts';

export const chatMessage = z.object({
  /** The same message read twice has the same id: adding it twice adds it once. */
  id: z.string(),
  at: instant.nullable(),
  atText: z.string(),
  author: z.string().nullable(),
  text: z.string(),
  kind: z.enum(EVENT_KINDS),
  thread: z.string().nullable(),
  reactions: z.array(z.object({ name: z.string(), count: z.number() })),
  pinned: z.boolean(),
  key: z.boolean(),
  system: z.boolean(),
  url: z.string().nullable(),
  problems: z.array(z.string()),
});
export type ChatMessage = z.infer<typeof chatMessage>;

export const readChat = contract({
  name: 'chat.read',
  method: 'POST',
  path: '/chat/read',
  who: 'chat.read',
  bodyField: 'file',
  bytes: true,
  maxBody: 100 * 1024 * 1024,
  summary:
    'Read a pasted conversation (text) or an export (zip, JSON, text log) and show what was understood; stores nothing',
  input: z.object({
    name: line(300).optional(),
    timeZone: timeZone,
    date: z.iso.date().optional(),
    channel: line(200).optional(),
    startedAt: timeText.optional().describe('When the recording began, for times that count from there (Zoom)'),
    file: z.instanceof(Uint8Array),
  }),
  output: z.object({
    format: z.string(),
    messages: z.array(chatMessage),
    people: z.array(z.string()),
    channels: z.array(z.string()),
    problems: z.array(z.object({ where: z.string(), why: z.string() })),
    needsDate: z.boolean(),
    needsZone: z.boolean(),
  }),
});
export const addChat = contract({
  name: 'chat.add',
  method: 'POST',
  path: '/incidents/:id/chat',
  who: 'event.add',
  status: 201,
  maxBody: 64 * 1024 * 1024,
  summary: 'Add a conversation, as read and corrected, to the timeline',
  input: z.object({
    id: incidentRef,
    source: line(200).default('chat'),
    messages: z
      .array(
        z.object({
          id: z.string().max(200),
          at: instant,
          author: line(200).nullish(),
          text: words(100_000),
          kind: z.enum(EVENT_KINDS).optional(),
          thread: z.string().max(200).nullish(),
          reactions: z
            .array(z.object({ name: line(100), count: z.number() }))
            .max(100)
            .optional(),
          key: z.boolean().optional(),
          url: line(4000).nullish(),
        }),
      )
      .max(10_000),
  }),
  output: z.object({
    accepted: z.number(),
    duplicates: z.number(),
    edited: z.number(),
    rejected: z.array(z.object({ index: z.number(), why: z.string() })),
    ids: z.array(id),
  }),
});
