/** Where a conversation came from, as far as its shape tells. */
export type ChatFormat = 'slack-paste' | 'teams-paste' | 'slack-export' | 'zoom-chat' | 'text-log';

export interface ChatAuthor {
  name: string;
  handle?: string;
  userId?: string;
  /** An app or integration, not a person. */
  isBot?: boolean;
}

export interface ChatReaction {
  /** Emoji name without colons ("pushpin"), or the emoji itself when it has no well-known name. */
  name: string;
  count: number;
  users?: string[];
}

export interface ChatMessage {
  /** The same message read again has the same id, so adding it again adds nothing. */
  id: string;
  /** ISO 8601 UTC; undefined while date or start are not known. */
  at: string | undefined;
  /** The time as it was written. */
  atText: string;
  author: ChatAuthor | undefined;
  /** Markdown, with mentions and links resolved. */
  text: string;
  /** Id of the message that began the thread. */
  thread?: string;
  reactions: ChatReaction[];
  pinned: boolean;
  edited: boolean;
  /** Written by the chat itself ("joined the channel"). */
  system: boolean;
  channel?: string;
  url?: string;
  /** What is doubtful about this message, in words. */
  problems: string[];
}

export interface ChatPerson extends ChatAuthor {
  messages: number;
}

/** `where` is a line number ("line 12") or a file name. */
export interface ChatProblem {
  where: string;
  why: string;
}

export interface ChatTranscript {
  format: ChatFormat;
  messages: ChatMessage[];
  people: ChatPerson[];
  /** Names of the channels an export holds; empty for text. */
  channels: string[];
  problems: ChatProblem[];
  /** Some message has no date (or a recording no start): ask for it. */
  needsDate: boolean;
  /** Some time was read in the zone given because the text names none. */
  needsZone: boolean;
}

export interface ReadChatOptions {
  /** Zone of times that name none: IANA name, `UTC` or offset. */
  timeZone: string;
  /** `YYYY-MM-DD` of the first message, where the text gives no date. */
  date?: string;
  /** When the recording began (ISO 8601), for a log whose times count from there. */
  startedAt?: string;
  /** Read as this, whatever it looks like. */
  format?: ChatFormat;
  /** Only this channel of an export. */
  channel?: string;
}

/** Past this, reading stops and says so: a person looks at what was read before it is added. */
export const MAX_MESSAGES = 50_000;
export const STOPPED = 'Reading stopped after 50,000 messages';
/** What is read of a text, in UTF-16 units and lines: enough for that many messages. */
export const MAX_CONVERSATION = 20_000_000;
export const MAX_LINES = 500_000;
export const MAX_TEXT = 100_000;

/** Text that can be stored: no NUL, no broken surrogates, at most 100,000 UTF-16 units. */
export function storable(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  return cut.replaceAll('\0', '').toWellFormed();
}

/** Who wrote, in order of first appearance, with the number of their messages. */
export function countPeople(messages: readonly ChatMessage[]): ChatPerson[] {
  const people = new Map<string, ChatPerson>();
  for (const { author, system } of messages) {
    if (!author || system) continue;
    const key = author.userId ?? author.name;
    const known = people.get(key);
    if (known) known.messages += 1;
    else people.set(key, { ...author, messages: 1 });
  }
  return [...people.values()];
}
