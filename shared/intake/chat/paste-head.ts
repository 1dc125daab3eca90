import { cleanName, looksLikeName, mayBeName } from './names.ts';
import { findStampAtEnd, findStampAtStart, readStamp, type Stamp, type StampOptions } from './stamp.ts';
import type { ChatAuthor } from './transcript.ts';

/** The beginning of a message: who and when, perhaps the first words, and the line after it. */
export interface Head {
  author: ChatAuthor;
  stamp: Stamp;
  text?: string;
  next: number;
}

const BADGE = /^(?:APP|BOT|WORKFLOW|Guest|External|Unverified)$/;
const BADGE_BEFORE_TIME = /^(?:APP|BOT|WORKFLOW)\s+(?=\S)/;
const LONGEST = 140;

/** Marks for writing direction and joining say nothing about who spoke when; hard spaces are spaces. */
export function tidyLine(line: string): string {
  return line
    .slice(0, 1000)
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trimEnd();
}

/**
 * The head that begins at `index`, in one of the shapes chats copy:
 * "Sam Okafor  10:05 AM", "[10:05 AM] Sam Okafor", "Sam Okafor, [04.03.2026 10:05]", or a name with the time below it.
 */
export function findHead(lines: string[], index: number, stamps: StampOptions): Head | undefined {
  const line = lines[index]!;
  if (line === '' || line.length > LONGEST) return undefined;
  return headOnOneLine(lines, index, stamps) ?? headOnTwoLines(lines, index, stamps);
}

function headOnOneLine(lines: string[], index: number, stamps: StampOptions): Head | undefined {
  const line = lines[index]!.trim();
  if (!/\d:\d\d/.test(line)) return undefined;
  const start = /^[[(]/.test(line) ? findStampAtStart(line, stamps) : undefined;
  if (start?.bracketed && looksLikeName(start.rest) && !/^\s*[[(]?\d{1,2}:\d\d/.test(nextLine(lines, index))) {
    return { author: authorOf(start.rest), stamp: start.stamp, next: index + 1 };
  }
  const end = findStampAtEnd(line, stamps);
  if (!end || end.rest === '') return undefined;
  const apart = end.gap > 1 || line.includes('\t') || end.bracketed || /\s(?:APP|BOT|WORKFLOW)$/.test(end.rest);
  const named = apart ? mayBeName(end.rest) : looksLikeName(end.rest);
  return named ? { author: authorOf(end.rest), stamp: end.stamp, next: index + 1 } : undefined;
}

function headOnTwoLines(lines: string[], index: number, stamps: StampOptions): Head | undefined {
  const line = lines[index]!;
  let next = index + 1;
  let badge = false;
  while (next < lines.length && next < index + 4 && (lines[next] === '' || BADGE.test(lines[next]!.trim()))) {
    badge ||= /^(?:APP|BOT|WORKFLOW)$/.test(lines[next]!.trim());
    next += 1;
  }
  const below = lines[next];
  if (below === undefined || below.length > 60 || !/\d:\d\d/.test(below)) return undefined;
  if (!mayBeName(line) || /^\s{2,}\S/.test(line)) return undefined;
  badge ||= BADGE_BEFORE_TIME.test(below.trim());
  const stamp = readStamp(
    below
      .trim()
      .replace(BADGE_BEFORE_TIME, '')
      .replace(/^[[(—–•·|-]\s?|[\])]$/gu, ''),
    stamps,
  );
  if (!stamp) return undefined;
  // Under its own name a time is indented or shows am, pm or a day; a bare one continues the person above.
  const apart = /^\s{2,}/.test(below) || badge;
  if (!apart && !looksLikeName(line)) return undefined;
  if (!apart && !stamp.twelveHour && !stamp.dated && !standsAlone(lines, index)) return undefined;
  const author = authorOf(line);
  return { author: badge ? { ...author, isBot: true } : author, stamp, next: next + 1 };
}

/** Nothing but an empty line above: text would be running on. */
function standsAlone(lines: string[], index: number): boolean {
  return index === 0 || lines[index - 1]!.trim() === '';
}

function nextLine(lines: string[], index: number): string {
  for (let next = index + 1; next < Math.min(lines.length, index + 4); next++)
    if (lines[next] !== '') return lines[next]!;
  return '';
}

function authorOf(text: string): ChatAuthor {
  const { name, isBot } = cleanName(text);
  return isBot ? { name, isBot } : { name };
}
