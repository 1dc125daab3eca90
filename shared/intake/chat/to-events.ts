import type { EventKind, RecordEvent } from '../../incident-record.ts';
import { classifyText } from '../classify.ts';
import type { ChatMessage, ChatReaction, ChatTranscript } from './transcript.ts';

/** Reactions by which people mark what matters, as installations of incident bots use them. */
export const KEY_REACTIONS: readonly string[] = ['pushpin', 'round_pushpin', 'star', 'bookmark'];

export interface ChatChoices {
  /** Reaction names that make a message key; `KEY_REACTIONS` when not given. */
  keyReactions?: readonly string[];
  /** What to call the source of the events ("slack"); the format's own word when not given. */
  source?: string;
  /** Ids of the messages to take; all when not given. */
  only?: ReadonlySet<string>;
  /** Take "joined the channel" and the like too. */
  withSystem?: boolean;
}

const SOURCES: Record<ChatTranscript['format'], string> = {
  'slack-paste': 'slack',
  'slack-export': 'slack',
  'teams-paste': 'teams',
  'zoom-chat': 'zoom',
  'text-log': 'chat',
};

const EMOJI_NAMES: Record<string, string> = {
  '📌': 'pushpin',
  '📍': 'round_pushpin',
  '⭐': 'star',
  '🌟': 'star2',
  '🔖': 'bookmark',
  '🔥': 'fire',
  '👀': 'eyes',
  '👍': '+1',
  '❤': 'heart',
  '🚨': 'rotating_light',
};

/** The well-known name of a reaction, without colons, skin tone and variation. */
export function nameReaction(reaction: string): string {
  const plain = reaction
    .replace(/^:|:$/g, '')
    .replace(/::?skin-tone-\d$/, '')
    .replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
  return EMOJI_NAMES[plain] ?? plain.toLowerCase();
}

/** Whether a message was pinned or carries one of the reactions that mark what matters. */
export function isKeyMessage(
  message: Pick<ChatMessage, 'pinned' | 'reactions'>,
  keyReactions: readonly string[] = KEY_REACTIONS,
): boolean {
  const marks = new Set(keyReactions.map(nameReaction));
  return message.pinned || message.reactions.some((reaction: ChatReaction) => marks.has(nameReaction(reaction.name)));
}

const ALERTING =
  /\b(?:alert(?:s|ed|ing)?|firing|triggered|resolved|critical|warning|down|unhealthy|recovered|incident|no data)\b|🚨|🔥|🔴|🟢/iu;
const DEPLOYING =
  /\b(?:deploy(?:ed|ing|ment|s)?|released?|rolled out|rollout|promoted|build \S+ (?:started|succeeded|failed))\b/i;

/** The kind of a message by its words; what a bot says is mostly an alert or a deploy. */
export function classifyMessage(message: Pick<ChatMessage, 'text' | 'author'>): EventKind {
  if (!message.author?.isBot) return classifyText(message.text);
  const head = message.text.slice(0, 1000);
  if (DEPLOYING.test(head) && !/\balert|\bfiring\b/i.test(head)) return 'deploy';
  return ALERTING.test(head) ? 'alert' : classifyText(head);
}

/**
 * Messages as timeline events, in the order of the conversation, each with the id it keeps however often the conversation is
 * added. Messages without words and the chat's own notices are left out; those without a known time have no `at`.
 */
export function chatToEvents(transcript: ChatTranscript, choices: ChatChoices = {}): RecordEvent[] {
  const source = choices.source ?? SOURCES[transcript.format];
  const taken = transcript.messages.filter(
    (message) =>
      message.text !== '' && (choices.withSystem || !message.system) && (!choices.only || choices.only.has(message.id)),
  );
  return taken.map((message) => ({
    id: message.id,
    at: message.at ?? null,
    kind: message.system ? 'note' : classifyMessage(message),
    text: message.text,
    actor: message.author?.name.slice(0, 200) ?? null,
    source,
    url: message.url ?? null,
    basis: 'recorded',
    key: isKeyMessage(message, choices.keyReactions),
    thread: message.thread ?? null,
    reactions: message.reactions.map(({ name, count }) => ({ name, count })),
  }));
}
