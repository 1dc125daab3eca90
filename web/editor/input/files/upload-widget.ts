import type { EditorView } from 'prosemirror-view';

export type Upload = {
  id: number;
  name: string;
  /** Address of the picture on this machine, while it is on its way. */
  preview: string | null;
  /** How much has been sent, 0 to 1. */
  part: number;
  error: string | null;
  stop: () => void;
  again: (() => void) | null;
};
const element = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = '') => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** What stands in the text while a file is on its way: its name, how far it is, and how to stop or try again. */
export function uploadWidget(upload: Upload, onDismiss: (view: EditorView) => void) {
  const root = element('span', 'upload');
  const words = element('span', 'upload-words', upload.name);
  const note = element('span', 'upload-note');
  const bar = element('progress', 'upload-bar');
  const again = element('button', 'text-btn', 'Try again');
  const stop = element('button', 'text-btn is-quiet', 'Cancel');
  let shownIn: EditorView | undefined;
  root.contentEditable = 'false';
  note.setAttribute('role', 'status');
  bar.setAttribute('aria-label', `Uploading ${upload.name}`);
  again.type = stop.type = 'button';
  again.onclick = () => upload.again?.();
  stop.onclick = () => (upload.error && shownIn ? onDismiss(shownIn) : upload.stop());
  if (upload.preview) {
    const picture = element('img', 'upload-picture');
    picture.src = upload.preview;
    picture.alt = '';
    root.append(picture);
  }
  root.append(words, bar, note, again, stop);

  const show = () => {
    root.classList.toggle('is-bad', upload.error !== null);
    bar.hidden = upload.error !== null;
    bar.value = upload.part;
    note.textContent = upload.error ?? '';
    again.hidden = upload.error === null || upload.again === null;
    stop.textContent = upload.error ? 'Dismiss' : 'Cancel';
  };
  show();
  const dom = (view: EditorView) => {
    shownIn = view;
    return root;
  };
  return { dom, show };
}
