import type { Blockquote, PhrasingContent } from 'mdast';
import { CALLOUT_KINDS, type CalloutKind } from '../schema/block-nodes.ts';

const MARKER = new RegExp(`^\\[!(${CALLOUT_KINDS.join('|')})\\][ \\t]*(?:\\n|$)`, 'i');

/** `[!NOTE]`, alone on the first line of a quote, as GitHub has it. */
export const calloutMarker = (kind: string): string => `[!${kind.toUpperCase()}]`;

/** The kind of callout that a quote is, and the quote without its first line; undefined for an ordinary quote. */
export const readCallout = (
  node: Blockquote,
  source: string,
): { kind: CalloutKind; children: Blockquote['children'] } | undefined => {
  const [first, ...rest] = node.children;
  const head = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || head?.type !== 'text') return undefined;
  const found = MARKER.exec(head.value);
  // `\[!NOTE]` reads the same and is text.
  if (!found || source[head.position?.start.offset ?? 0] !== '[') return undefined;
  const value = head.value.slice(found[0].length);
  const isAlone = found[0].endsWith('\n') || first.children.length === 1 || first.children[1]?.type === 'break';
  if (!isAlone) return undefined;
  const remaining: PhrasingContent[] = [...(value === '' ? [] : [{ ...head, value }]), ...first.children.slice(1)];
  const kind = found[1]!.toLowerCase() as CalloutKind;
  return { kind, children: remaining.length > 0 ? [{ ...first, children: remaining }, ...rest] : rest };
};
