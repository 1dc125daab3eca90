import type { MarkType, NodeType } from 'prosemirror-model';
import { documentSchema } from '#shared/document/schema/schema.ts';

type NodeName =
  | 'section'
  | 'paragraph'
  | 'heading'
  | 'bulletList'
  | 'orderedList'
  | 'listItem'
  | 'blockquote'
  | 'callout'
  | 'codeBlock'
  | 'horizontalRule'
  | 'liveBlock'
  | 'table'
  | 'tableRow'
  | 'tableCell'
  | 'tableHeader'
  | 'hardBreak'
  | 'image'
  | 'citation'
  | 'mention'
  | 'timestamp';
type MarkName = 'link' | 'emphasis' | 'strong' | 'strike' | 'code';

/** The kinds of node and mark by name: a misspelt one does not compile. */
export const nodes = documentSchema.nodes as Record<NodeName, NodeType>;
export const marks = documentSchema.marks as Record<MarkName, MarkType>;
