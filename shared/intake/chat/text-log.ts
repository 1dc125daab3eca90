import { countFromStart, type Draft, dateMessages, newDraft } from './date-messages.ts';
import { readLogLine } from './log-line.ts';
import { noteOf } from './quoted-notes.ts';
import type { StampOptions } from './stamp.ts';
import { findOrder } from './stamp-order.ts';
import { type ChatProblem, MAX_MESSAGES, type ReadChatOptions, STOPPED } from './transcript.ts';

const SAMPLE = 400;
/** Longer than any head of a log line; what follows is text. */
const HEAD = 400;
/** Comings and goings that some IRC clients write without a time. */
const NOTICE = /^(?:===|\*\*\*|-!-|-->|<--)\s+(?=\S)/;

/**
 * A log with one message a line, each beginning with its time and writer: IRC clients, WhatsApp, bots, or notes somebody
 * kept. Lines without a time belong to the message above them.
 * @param fromStart whether the times count from the start of a recording
 */
export function readTextLog(lines: string[], options: ReadChatOptions, fromStart = false) {
  const stamps: StampOptions = { date: options.date, order: findOrder(lines, options.date) };
  const shapes = countShapes(lines, stamps);
  const drafts: Draft[] = [];
  const problems: ChatProblem[] = [];
  let timed = false;
  let current: { draft: Draft; parts: string[] } | undefined;
  const close = () => {
    if (current) current.draft.text = current.parts.join('\n');
  };
  for (const [index, line] of lines.entries()) {
    const entry = readLogLine(line.slice(0, HEAD), stamps);
    if (current && !entry && NOTICE.test(line)) {
      close();
      current = undefined;
      drafts.push({ ...newDraft(undefined, drafts.at(-1)?.stamp), text: line.replace(NOTICE, ''), system: true });
      continue;
    }
    const starts = entry !== undefined && (entry.stamp ? shapes(entry.shape) : !timed && entry.author !== undefined);
    if (!starts) {
      if (current) current.parts.push(line);
      else if (line.trim() !== '')
        problems.push({ where: `line ${index + 1}`, why: 'Stands before the first message and was left out.' });
      continue;
    }
    close();
    if (drafts.length >= MAX_MESSAGES) {
      problems.push({ where: `line ${index + 1}`, why: `${STOPPED}.` });
      current = undefined;
      break;
    }
    if (entry.stamp) timed = true;
    const draft = newDraft(entry.author ? { name: entry.author } : undefined, entry.stamp);
    draft.system = entry.system;
    current = { draft, parts: [entry.text + line.slice(HEAD)] };
    drafts.push(draft);
  }
  close();
  const kept = drafts.filter((draft, index) => {
    const note = noteOf(draft.text);
    return !note?.apply(drafts, index);
  });
  if (!timed) problems.push({ where: 'text', why: 'No line begins with a time; the messages have none.' });
  const dated = fromStart ? countFromStart(kept, options.startedAt) : dateMessages(kept, options);
  if (fromStart && dated.needsDate) {
    problems.push({ where: 'text', why: 'Times count from the beginning of the recording; say when it began.' });
  }
  return { ...dated, problems };
}

/** Tells whether a stamp of this look begins messages here: a rare look in a long log is a time inside somebody's text. */
function countShapes(lines: string[], stamps: StampOptions): (shape: string) => boolean {
  const counts = new Map<string, number>();
  let total = 0;
  for (const line of lines.slice(0, SAMPLE * 5)) {
    const entry = readLogLine(line.slice(0, HEAD), stamps);
    if (!entry?.stamp) continue;
    total += 1;
    counts.set(entry.shape, (counts.get(entry.shape) ?? 0) + 1);
  }
  return (shape) => total < 20 || (counts.get(shape) ?? 0) * 20 >= total || !counts.has(shape);
}
