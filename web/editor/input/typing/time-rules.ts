import { InputRule } from 'prosemirror-inputrules';
import { nodes } from '../kinds.ts';
import { isInOpenCode } from './mark-rules.ts';
import { findTypedTime, type TimeContext, withSuffix } from './typed-time.ts';

/** A time and what ends it: a space or a sign. */
const ENDED = /\d(?:\s?[ap]\.?m\.?|\s?[A-Z]{1,4}(?:[+-]\d{1,2}(?::?\d{2})?)?)?([\s,;!?)\]–—]|\.\s)$/;
/** A half of the day or a zone, right after a time that the text already has. */
const SUFFIXED = /￼ ?([ap]\.?m\.?|UTC|GMT|[A-Z]{3,4})([\s,;.!?)\]–—])$/iu;

/** Clock times become moments as they are typed. `known` says when the incident was, asked at each. */
export function timeRules(known: () => TimeContext): InputRule[] {
  const typed = new InputRule(
    ENDED,
    (state, match, start, end) => {
      const place = state.doc.resolve(end);
      const ending = match[1]!;
      const text = place.parent.textBetween(0, place.parentOffset, null, '￼');
      const time = findTypedTime(text.slice(0, text.length - (ending.length - 1)), known());
      if (!time || isInOpenCode(state, end)) return null;
      const from = place.start() + time.start;
      const to = place.start() + time.end;
      const kept = place.marks();
      const node = nodes.timestamp.create({ at: time.at }, null, kept);
      return state.tr.replaceWith(from, to, node).insertText(match[0].slice(end - start));
    },
    { inCodeMark: false },
  );
  const suffixed = new InputRule(
    SUFFIXED,
    (state, match, start, end) => {
      const time = state.doc.nodeAt(start);
      if (time?.type !== nodes.timestamp) return null;
      const at = withSuffix(time.attrs.at, match[1]!.toUpperCase(), known());
      if (!at) return null;
      const tr = state.tr.delete(start + 1, end).setNodeAttribute(start, 'at', at);
      return tr.insertText(match[2]!, start + 1);
    },
    { inCodeMark: false },
  );
  return [suffixed, typed];
}
