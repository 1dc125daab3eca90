import { asLine, asPayload, asPayloads, type Payload, pick } from '../webhooks/payload.ts';
import type { SlackNames } from './slack-text.ts';
import type { ChatAuthor } from './transcript.ts';

/** Who and what the ids of an export are. */
export interface SlackDirectory extends SlackNames {
  person(id: string): ChatAuthor | undefined;
  channelId(name: string): string | undefined;
  /** Times (`ts`) of pinned messages. */
  pins: string[];
  hasUsers: boolean;
}

/** Reads `users.json` and the lists of channels, wherever in the export they lie. */
export function readDirectory(files: Map<string, unknown>): SlackDirectory {
  const people = new Map<string, ChatAuthor>();
  const channels = new Map<string, string>();
  const ids = new Map<string, string>();
  const pins: string[] = [];
  let hasUsers = false;
  for (const [file, value] of files) {
    const name = file.split('/').at(-1)!.toLowerCase();
    if (name === 'users.json' || name === 'org_users.json') {
      hasUsers = true;
      for (const user of listOf(value, 'members')) {
        const author = readUser(user);
        if (author?.userId) people.set(author.userId, author);
      }
    }
    if (!/^(?:channels|groups|dms|mpims)\.json$/.test(name)) continue;
    for (const channel of listOf(value, 'channels')) {
      const id = asLine(channel.id);
      const title = asLine(channel.name) ?? id;
      if (id && title) {
        channels.set(id, title);
        ids.set(title, id);
      }
      for (const pin of asPayloads(channel.pins)) pins.push(asLine(pin.id) ?? '');
    }
  }
  return {
    person: (id) => people.get(id),
    user: (id) => people.get(id)?.name,
    channel: (id) => channels.get(id),
    channelId: (name) => ids.get(name),
    pins,
    hasUsers,
  };
}

function listOf(value: unknown, key: string): Payload[] {
  const whole = asPayload(value);
  return asPayloads(whole ? whole[key] : value);
}

/** A user object, or the `user_profile` a message carries. */
export function readUser(user: Payload): ChatAuthor | undefined {
  const profile = asPayload(user.profile) ?? user;
  const userId = asLine(user.id);
  const handle = asLine(pick(user, 'name') ?? pick(profile, 'name'));
  const name =
    asLine(
      pick(profile, 'real_name', 'real_name_normalized') ?? pick(user, 'real_name') ?? pick(profile, 'display_name'),
    ) ?? handle;
  if (!name) return undefined;
  const isBot = user.is_bot === true || userId === 'USLACKBOT';
  return { name, ...(handle ? { handle } : {}), ...(userId ? { userId } : {}), ...(isBot ? { isBot } : {}) };
}
