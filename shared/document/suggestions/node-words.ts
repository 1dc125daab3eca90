import type { Node } from 'prosemirror-model';

/** The words that stand for an inline node where only words can stand: in a suggestion, in a list of them. */
export function nodeWords(node: Node): string {
  const { name } = node.type;
  const text = (key: string) => String(node.attrs[key] ?? '');
  if (name === 'citation') return `[${text('number')}]`;
  if (name === 'mention') return text('kind') === 'person' ? `@${text('label')}` : text('label') || '@';
  if (name === 'timestamp') return text('at');
  if (name === 'image') return `[${text('alt') || 'image'}]`;
  if (name === 'rawInline') return text('source') || '<>';
  return '↵';
}
