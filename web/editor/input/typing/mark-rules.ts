import { InputRule } from 'prosemirror-inputrules';
import type { MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { safeUrl } from '#shared/document/safe-url.ts';
import { marks } from '../kinds.ts';

/** A code span was opened before this place and is not closed yet: what is typed in it means itself. */
export function isInOpenCode(state: EditorState, at: number): boolean {
  const place = state.doc.resolve(at);
  const text = place.parent.textBetween(0, place.parentOffset, null, '￼');
  return (text.split('`').length - 1) % 2 === 1;
}

/**
 * Signs around words become a mark: what stood before the opening sign stays, the signs go. The first group is what stands
 * before, the second the words.
 */
function markRule(pattern: RegExp, type: MarkType, signs: number): InputRule {
  return new InputRule(
    pattern,
    (state, match, start, end) => {
      const from = start + match[1]!.length;
      const words = match[2]!;
      const to = from + signs + words.length;
      let isFree = state.doc.resolve(from).parent.type.allowsMarkType(type) && !isInOpenCode(state, from);
      state.doc.nodesBetween(from, Math.min(to, end), (node) => {
        if (node.marks.some((mark) => mark.type === marks.code)) isFree = false;
      });
      if (!isFree) return null;
      // The last sign has just been typed and is not in the document; a pair has its first in it.
      const tr = state.tr.delete(to, end).delete(from, from + signs);
      return tr.addMark(from, from + words.length, type.create()).removeStoredMark(type);
    },
    { inCodeMark: false },
  );
}

const strong = markRule(/(^|[^*\w])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/, marks.strong, 2);
const strongBelow = markRule(/(^|[^_\w])__([^\s_](?:[^_]*[^\s_])?)__$/, marks.strong, 2);
const emphasis = markRule(/(^|[^*\w])\*([^\s*](?:[^*]*[^\s*])?)\*$/, marks.emphasis, 1);
const emphasisBelow = markRule(/(^|[^_\w])_([^\s_](?:[^_]*[^\s_])?)_$/, marks.emphasis, 1);
const code = markRule(/(^|[^`])`([^`\s](?:[^`]*[^`\s])?)`$/, marks.code, 1);
const strike = markRule(/(^|[^~])~~([^\s~](?:[^~]*[^\s~])?)~~$/, marks.strike, 2);

/** `[words](address)`. */
const link = new InputRule(
  /(^|[^!\\])\[([^[\]\n]{1,500})\]\(([^\s()]{1,2000})\)$/,
  (state, match, start, end) => {
    const href = safeUrl(match[3]);
    const from = start + match[1]!.length;
    if (!href || isInOpenCode(state, from)) return null;
    const to = from + 1 + match[2]!.length;
    const tr = state.tr.delete(to, end).delete(from, from + 1);
    return tr.addMark(from, to - 1, marks.link.create({ href })).removeStoredMark(marks.link);
  },
  { inCodeMark: false },
);

const WRITTEN = String.raw`(^|[\s(])((?:https?:\/\/|www\.)[^\s<>"'\`]{2,1990}[^\s<>"'\`.,:;!?)\]])([.,:;!?)\]]*)`;

/** The link that an address as written stands for; undefined when nobody may follow it. */
const linkTo = (written: string) => safeUrl(written.startsWith('www.') ? `https://${written}` : written);

/** An address, when the space after it is typed. */
const address = new InputRule(
  new RegExp(String.raw`${WRITTEN}\s$`),
  (state, match, start, end) => {
    const href = linkTo(match[2]!);
    const from = start + match[1]!.length;
    const to = from + match[2]!.length;
    if (!href || isInOpenCode(state, from) || state.doc.rangeHasMark(from, to, marks.link)) return null;
    const tr = state.tr.insertText(match[0].slice(end - start), end);
    return tr.addMark(from, to, marks.link.create({ href })).removeStoredMark(marks.link);
  },
  { inCodeMark: false },
);

/** An address before Enter becomes a link, and Enter does what it does. */
export const linkBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.type.allowsMarkType(marks.link)) return false;
  const text = $from.parent.textBetween(Math.max(0, $from.parentOffset - 2000), $from.parentOffset, null, '￼');
  const match = new RegExp(`${WRITTEN}$`).exec(text);
  const href = match && linkTo(match[2]!);
  if (!match || !href) return false;
  const to = $from.pos - match[3]!.length;
  const from = to - match[2]!.length;
  if (state.doc.rangeHasMark(from, to, marks.link) || state.doc.rangeHasMark(from, to, marks.code)) return false;
  dispatch?.(state.tr.addMark(from, to, marks.link.create({ href })));
  return false;
};

/** Markdown within a line; the longer signs first. */
export const MARK_RULES = [strong, strongBelow, emphasis, emphasisBelow, strike, code, link, address];
