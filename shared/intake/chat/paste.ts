import { type Draft, dateMessages, newDraft } from './date-messages.ts';
import { findHead, tidyLine } from './paste-head.ts';
import { applyMark, isSystemText } from './paste-marks.ts';
import { findQuoted } from './quoted-notes.ts';
import { findStampAtStart, readDayLine, readStamp, type Stamp, type StampOptions } from './stamp.ts';
import { findOrder } from './stamp-order.ts';
import { type ChatProblem, MAX_MESSAGES, type ReadChatOptions, STOPPED } from './transcript.ts';

/** What the lines above have set up for the next message. */
interface Pending {
  day?: { date?: string };
  pinned: boolean;
}

/**
 * A conversation selected and copied out of Slack or Microsoft Teams, desktop or web. A message begins with a head (name and
 * time, on one line or two); further messages of the same person show only a time. Reactions, reply counts, badges and day
 * lines stand on lines of their own.
 */
export function readPaste(raw: string[], options: ReadChatOptions) {
  const stamps: StampOptions = { date: options.date, order: findOrder(raw, options.date) };
  const lines = raw.map(tidyLine);
  const drafts: Draft[] = [];
  const problems: ChatProblem[] = [];
  let pending: Pending = { pinned: false };
  let parts: string[] = [];
  let current: Draft | undefined;
  let twelveHour = false;
  const close = () => {
    if (current) finish(current, parts, drafts);
    parts = [];
  };
  const begin = (draft: Draft) => {
    close();
    Object.assign(draft, { pinned: pending.pinned, ...(pending.day ? { day: pending.day } : {}) });
    pending = { pinned: false };
    current = draft;
    drafts.push(draft);
  };
  for (let index = 0; index < lines.length; index++) {
    if (drafts.length >= MAX_MESSAGES) {
      problems.push({ where: `line ${index + 1}`, why: `${STOPPED}.` });
      break;
    }
    const line = lines[index]!;
    const head = findHead(lines, index, stamps);
    if (head) {
      twelveHour ||= head.stamp.twelveHour;
      begin(newDraft(head.author, head.stamp));
      if (head.text) parts.push(head.text);
      index = head.next - 1;
      continue;
    }
    const grouped = current && findGrouped(line, stamps);
    if (grouped && current) {
      const half = twelveHour && !grouped.stamp.twelveHour && !grouped.stamp.dated;
      begin({ ...newDraft(current.author, grouped.stamp), halfUnknown: half });
      if (grouped.rest) parts.push(grouped.rest);
      continue;
    }
    const day = readDayLine(line, stamps);
    if (day && startsMessage(lines, index + 1, stamps)) {
      pending.day = day;
      continue;
    }
    if (/^pinned(?: by .{1,80})?$/i.test(line.trim()) && startsMessage(lines, index + 1, stamps)) {
      pending.pinned = true;
      continue;
    }
    const used = current ? applyMark(lines, index, current, parts) : 0;
    if (used > 0) index += used - 1;
    else if (current) parts.push(raw[index]!);
    else if (line.trim() !== '')
      problems.push({ where: `line ${index + 1}`, why: 'Stands before the first message and was left out.' });
  }
  close();
  return { ...dateMessages(mergeQuotes(drafts), options), problems };
}

/** The time of a further message of the same person: alone on its line, or in brackets before the text. */
function findGrouped(line: string, stamps: StampOptions): { stamp: Stamp; rest: string } | undefined {
  if (!/^\s{0,8}\[?\d/.test(line)) return undefined;
  const stamp = line.length < 30 ? readStamp(line.trim().replace(/^\[|\]$/g, ''), stamps) : undefined;
  if (stamp) return { stamp, rest: '' };
  const found = line.trimStart().startsWith('[') ? findStampAtStart(line.trimStart(), stamps) : undefined;
  return found?.bracketed ? found : undefined;
}

/** Whether the next line that says something begins a message. */
function startsMessage(lines: string[], from: number, stamps: StampOptions): boolean {
  for (let index = from; index < Math.min(lines.length, from + 6); index++) {
    const line = lines[index]!.trim();
    if (line === '' || /^(?:new(?: messages?)?|pinned(?: by .{1,80})?|saved for later)$/i.test(line)) continue;
    return findHead(lines, index, stamps) !== undefined;
  }
  return false;
}

function finish(draft: Draft, parts: string[], drafts: Draft[]): void {
  let text = parts
    .join('\n')
    .replace(/\u00a0/g, ' ')
    .trim();
  if (/\s?\(edited\)$/i.test(text.slice(-12))) {
    text = text.slice(0, -8).trimEnd();
    draft.edited = true;
  }
  const replied = /^replied to a thread:\s*\n?([^\n]{1,300})\n?/i.exec(text.slice(0, 400));
  if (replied) {
    const parent = findQuoted(drafts, drafts.length - 1, replied[1]!);
    if (parent) draft.parent = parent.parent ?? parent;
    else draft.problems.push('Replies to a message that was not copied.');
    text = text.slice(replied[0].length).trim();
  }
  draft.text = text;
  draft.system = isSystemText(text);
}

/**
 * Teams copies a quoted message with its own head above the answer. A head without text, followed by a message that repeats
 * an earlier one of the same person and time, is an answer to that one.
 */
function mergeQuotes(drafts: Draft[]): Draft[] {
  const kept: Draft[] = [];
  const said = new Map<string, Draft>();
  const key = (draft: Draft) => `${draft.author?.name ?? ''}\u0001${draft.stamp?.ofDay ?? ''}`;
  for (const draft of drafts) {
    const before = kept.at(-1);
    const original = said.get(key(draft));
    const answering = before && before.text === '' && before !== original && original && original.text !== '';
    if (answering && draft.text.startsWith(original.text)) {
      before.text = draft.text.slice(original.text.length).trim();
      before.parent = original.parent ?? original;
      before.reactions.push(...draft.reactions);
      continue;
    }
    kept.push(draft);
    if (!original) said.set(key(draft), draft);
  }
  return kept;
}
