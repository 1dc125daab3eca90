import type { Node, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { nodes } from '../kinds.ts';
import { markdownOf } from './copy-markdown.ts';
import { OWN_TYPE } from './own-type.ts';
import { blocksIn, richText } from './rich-text.ts';

/** The selected content as whole blocks that Markdown can say: words are a paragraph, items a list, rows a table. */
export function copiedBlocks(slice: Slice): Node[] {
  const blocks = blocksIn(slice.content);
  const [first] = blocks;
  if (!first) return [];
  if (first.isInline) return [nodes.paragraph.create(null, blocks)];
  if (first.type === nodes.listItem) return [nodes.bulletList.create(null, blocks)];
  if (first.type === nodes.tableRow) return [nodes.table.create(null, blocks)];
  return blocks;
}

/** The words alone where nothing but words of one block were selected: no sign of the block they came from. */
function plainOf(slice: Slice, blocks: readonly Node[]): string {
  const only = blocks.length === 1 ? blocks[0] : undefined;
  const isPartOfLine = only?.isTextblock && slice.openStart > 0 && slice.openEnd > 0;
  if (!isPartOfLine) return markdownOf(blocks);
  if (only.type.spec.code) return only.textContent;
  return markdownOf([nodes.paragraph.create(null, only.content)]);
}

function fill(view: EditorView, data: DataTransfer) {
  const slice = view.state.selection.content();
  const blocks = copiedBlocks(slice);
  data.clearData();
  data.setData('text/plain', plainOf(slice, blocks));
  data.setData('text/html', richText(slice.content, document));
  data.setData(OWN_TYPE, JSON.stringify(slice.toJSON()));
}

const isInControl = (event: Event) => !!(event.target as Element | null)?.closest?.('input, textarea, select');

/** What leaves by the clipboard: Markdown as text, rich text as HTML, and the document's own form for another page of Debrief. */
export const copyPlugin = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        copy(view, event) {
          if (view.state.selection.empty || !event.clipboardData || isInControl(event)) return false;
          fill(view, event.clipboardData);
          event.preventDefault();
          return true;
        },
        cut(view, event) {
          if (view.state.selection.empty || !event.clipboardData || isInControl(event) || !view.editable) return false;
          fill(view, event.clipboardData);
          event.preventDefault();
          view.dispatch(view.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
          return true;
        },
      },
    },
  });
