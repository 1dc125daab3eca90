import type { EditorState } from 'prosemirror-state';
import { marks } from '../kinds.ts';

export const TRIGGERS = { '/': 'insert', '@': 'mention', '[^': 'cite' } as const;
export type TriggerKind = (typeof TRIGGERS)[keyof typeof TRIGGERS];
/** A sign that asks for something, and what was typed after it. `from` stands before the sign, `to` is the cursor. */
export type Trigger = { kind: TriggerKind; query: string; from: number; to: number };

/** A sign at the beginning of a word, then up to four words; "[^" may stand right after one. */
const ASKED = /(?:(?:^|[\s(￼"“'‘])([/@])|(\[\^))((?:[^\s/@[\]￼]+)?(?: [^\s/@[\]￼]+){0,3} ?)$/u;
const LONGEST = 60;

/** What the text right before the cursor asks for; undefined where it asks for nothing, as in code. */
export function findTrigger(state: EditorState): Trigger | undefined {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return undefined;
  if (marks.code.isInSet(state.storedMarks ?? $from.marks())) return undefined;
  const text = $from.parent.textBetween(Math.max(0, $from.parentOffset - LONGEST), $from.parentOffset, null, '￼');
  const match = ASKED.exec(text);
  if (!match) return undefined;
  const sign = (match[1] ?? match[2]) as keyof typeof TRIGGERS;
  const query = match[3]!;
  // "/ x" is a division, "@ x" an address: a space right after the sign ends the asking.
  if (query.startsWith(' ')) return undefined;
  return { kind: TRIGGERS[sign], query, from: $from.pos - sign.length - query.length, to: $from.pos };
}
