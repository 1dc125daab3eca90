import type { z } from 'zod';
import {
  getIncidentHead,
  type IncomingEvent,
  readTime,
  storeEvents,
  tellTimeline,
} from '#server/features/incidents/index.ts';
import { operation } from '#server/platform/operation.ts';
import { addChat as contract } from '#shared/contracts/chat.ts';
import { classifyText } from '#shared/intake/classify.ts';

type Message = z.output<typeof contract.input>['messages'][number];

const IDS_SHOWN = 100;

/** Adds a conversation as somebody has read and corrected it. A message keeps its id, so adding it again adds nothing. */
export const addChat = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'event.add');
  const source = input.source || 'chat';
  const read = input.messages.map((message) => toEvent(message, source));
  const good = read.filter((one): one is IncomingEvent => typeof one !== 'string');
  const rejected = read.flatMap((one, index) => (typeof one === 'string' ? [{ index, why: one }] : []));
  const { ids, ...counts } = await ctx.transaction((tx) => storeEvents(ctx, tx, head.id, good));
  if (counts.accepted + counts.edited > 0) await tellTimeline(ctx, head.id);
  return { ...counts, rejected, ids: input.messages.length <= IDS_SHOWN ? ids : [] };
});

/** A message as an event, or the sentence that says why it cannot be one. */
function toEvent(message: Message, source: string): IncomingEvent | string {
  if (!message.text.trim()) return 'text must not be empty';
  const time = readTime(message.at, 'UTC');
  if (typeof time === 'string') return time;
  return {
    at: time.at,
    kind: message.kind ?? classifyText(message.text),
    text: message.text,
    source,
    actor: message.author || null,
    url: message.url || null,
    externalId: chatId(message.id),
    thread: message.thread ? chatId(message.thread) : null,
    reactions: message.reactions ?? null,
    ...(message.key ? { key: true, keyedBy: 'source' as const } : {}),
  };
}

/** Ids of messages stand beside those of other tools in one incident. */
const chatId = (id: string) => (id.startsWith('chat:') ? id : `chat:${id}`);
