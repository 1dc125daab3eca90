import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody said that has nothing to do with the incident. */
export interface Chatter {
  actor: string;
  text: string;
}

/** Consecutive messages of one channel or call. */
export interface Conversation {
  name: string;
  kind: 'IRC' | 'call chat' | 'speech' | 'Slack';
  messages: Chatter[];
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** "[12:18] <kit> text", "[12:18]  * kit text"; joins and parts ("=== ...") are no messages. */
export function readIrc(text: string): Chatter[] {
  return text.split('\n').flatMap((line) => {
    const said = /^\[\d\d:\d\d\] <([^>]+)> (.+)$/.exec(line) ?? /^\[\d\d:\d\d\] {1,2}\* (\S+) (.+)$/.exec(line);
    return said ? [{ actor: said[1]!, text: said[2]!.trim() }] : [];
  });
}

/** "00:12:13 TAB name: TAB text", further lines belonging to the message above. */
export function readZoomChat(text: string): Chatter[] {
  const messages: Chatter[] = [];
  for (const line of text.split(/\r?\n/)) {
    const said = /^\d\d:\d\d:\d\d\t(.+?):?\t(.*)$/.exec(line);
    if (said) messages.push({ actor: said[1]!, text: said[2]! });
    else if (messages.length > 0 && line.trim() !== '') messages.at(-1)!.text += `\n${line}`;
  }
  return messages.map((one) => ({ ...one, text: one.text.trim() })).filter((one) => one.text !== '');
}

/** Spoken lines of a WebVTT transcript, "Name: words". */
export function readTranscript(text: string): Chatter[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const said = /^([\p{L}][^:]{1,40}): (.+)$/u.exec(line);
    return said ? [{ actor: said[1]!, text: said[2]! }] : [];
  });
}

export function readSlackDay(text: string): Chatter[] {
  const messages = JSON.parse(text) as { type?: string; user?: string; text?: string }[];
  if (!Array.isArray(messages)) return [];
  return messages.flatMap(({ type, user, text: said }) =>
    type === 'message' && said ? [{ actor: user ?? 'unknown', text: said }] : [],
  );
}

const READERS: readonly [RegExp, Conversation['kind'], (text: string) => Chatter[]][] = [
  [/\.raw\.txt$/, 'IRC', readIrc],
  [/chat\.txt$/, 'call chat', readZoomChat],
  [/transcript\.vtt$/, 'speech', readTranscript],
  [/\d{4}-\d\d-\d\d\.json$/, 'Slack', readSlackDay],
];

function conversationOf(file: string): Conversation | undefined {
  const reader = READERS.find(([pattern]) => pattern.test(file));
  if (!reader) return undefined;
  const [, kind, read] = reader;
  const messages = read(readFileSync(file, 'utf8'));
  return messages.length > 0 ? { name: file, kind, messages } : undefined;
}

/** Every conversation of a `chat/` folder: IRC days, Zoom chats and transcripts, Slack exports. */
export function readConversations(folder: string): Conversation[] {
  return filesUnder(folder).flatMap((file) => conversationOf(file) ?? []);
}
