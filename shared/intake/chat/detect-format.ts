import { readLogLine } from './log-line.ts';
import { findHead, tidyLine } from './paste-head.ts';
import { findStampAtStart } from './stamp.ts';
import type { ChatFormat } from './transcript.ts';

const SAMPLE = 400;
const HOUR = 3_600_000;

export interface Detected {
  format: ChatFormat;
  /** Neither times nor names were found. */
  unknown: boolean;
  /** Times count from the start of a recording. */
  fromStart: boolean;
}

const SLACK =
  /^(?::[a-z0-9_+'-]{1,60}:\s*\d{0,4}|\d{1,5} repl(?:y|ies)\b.*|view thread|joined #.*|replied to a thread:.*|.*\sAPP\s.*|APP|also sent to the channel)$/i;
const TEAMS =
  /^(?:(?:like|heart|laugh|surprised|sad|angry) \d+|\d+ \w+ reactions?\.?|edited|last read|meeting (?:started|ended).*|has context menu)$/i;

/** Tells the format of a text from its first lines. */
export function detectFormat(all: string[]): Detected {
  const lines: string[] = [];
  for (const line of all) {
    if (lines.length >= SAMPLE) break;
    lines.push(tidyLine(line.slice(0, 400)));
  }
  let heads = 0;
  let bracketed = 0;
  let logged = 0;
  let stamped = 0;
  let tabbed = 0;
  let named = 0;
  let first: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const head = findHead(lines, index, {});
    if (head) heads += 1;
    if (head && /^\s*[[(]\D{0,12}\d/.test(line)) bracketed += 1;
    const entry = head ? undefined : readLogLine(line, {});
    if (!entry) continue;
    if (entry.stamp && (entry.author !== undefined || entry.system)) logged += 1;
    else if (entry.stamp && entry.text !== '') stamped += 1;
    else if (entry.author !== undefined) named += 1;
    if (/^\d{1,2}:\d{2}:\d{2}\t/.test(line)) tabbed += 1;
    first ??= findStampAtStart(line)?.stamp.ofDay;
  }
  if (tabbed >= 1 && tabbed * 2 >= logged + stamped) {
    return { format: 'zoom-chat', unknown: false, fromStart: (first ?? 0) < 3 * HOUR };
  }
  if (heads > 0 && heads >= logged)
    return { format: tellDialect(lines, bracketed * 2 > heads), unknown: false, fromStart: false };
  const filled = lines.filter((line) => line.trim() !== '').length;
  const isLog = logged > 0 || stamped > 1 || (stamped === 1 && filled === 1) || (named > 1 && named * 2 >= filled);
  return { format: 'text-log', unknown: !isLog, fromStart: false };
}

function tellDialect(lines: string[], mostlyBracketed: boolean): ChatFormat {
  const count = (pattern: RegExp) => lines.filter((line) => line.length < 90 && pattern.test(line.trim())).length;
  const difference = count(SLACK) - count(TEAMS);
  if (difference !== 0) return difference > 0 ? 'slack-paste' : 'teams-paste';
  return mostlyBracketed ? 'teams-paste' : 'slack-paste';
}
