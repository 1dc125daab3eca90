import type { DocumentLine } from './markdown-lines.ts';
import { firstUrl, isAbout, plainWords, standsUnder } from './markdown-sections.ts';

/** Work a document says should follow. */
export interface StatedFollowUp {
  text: string;
  owner?: string;
  state?: 'open' | 'done';
  url?: string;
  line: number;
}

const DONE = /(?:^|[\s(*_[])(?:done|completed?|finished|closed|shipped|fixed|resolved)(?=[\s):*_\].!,]|$)|✅|☑|✔/i;
const OPEN =
  /(?:^|[\s(*_[])(?:todo|open|pending|in progress|not started|backlog|wip|planned)(?=[\s):*_\].!,]|$)|⬜|☐|🚧/i;
const TICKED = /^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]/;
const NOTHING = /^(?:n\/?a|none|tbd|nothing|no comments added|no action items?)\.?$/i;

function stateOf(raw: string, label: string): StatedFollowUp['state'] {
  const tick = TICKED.exec(raw)?.[1];
  if (tick !== undefined) return tick === ' ' ? 'open' : 'done';
  if (/~~.+~~/.test(raw) || DONE.test(label)) return 'done';
  return OPEN.test(label) ? 'open' : undefined;
}

const OWNER_FIRST = /^(?:owner|assignee|responsible)\s*[:=]\s*[^-–—]{2,40}\s[-–—]\s(?=\S)/i;

/** "@kit", "[Kit]", "(Kit)", "Owner: Kit", "Kit: do it": whoever the text says will do it. */
function ownerOf(text: string): string | undefined {
  const named = /(?:owner|assignee|assigned to|responsible|who)\s*[:=]\s*\**@?([^,;|()[\]*]{2,60})/i.exec(text)?.[1];
  if (named)
    return named
      .split(/\s[-–—]\s|\.\s/)[0]!
      .trim()
      .slice(0, 40);
  const handle = /(?:^|[\s(])@([A-Za-z0-9][\w.-]{1,38})/.exec(text)?.[1];
  if (handle) return `@${handle.replace(/[.]$/, '')}`;
  const bracketed = /^\[(\p{Lu}[\p{L}. -]{1,30})\](?!\()|\[(\p{Lu}[\p{L}. -]{1,30})\]\s*$/u.exec(text);
  return (bracketed?.[1] ?? bracketed?.[2])?.trim();
}

function followUp(line: DocumentLine, more: string[]): StatedFollowUp | undefined {
  const whole = [line.text, ...more].join(' ');
  const text = plainWords(whole)
    .replace(/^(?:\*\*|__)?(?:done|todo|open)(?:\*\*|__)?\s*[:–-]\s*/i, '')
    .replace(/^(?:DONE|TODO)\s+/, '')
    .replace(OWNER_FIRST, '')
    .replaceAll('**', '');
  if (text.length < 4 || NOTHING.test(text)) return undefined;
  const marks = /^\W*\w+(?:\s\w+)?\W/.exec(line.text)?.[0] ?? '';
  const bold = [...line.text.matchAll(/\*\*([^*]{2,20})\*\*/g)].map((found) => found[1]).join(' ');
  const state = stateOf(
    line.raw,
    `${marks.length < 20 ? marks : ''} ${bold} ${/\(([^)]{2,15})\)\s*\.?$/.exec(line.text)?.[1] ?? ''}`,
  );
  return {
    text,
    ...optional('owner', ownerOf(whole)),
    ...optional('state', state),
    ...optional('url', firstUrl(whole)),
    line: line.number,
  };
}

function optional<K extends keyof StatedFollowUp>(key: K, value: StatedFollowUp[K]): Pick<StatedFollowUp, never> {
  return value === undefined ? {} : { [key]: value };
}

function fromRow(line: DocumentLine, header: string[]): StatedFollowUp | undefined {
  const cells = line.cells!;
  const column = (pattern: RegExp) => header.findIndex((name) => pattern.test(plainWords(name)));
  const widest = cells.reduce((best, cell, index) => (cell.length > (cells[best]?.length ?? 0) ? index : best), 0);
  const what = column(/action|what|item|task|description|follow|improvement|todo/i);
  const text = plainWords(cells[what >= 0 ? what : widest] ?? '');
  if (text.length < 3 || NOTHING.test(text)) return undefined;
  const owner = plainWords(cells[column(/owner|assign|who|responsib|lead|dri/i)] ?? '');
  const status = cells[column(/status|state|done|progress/i)] ?? '';
  const state = DONE.test(status) || /^[x✓]$/i.test(status.trim()) ? 'done' : status.trim() === '' ? undefined : 'open';
  return {
    text,
    ...optional('owner', owner || undefined),
    ...optional('state', state),
    ...optional('url', firstUrl(cells.join(' '))),
    line: line.number,
  };
}

/** The follow-ups of a document: the items, table rows or short paragraphs under any heading that announces them. */
export function readFollowUps(lines: readonly DocumentLine[]): StatedFollowUp[] {
  const found: StatedFollowUp[] = [];
  const introduces = placesWithItems(lines);
  let header: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (!standsUnder(line, 'followUps') || line.kind === 'code' || line.kind === 'heading') continue;
    if (line.kind === 'row') {
      const next = lines[index + 1];
      if (next?.kind === 'row' && next.cells!.every((cell) => /^:?-+:?$/.test(cell))) header = line.cells!;
      else if (!line.cells!.every((cell) => /^:?-*:?$/.test(cell))) push(fromRow(line, header));
      continue;
    }
    if (line.kind === 'item') {
      if (isAbout('followUps', line.text) && /^(?:\*\*|__)[^*_]+(?:\*\*|__):?$|^[^.]{1,40}:$/.test(line.text)) continue;
      push(followUp(line, wrapped(lines, index)));
    } else if (line.kind === 'text' && startsParagraph(lines, index) && !introduces.has(index)) {
      push(followUp(line, wrapped(lines, index)));
    }
  }
  function push(one: StatedFollowUp | undefined) {
    if (one) found.push(one);
  }
  return found;
}

function wrapped(lines: readonly DocumentLine[], from: number): string[] {
  const more: string[] = [];
  for (let index = from + 1; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.kind !== 'text') break;
    more.push(line.text);
  }
  return more;
}

function startsParagraph(lines: readonly DocumentLine[], index: number): boolean {
  const before = lines[index - 1]?.kind;
  return before === undefined || before === 'blank' || before === 'heading';
}

/** Places of lines in sections that have a list or table: a paragraph there introduces it. */
function placesWithItems(lines: readonly DocumentLine[]): Set<number> {
  const places = new Set<number>();
  let section: number[] = [];
  let items = false;
  const close = () => {
    if (items) for (const place of section) places.add(place);
    section = [];
    items = false;
  };
  for (const [place, line] of lines.entries()) {
    if (line.kind === 'heading') close();
    section.push(place);
    items ||= line.kind === 'item' || line.kind === 'row';
  }
  close();
  return places;
}
