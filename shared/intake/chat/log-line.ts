import { cleanName, looksLikeName } from './names.ts';
import { findStampAtStart, type Stamp, type StampOptions } from './stamp.ts';

/** The head of one line of a log. */
export interface LogLine {
  stamp?: Stamp;
  author?: string;
  text: string;
  system: boolean;
  /** How the stamp looks ("[00:00]"): a log writes all of them alike. */
  shape: string;
}

const NICK = /^<[@+%~&! ]?([^<>\s][^<>]{0,59})>\s?/;
const DOES = /^\*\s{1,3}([^\s*]{1,40})\s/;
const SYSTEM = /^(?:\*\*\*|===|-!-|-->|<--|→|←|⚡|\* \*)\s{0,3}/u;
const ZOOM_TO = /^From\s{1,3}(\S[^:]{0,79}?)\s{1,3}to\s{1,3}([^:]{1,79}):\s?/i;
const TABBED = /^[@+%~&]?([^\t]{1,80}?):?\t/;
const IN_BRACKETS = /^\[([^\]]{1,60})\]:?\s/;
const BEFORE_BAR = /^\|\s*([^|]{1,60}?)\s*\|\s*/;
const BEFORE_COLON = /^(?:[-–—]\s)?(\S[^:\t]{0,59}):(?:\s|$)/;
const BEFORE_ARROW = /^(\S{1,40})>\s/;
const LEVEL = /^(?:info|debug|warn|warning|error|fatal|trace|notice|critical|alert|emerg)$/i;

/** The line's time, writer and text; undefined when it begins with neither a time nor a writer. */
export function readLogLine(line: string, stamps: StampOptions): LogLine | undefined {
  const clean = line
    .replace(/^[\ufeff\u200e\u200f\u202a-\u202e\s]{1,40}/u, '')
    .replace(/^(?:[*•-]|\d{1,3}[.)]|\|)\s{1,4}(?=[[(]?\d)/, '');
  const found = findStampAtStart(clean, stamps);
  if (!found) {
    const said = readWriter(clean, false);
    return said?.author ? { ...said, shape: '' } : undefined;
  }
  const { stamp, rest } = found;
  const shape = clean
    .slice(0, clean.length - rest.length)
    .replace(/\d+/g, '0')
    .replace(/\p{L}{2,}/gu, 'a')
    .trim();
  return { stamp, shape, ...(readWriter(rest, true) ?? { text: stripDash(rest), system: false }) };
}

const stripDash = (text: string): string => text.replace(/^[-–—|:]\s{1,3}/u, '');

function readWriter(rest: string, timed: boolean): Pick<LogLine, 'author' | 'text' | 'system'> | undefined {
  const nick = NICK.exec(rest) ?? DOES.exec(rest);
  if (nick) return { author: nick[1]!.trim(), text: rest.slice(nick[0].length), system: false };
  const system = SYSTEM.exec(rest);
  if (system) return { text: rest.slice(system[0].length), system: true };
  if (!timed && !BEFORE_COLON.test(rest)) return undefined;
  const tabbed = TABBED.exec(rest) ?? ZOOM_TO.exec(rest);
  if (tabbed && !LEVEL.test(tabbed[1]!))
    return { author: nameOf(tabbed[1]!), text: rest.slice(tabbed[0].length), system: false };
  for (const pattern of [IN_BRACKETS, BEFORE_BAR, BEFORE_COLON, BEFORE_ARROW]) {
    const found = pattern.exec(rest);
    if (!found || LEVEL.test(found[1]!) || !looksLikeName(found[1]!)) continue;
    return { author: nameOf(found[1]!), text: rest.slice(found[0].length), system: false };
  }
  // WhatsApp separates time and writer by a dash; a line with a dash and no writer is its own.
  const own =
    /^-\s(?=\S)/.test(rest) &&
    /\b(?:end-to-end|added|left|joined|created|changed|removed|deleted|pinned)\b/i.test(rest);
  return own ? { text: stripDash(rest), system: true } : undefined;
}

const nameOf = (text: string): string => cleanName(text).name || text.trim();
