import { isThematicBreak, listMarker, thematicBreakPlaces } from './inline.ts';

/** A stretch of the source that is read as one: paragraph, item, cell or heading. `level` 1 to 6 for headings, 0 else. */
export type Block = { start: number; end: number; level: number; isTableHead: boolean };

const CODE_INDENT = 4;

/** Columns of white space from `from`, and where it ends. A tab goes on to the next multiple of four. */
const indentAt = (line: string, from: number): { columns: number; at: number } => {
  let columns = 0;
  let at = from;
  for (; at < line.length; at++) {
    if (line[at] === ' ') columns++;
    else if (line[at] === '\t') columns += CODE_INDENT - (columns % CODE_INDENT);
    else break;
  }
  return { columns, at };
};

const fenceAt = (rest: string): { sign: string; length: number } | undefined => {
  const match = /^(`{3,}|~{3,})/.exec(rest.slice(0, 1000));
  if (!match) return undefined;
  const sign = match[1]!;
  return sign[0] === '`' && rest.includes('`', sign.length) ? undefined : { sign: sign[0]!, length: sign.length };
};

const isClosingFence = (rest: string, fence: { sign: string; length: number }): boolean => {
  let count = 0;
  while (rest[count] === fence.sign) count++;
  return count >= fence.length && rest.slice(count).trim() === '';
};

const isTableDelimiter = (line: string): boolean =>
  line.includes('-') && /^[\s|:-]+$/.test(line) && (line.includes('|') || line.trim().startsWith(':'));

/** Where front matter ends; 0 where there is none. */
const frontMatterEnd = (source: string): number => {
  if (!/^---[ \t]*\r?\n/.test(source.slice(0, 80))) return 0;
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m;
  const first = source.indexOf('\n') + 1;
  const match = close.exec(source.slice(first));
  return match ? first + match.index + match[0].length : 0;
};

/** Cells of a row between its unescaped bars, without the blanks around them. `from` and `to` are offsets in the source. */
const cellsOf = (source: string, from: number, to: number): { start: number; end: number }[] => {
  const cells: { start: number; end: number }[] = [];
  let start = from;
  const put = (end: number) => {
    let left = start;
    let right = end;
    while (left < right && /\s/.test(source[left]!)) left++;
    while (right > left && /\s/.test(source[right - 1]!)) right--;
    if (right > left) cells.push({ start: left, end: right });
    start = end + 1;
  };
  for (let at = from; at < to; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '|') put(at);
  }
  put(to);
  return cells;
};

const HIDDEN_TAGS = /^<(pre|script|style|textarea|svg)\b/i;
const REFERENCE = /^\[(?!\^)[^\]]{1,200}\]:/;
const FOOTNOTE = /^\[\^[^\]\s]{1,100}\]:[ \t]*/;

/** What the scanner is in the middle of. */
type State = {
  paragraph: { start: number; end: number } | undefined;
  /** Columns at which the content of the open list items stands. */
  items: number[];
  inQuote: boolean;
  inTable: boolean;
  /** Lines up to the one that holds this are not read. */
  until: string | undefined;
  fence: { sign: string; length: number } | undefined;
};

/** The blocks of a Markdown source that are read by people, in order. Code, quotations, comments and front matter are left out. Linear. */
export const readBlocks = (source: string): Block[] => {
  const blocks: Block[] = [];
  const state: State = {
    paragraph: undefined,
    items: [],
    inQuote: false,
    inTable: false,
    until: undefined,
    fence: undefined,
  };
  const put = (start: number, end: number, level = 0, isTableHead = false) => {
    if (end > start) blocks.push({ start, end, level, isTableHead });
  };
  const flush = (level = 0) => {
    if (state.paragraph) put(state.paragraph.start, state.paragraph.end, level);
    state.paragraph = undefined;
  };

  /** Reads what a line holds behind its list markers, from `at` in the source to `end`. */
  const readContent = (at: number, end: number, columns: number, nextLine: () => string): void => {
    const rest = source.slice(at, end);
    if (rest === '') {
      flush();
      state.inTable = false;
      state.inQuote = false;
      return;
    }
    const isPlain = state.paragraph !== undefined || state.inQuote;
    if (columns >= CODE_INDENT && !isPlain && !state.inTable) return;
    if (rest.startsWith('>')) {
      flush();
      state.inQuote = true;
      return;
    }
    const fence = fenceAt(rest);
    if (fence) {
      flush();
      state.inQuote = false;
      state.fence = fence;
      return;
    }
    if (rest.startsWith('<!--') || HIDDEN_TAGS.test(rest.slice(0, 12))) {
      const closer = rest.startsWith('<!--') ? '-->' : `</${HIDDEN_TAGS.exec(rest.slice(0, 12))![1]!.toLowerCase()}`;
      if (!state.paragraph) {
        const close = rest.toLowerCase().indexOf(closer, 2);
        if (close < 0) state.until = closer;
        else if (close + closer.length < rest.length && closer === '-->')
          readContent(trimmedStart(source, at + close + closer.length, end), end, 0, nextLine);
        return;
      }
    }
    const heading = /^(#{1,6})(?:[ \t]+|$)/.exec(rest.slice(0, 12));
    if (heading && columns < CODE_INDENT) {
      flush();
      state.inQuote = state.inTable = false;
      const text = rest.slice(heading[0].length).replace(/[ \t]+#+[ \t]*$/, '');
      put(at + heading[0].length, at + heading[0].length + text.length, heading[1]!.length);
      return;
    }
    if (state.paragraph && /^(?:=+|-+)\s*$/.test(rest) && !state.inTable) {
      flush(rest[0] === '=' ? 1 : 2);
      return;
    }
    if (isThematicBreak(rest)) {
      flush();
      state.inQuote = state.inTable = false;
      return;
    }
    if (state.inTable && !rest.includes('|')) state.inTable = false;
    if (!state.inTable && rest.includes('|') && !state.paragraph && !state.inQuote && isTableDelimiter(nextLine())) {
      state.inTable = true;
      for (const cell of cellsOf(source, at, end)) put(cell.start, cell.end, 0, true);
      return;
    }
    if (state.inTable) {
      if (!isTableDelimiter(rest)) for (const cell of cellsOf(source, at, end)) put(cell.start, cell.end);
      return;
    }
    if (state.inQuote) return;
    if (!state.paragraph && REFERENCE.test(rest.slice(0, 210))) return;
    const footnote = FOOTNOTE.exec(rest.slice(0, 110));
    const start = state.paragraph ? at : at + (footnote?.[0].length ?? 0);
    state.paragraph = { start: state.paragraph?.start ?? start, end };
  };

  let at = frontMatterEnd(source);
  while (at < source.length) {
    const newline = source.indexOf('\n', at);
    const lineEnd = newline < 0 ? source.length : newline;
    const next = newline < 0 ? source.length : newline + 1;
    const end = trimmedEnd(source, at, lineEnd);
    const nextLine = () => {
      const close = source.indexOf('\n', next);
      return source.slice(next, close < 0 ? source.length : close);
    };
    readLine(at, end, nextLine);
    at = next;
  }
  flush();
  return blocks;

  function readLine(start: number, end: number, nextLine: () => string): void {
    if (state.until !== undefined) {
      if (source.slice(start, end).toLowerCase().includes(state.until)) state.until = undefined;
      return;
    }
    const line = source.slice(start, end);
    const indent = indentAt(line, 0);
    if (state.fence) {
      if (isClosingFence(line.slice(indent.at), state.fence)) state.fence = undefined;
      return;
    }
    if (indent.at >= line.length) {
      readContent(end, end, 0, nextLine);
      return;
    }
    let column = indent.columns;
    let place = indent.at;
    const isLazy = state.paragraph !== undefined && listMarker(line, place) === 0;
    if (!isLazy) while (state.items.length > 0 && column < state.items.at(-1)!) state.items.pop();
    let within = column - (state.items.at(-1) ?? 0);
    let marker = within < CODE_INDENT || state.paragraph ? listMarker(line, place) : 0;
    const breaks = marker > 0 ? thematicBreakPlaces(line) : { first: 0, last: -1 };
    const isBreak = () => place >= breaks.first && place <= breaks.last;
    while (marker > 0 && !isBreak()) {
      flush();
      state.inQuote = state.inTable = false;
      const blank = indentAt(line, place + marker);
      const isCode = blank.columns >= CODE_INDENT;
      column += marker + (isCode ? 0 : blank.columns);
      place = isCode ? place + marker : blank.at;
      state.items.push(column);
      within = isCode ? blank.columns : 0;
      const box = /^\[[ xX]\][ \t]+/.exec(line.slice(place, place + 10));
      if (box) place += box[0].length;
      marker = isCode ? 0 : listMarker(line, place);
    }
    if (place < line.length) readContent(start + indentAt(line, place).at, end, Math.max(0, within), nextLine);
  }
};

const trimmedStart = (source: string, from: number, to: number): number => {
  let at = from;
  while (at < to && (source[at] === ' ' || source[at] === '\t')) at++;
  return at;
};

const trimmedEnd = (source: string, from: number, to: number): number => {
  let end = to;
  while (end > from && (source[end - 1] === ' ' || source[end - 1] === '\t' || source[end - 1] === '\r')) end--;
  return end;
};
