import type { Span } from '../finding.ts';
import { isApostrophe, isSpace, isWordCode } from './characters.ts';

const CLOSERS: Record<string, string> = { '“': '”', '„': '“”', '«': '»', '»': '«', '‹': '›', '「': '」', '『': '』' };

const isWordAt = (text: string, at: number) => at >= 0 && at < text.length && isWordCode(text.charCodeAt(at));

/** Where the next apostrophe that can close a quotation stands, for each place; one walk from the end. */
const closingApostrophes = (text: string): Int32Array => {
  const next = new Int32Array(text.length + 1).fill(-1);
  for (let at = text.length - 1; at >= 0; at--) {
    const closes =
      isApostrophe(text.charCodeAt(at)) && !isWordAt(text, at + 1) && at > 0 && !isSpace(text.charCodeAt(at - 1));
    next[at] = closes ? at : next[at + 1]!;
  }
  return next;
};

const opensApostrophe = (text: string, at: number): boolean =>
  (text[at] === '‘' || text[at] === "'") &&
  (at === 0 || isSpace(text.charCodeAt(at - 1)) || '([—–:'.includes(text[at - 1]!)) &&
  isWordAt(text, at + 1);

/** Speech between quotation marks, marks included. An opening “ without its partner quotes to the end; a lone " quotes nothing. Linear. */
export const findQuotations = (text: string): Span[] => {
  const found: Span[] = [];
  const apostrophes = /['‘]/.test(text) ? closingApostrophes(text) : undefined;
  const nextOf = new Map<string, number>();
  /** Each sign is looked for once per place where it stands: what was found behind here is still true. */
  const nextAfter = (sign: string, at: number): number => {
    const known = nextOf.get(sign);
    if (known !== undefined && (known === -1 || known > at)) return known;
    const place = text.indexOf(sign, at + 1);
    nextOf.set(sign, place);
    return place;
  };
  const openers = /["'‘“„«»‹›「『]/g;
  for (let match = openers.exec(text); match; match = openers.exec(text)) {
    const at = match.index;
    const sign = match[0];
    let end = -1;
    if (sign === '"') end = nextAfter('"', at);
    else if (sign in CLOSERS) {
      const ends = [...CLOSERS[sign]!].map((closer) => nextAfter(closer, at)).filter((place) => place >= 0);
      end = ends.length > 0 ? Math.min(...ends) : sign === '“' ? text.length - 1 : -1;
    } else if (apostrophes && opensApostrophe(text, at)) end = apostrophes[at + 1]!;
    if (end <= at) continue;
    found.push({ start: at, end: end + 1 });
    openers.lastIndex = end + 1;
  }
  return found;
};

const STACK_OR_LEVEL =
  /^\s{0,40}(?:at [\w$.<>]{1,200}\(|File "|Traceback \(|Caused by: |(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,+Z-]{5,30}\]?|\w{3} {1,2}\d{1,2} [\d:]{5,8}) [^a-z]{0,60}(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|PANIC)\b|\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)[\]:] )/;
const LOGGER = /^\s{0,40}\w{3} {1,2}\d{1,2} \d\d:\d\d:\d\d [\w.-]{1,80} [\w./-]{1,80}(?:\[\d{1,8}\])?: /;
const PAIR = /(?:^|\s)[\w.-]{1,40}=(?:"|[\w./:-])/g;

const looksLikeLog = (line: string): boolean => {
  const head = line.slice(0, 400);
  return STACK_OR_LEVEL.test(head) || LOGGER.test(head) || (head.match(PAIR)?.length ?? 0) >= 2;
};

/** Lines that a machine wrote, in a text of several lines. */
export const findLogLines = (text: string): Span[] => {
  const found: Span[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start && looksLikeLog(text.slice(start, end))) found.push({ start, end });
    start = end + 1;
  }
  return found;
};

/** What is quoted or logged, sorted and apart. */
export const findUnjudged = (text: string): Span[] => {
  const logs = findLogLines(text);
  const quotations = findQuotations(text);
  if (logs.length === 0) return quotations;
  const all = [...logs, ...quotations].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return all.filter((span) => {
    const isFree = span.start >= end;
    if (isFree) end = span.end;
    return isFree;
  });
};
