import type { Node } from 'prosemirror-model';
import { type Command, EditorState, type Plugin, TextSelection } from 'prosemirror-state';
import { documentSchema } from '#shared/document/schema/schema.ts';

/** Nodes by name, for tests: `n('paragraph', 'words')`, `n('heading', { level: 2 }, 'words')`. */
export function n(name: string, ...rest: (Record<string, unknown> | Node | string)[]): Node {
  const [first, ...others] = rest;
  const hasAttrs = first !== undefined && typeof first === 'object' && !('nodeSize' in first);
  const content = (hasAttrs ? others : rest) as (Node | string)[];
  const children = content.map((one) => (typeof one === 'string' ? documentSchema.text(one) : one));
  return documentSchema.node(name, hasAttrs ? first : null, children);
}
export const p = (...content: (Node | string)[]) => n('paragraph', ...content);
export const doc = (...blocks: Node[]) => n('doc', n('section', { key: 'summary' }, ...blocks));

/** A writer without a screen: types, presses keys and shows what came of it. `|` in the document is the cursor. */
export class Writer {
  state: EditorState;
  readonly composing = false;
  constructor(start: Node, plugins: Plugin[] = []) {
    let cursor = 2;
    start.descendants((node, at) => {
      if (node.isText && node.text!.includes('|')) cursor = at + node.text!.indexOf('|');
    });
    const plain = EditorState.create({ doc: start, plugins });
    const hasMark = start.textBetween(0, start.content.size, '\n').includes('|');
    const tr = hasMark ? plain.tr.delete(cursor, cursor + 1) : plain.tr;
    this.state = plain.apply(tr.setSelection(TextSelection.near(tr.doc.resolve(cursor))));
  }
  dispatch = (tr: EditorState['tr']) => {
    this.state = this.state.apply(tr);
  };
  type(text: string): this {
    for (const sign of text) {
      const { from, to } = this.state.selection;
      const isHandled = this.state.plugins.some((plugin) =>
        plugin.props.handleTextInput?.call(plugin, this as never, from, to, sign, () => this.state.tr),
      );
      if (!isHandled) this.dispatch(this.state.tr.insertText(sign));
    }
    return this;
  }
  run(command: Command): boolean {
    return command(this.state, this.dispatch, this as never);
  }
  /** The blocks of the first section. */
  get shown(): string {
    return this.state.doc.firstChild!.content.toString();
  }
}
