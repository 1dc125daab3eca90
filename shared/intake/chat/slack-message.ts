import { asLine, asPayload, asPayloads, type Payload, pick } from '../webhooks/payload.ts';
import { wordsOf } from './slack-blocks.ts';
import { readUser, type SlackDirectory } from './slack-directory.ts';
import { slackToMarkdown } from './slack-text.ts';
import { type ChatAuthor, type ChatMessage, type ChatReaction, storable } from './transcript.ts';

/** Subtypes that Slack writes itself. */
const SYSTEM =
  /^(?:channel_|group_|bot_add|bot_remove|bot_enable|bot_disable|pinned_item|unpinned_item|reminder_add|tombstone|message_deleted|huddle_thread|sh_room|ekm_access_denied|thread_not_found|joiner_notification|mention_warning|app_conversation|document_mention|tabbed_canvas|.*_convert|.*_policy)/;

/**
 * One message of an export. `pins` is the time of a message that this one reports as pinned. Undefined without a readable
 * time, which is Slack's id of a message.
 */
export function readSlackMessage(
  raw: Payload,
  channel: string,
  directory: SlackDirectory,
): { message: ChatMessage; pins?: string } | undefined {
  const inner = raw.subtype === 'message_changed' ? asPayload(raw.message) : undefined;
  const source = inner ?? raw;
  const ts = asLine(source.ts, 40);
  const at = ts && /^\d{9,10}(?:\.\d{1,9})?$/.test(ts) ? Number(ts) * 1000 : Number.NaN;
  if (!ts || Number.isNaN(at)) return undefined;
  const subtype = asLine(source.subtype, 60) ?? '';
  const place = directory.channelId(channel) ?? channel;
  const name = (time: string) => `slack:${place}:${time}`.slice(0, 200);
  const parent = asLine(source.thread_ts, 40);
  const said = slackToMarkdown(wordsOf(source), directory);
  const item = asPayload(source.item);
  const pins =
    subtype === 'pinned_item' && item ? asLine(pick(item, 'ts') ?? asPayload(item.message)?.ts, 40) : undefined;
  const message: ChatMessage = {
    id: name(ts),
    at: new Date(Math.floor(at)).toISOString(),
    atText: ts,
    author: authorOf(source, directory),
    text: storable(subtype === 'me_message' ? `_${said.trim()}_` : said).trim(),
    ...(parent && parent !== ts ? { thread: name(parent) } : {}),
    reactions: asPayloads(source.reactions).flatMap((reaction) => readReaction(reaction, directory)),
    pinned:
      (Array.isArray(source.pinned_to) && source.pinned_to.length > 0) || asPayload(source.pinned_info) !== undefined,
    edited: inner !== undefined || asPayload(source.edited) !== undefined,
    system: SYSTEM.test(subtype),
    ...(channel ? { channel } : {}),
    problems: [],
  };
  return { message, ...(pins ? { pins } : {}) };
}

function authorOf(message: Payload, directory: SlackDirectory): ChatAuthor | undefined {
  const id = asLine(message.user);
  const known = id === undefined ? undefined : directory.person(id);
  const bot = asPayload(message.bot_profile);
  const botName = asLine(pick(message, 'username') ?? bot?.name);
  if (message.bot_id !== undefined || message.subtype === 'bot_message') {
    const name = botName ?? known?.name ?? asLine(message.bot_id);
    return name ? { name, isBot: true, ...(id ? { userId: id } : {}) } : undefined;
  }
  if (known) return known;
  const profile = asPayload(message.user_profile);
  const carried = profile && readUser(profile);
  if (carried) return { ...carried, ...(id ? { userId: id } : {}) };
  return id ? { name: id, userId: id } : botName ? { name: botName } : undefined;
}

function readReaction(reaction: Payload, directory: SlackDirectory): ChatReaction[] {
  const name = asLine(reaction.name, 100);
  if (!name) return [];
  const ids = Array.isArray(reaction.users) ? reaction.users.flatMap((user) => asLine(user) ?? []) : [];
  const users = ids.slice(0, 100).map((id) => directory.user(id) ?? id);
  const count = Math.max(Math.round(Number(reaction.count)) || 0, ids.length, 1);
  return [{ name, count, ...(users.length > 0 ? { users } : {}) }];
}
