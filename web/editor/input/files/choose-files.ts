import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../editor-context.ts';
import { upload } from './upload.ts';

/** Asks for files and puts them where the cursor is. */
export function chooseFiles(view: EditorView, context: EditorContext, accept = '') {
  const chooser = document.createElement('input');
  chooser.type = 'file';
  chooser.multiple = true;
  chooser.accept = accept;
  chooser.onchange = () => {
    upload(view, context, [...(chooser.files ?? [])], view.state.selection.from);
    view.focus();
  };
  chooser.click();
}
