import { fingerprint } from '../fingerprint.ts';
import { instantInZone, isTimeZone } from '../time-zones.ts';
import type { Stamp } from './stamp.ts';
import {
  type ChatAuthor,
  type ChatMessage,
  type ChatReaction,
  MAX_TEXT,
  type ReadChatOptions,
  storable,
} from './transcript.ts';

/** A message as a text reader found it, its time still a stamp on somebody's wall. */
export interface Draft {
  stamp?: Stamp;
  /** A day line stood before it. */
  day?: { date?: string };
  /** Its clock was shown without am or pm inside a conversation that otherwise shows them. */
  halfUnknown?: boolean;
  author?: ChatAuthor;
  text: string;
  /** The message it replies to. */
  parent?: Draft;
  reactions: ChatReaction[];
  pinned: boolean;
  edited: boolean;
  system: boolean;
  problems: string[];
}

export const newDraft = (author: ChatAuthor | undefined, stamp?: Stamp): Draft => ({
  author,
  stamp,
  text: '',
  reactions: [],
  pinned: false,
  edited: false,
  system: false,
  problems: [],
});

/** Messages with what has to be asked before they can be added. */
export interface Dated {
  messages: ChatMessage[];
  needsDate: boolean;
  needsZone: boolean;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Times between which a clock that runs backwards means that midnight has passed. */
const NEXT_DAY_FROM = 6 * HOUR;

/**
 * Gives messages of a text their day and instant, in the order of the text, and an id that stays the same when the text is
 * read again, alone or as part of a longer one. A clock that jumps back by more than six hours begins the next day.
 */
export function dateMessages(drafts: Draft[], options: ReadChatOptions): Dated {
  const zone = isTimeZone(options.timeZone) ? options.timeZone : 'UTC';
  const write = messageWriter();
  let day: string | undefined = options.date;
  let last: number | undefined;
  let needsDate = false;
  let needsZone = false;
  const messages = drafts.map((draft) => {
    const { stamp } = draft;
    if (draft.day) {
      if (draft.day.date !== day) last = undefined;
      day = draft.day.date;
    }
    if (!stamp) return write(draft, undefined, '');
    const ofDay = draft.halfUnknown ? settleHalf(stamp.ofDay, last) : stamp.ofDay;
    const problems: string[] = [];
    if (stamp.dated) day = stamp.date;
    else if (last !== undefined && ofDay < last) {
      if (last - ofDay > NEXT_DAY_FROM) day = day && addDay(day);
      else problems.push('Earlier than the message before it.');
    }
    last = ofDay;
    needsDate ||= day === undefined;
    needsZone ||= stamp.zone === undefined;
    if (stamp.ambiguous) problems.push(`"${stamp.text}" could be day/month or month/day.`);
    const at = day === undefined ? undefined : instant(day, ofDay, stamp.zone ?? zone);
    return write(draft, at, `${day ?? ''}T${new Date(ofDay).toISOString().slice(11, 23)}`, problems);
  });
  return { messages, needsDate, needsZone };
}

/** The same for times that count from the start of a recording; without the start nobody knows when anything was said. */
export function countFromStart(drafts: Draft[], startedAt: string | undefined): Dated {
  const write = messageWriter();
  const start = startedAt === undefined ? Number.NaN : Date.parse(startedAt);
  const known = !Number.isNaN(start);
  const messages = drafts.map((draft) => {
    const after = draft.stamp?.ofDay;
    if (after === undefined) return write(draft, undefined, '');
    return write(draft, known ? new Date(start + after).toISOString() : undefined, `+${after}`);
  });
  return { messages, needsDate: !known, needsZone: false };
}

/** Turns drafts into messages, in their order; replies find their parent among those written before. */
function messageWriter() {
  const seen = new Map<string, number>();
  const ids = new Map<Draft, string>();
  return (draft: Draft, at: string | undefined, wall: string, found: string[] = []): ChatMessage => {
    const text = storable(draft.text).trim();
    const problems = [...draft.problems, ...found];
    if (draft.text.length > MAX_TEXT) problems.push('Shortened: the text was longer than 100,000 characters.');
    const id = nameMessage([draft.author?.userId ?? draft.author?.name ?? '', wall, text], seen);
    ids.set(draft, id);
    const thread = draft.parent && ids.get(draft.parent);
    const { author, reactions, pinned, edited, system } = draft;
    const atText = draft.stamp?.text ?? '';
    return { id, at, atText, author, text, ...(thread ? { thread } : {}), reactions, pinned, edited, system, problems };
  };
}

function instant(day: string, ofDay: number, zone: string): string {
  return new Date(instantInZone(Date.parse(`${day}T00:00:00Z`) + ofDay, zone)).toISOString();
}

/** Of the two halves of the day the one that follows the message before more closely. */
function settleHalf(ofDay: number, last: number | undefined): number {
  const early = ofDay % (12 * HOUR);
  const after = (candidate: number) => (candidate - (last ?? 0) + DAY) % DAY;
  return after(early) <= after(early + 12 * HOUR) ? early : early + 12 * HOUR;
}

function addDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** Equal messages of one minute are told apart by their number. */
function nameMessage(parts: string[], seen: Map<string, number>): string {
  const name = fingerprint(parts.join('\u0001'));
  const number = (seen.get(name) ?? 0) + 1;
  seen.set(name, number);
  return number === 1 ? `chat:${name}` : `chat:${name}:${number}`;
}
