import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { MAX_FILE_BYTES } from '#shared/contracts/files.ts';
import { explain } from '../../../data/api.ts';
import { type StoredFile, sendFile } from '../../../data/uploads.ts';
import type { EditorContext } from '../../editor-context.ts';
import { marks, nodes } from '../kinds.ts';
import { addUpload, changeUpload, placeOfUpload, removeUpload } from './uploads-plugin.ts';

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)} MB`;

/** Why a file need not even be sent; undefined when it may be. */
export function whyTooLarge({ size }: { size: number }): string | undefined {
  if (size === 0) return 'is empty. Choose another file.';
  if (size <= MAX_FILE_BYTES) return undefined;
  return `is ${megabytes(size)}; files of up to ${megabytes(MAX_FILE_BYTES)} can be attached. Make it smaller, or link to where it is kept.`;
}

/** What stands in the text for a stored file: a picture, or its name as a link. */
export function nodeOfFile(file: StoredFile): Node {
  if (file.isImage) return nodes.image.create({ src: file.url, alt: altOf(file.name) });
  return nodes.paragraph.schema.text(file.name, [marks.link.create({ href: file.url })]);
}

/** A name that says something is a first description; "image.png" and "Screenshot 2026-03-04" say nothing. */
export const altOf = (name: string): string => {
  const words = name
    .replace(/\.\w{1,5}$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return /^(?:image|img|picture|photo|screen ?shot|screen ?capture|paste|untitled|clipboard|dsc|pxl)?[\s\d.,:()at]*$/i.test(
    words,
  )
    ? ''
    : words;
};

let count = 0;

/** Sends files and shows how far they are, where they will stand; others see them when they are there. */
export function upload(view: EditorView, context: EditorContext, files: File[], at: number) {
  for (const file of files) {
    count += 1;
    const id = count;
    const isPicture = file.type.startsWith('image/');
    addUpload(view, at, { id, name: file.name, preview: isPicture ? URL.createObjectURL(file) : null });
    const attempt = () => void send(view, context, file, id, attempt);
    attempt();
  }
}

async function send(view: EditorView, context: EditorContext, file: File, id: number, again: () => void) {
  const stop = new AbortController();
  const error = whyTooLarge(file);
  if (error) return changeUpload(view, id, { error, again: null });
  changeUpload(view, id, { error: null, part: 0, stop: () => stop.abort() });
  try {
    const stored = await sendFile(context.postMortem().reference, file, {
      onProgress: (part) => changeUpload(view, id, { part }),
      signal: stop.signal,
    });
    const at = placeOfUpload(view, id);
    removeUpload(view, id);
    if (at !== undefined) insert(view, at, nodeOfFile(stored));
  } catch (problem) {
    const isStopped = problem instanceof DOMException && problem.name === 'AbortError';
    if (isStopped) return removeUpload(view, id);
    changeUpload(view, id, { error: explain(problem).replace('Nothing you typed is lost; try', 'Try'), again });
  }
}

/** Into the line where there is one; between blocks as a paragraph of its own. */
function insert(view: EditorView, at: number, node: Node) {
  const place = view.state.doc.resolve(at);
  const wanted = place.parent.inlineContent && !place.parent.type.spec.code;
  view.dispatch(view.state.tr.insert(at, wanted ? node : nodes.paragraph.create(null, node)));
}
